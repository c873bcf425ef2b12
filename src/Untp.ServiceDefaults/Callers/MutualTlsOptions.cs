namespace Untp.ServiceDefaults.Callers;

/// <summary>Mutual TLS between services, section <c>ServiceIdentity:Mtls</c>. All three are PEM files and required. Immutable.</summary>
public sealed record MutualTlsOptions
{
    /// <summary>This service's certificate.</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>Its private key.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>The authority that signed the certificates of all services; no other is trusted.</summary>
    public string AuthorityPath { get; init; } = "";
}
