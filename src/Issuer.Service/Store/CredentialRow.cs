namespace Untp.Issuer.Store;

/// <summary>An issued credential, byte for byte as signed.</summary>
internal sealed class CredentialRow
{
    public required string Tenant { get; init; }

    public required string Id { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The UNTP type, else the first beside VerifiableCredential; empty for what was issued before it was kept.</summary>
    public required string Type { get; init; }

    /// <summary>The first subject's id; empty where it has none.</summary>
    public required string Subject { get; init; }

    public required string MediaType { get; init; }

    public required byte[] Secured { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }
}
