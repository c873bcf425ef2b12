namespace Untp.Issuer.Dids;

/// <summary>A tenant's DIDs in their JSON form.</summary>
/// <param name="Dids">Oldest first.</param>
internal sealed record DidListBody(IReadOnlyList<DidListBody.Item> Dids)
{
    /// <summary>One DID and the DID URL of the key that signs.</summary>
    internal sealed record Item(string Did, string VerificationMethod);
}
