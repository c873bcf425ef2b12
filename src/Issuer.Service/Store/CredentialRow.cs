namespace Untp.Issuer.Store;

/// <summary>An issued credential, byte for byte as signed.</summary>
internal sealed class CredentialRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Issuer { get; init; }

    public required string MediaType { get; init; }

    public required byte[] Secured { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
}
