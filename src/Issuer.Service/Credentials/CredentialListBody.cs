namespace Untp.Issuer.Credentials;

/// <summary>A page of a tenant's credentials, in its JSON form as well.</summary>
/// <param name="Credentials">Oldest first.</param>
/// <param name="HasMore">True where the next page has more.</param>
internal sealed record CredentialListBody(IReadOnlyList<CredentialListBody.Item> Credentials, bool HasMore)
{
    /// <summary>One credential; <c>GET /v1/credentials?id=</c> has it whole.</summary>
    internal sealed record Item(string Id, string Type, string Subject, string Issuer, string MediaType, DateTimeOffset IssuedAt);
}
