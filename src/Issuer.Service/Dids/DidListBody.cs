namespace Untp.Issuer.Dids;

/// <summary>A tenant's DIDs in their JSON form.</summary>
/// <param name="Dids">Oldest first.</param>
internal sealed record DidListBody(IReadOnlyList<DidListBody.Item> Dids)
{
    /// <summary>One DID, the DID URL of the key that signs, and whether the DID is given up.</summary>
    internal sealed record Item(string Did, string VerificationMethod, bool Deactivated);
}
