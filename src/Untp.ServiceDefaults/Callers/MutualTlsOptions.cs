namespace Untp.ServiceDefaults.Callers;

/// <summary>Mutual TLS between services, section <c>ServiceIdentity:Mtls</c>. All three are PEM files and required. Immutable.</summary>
public sealed record MutualTlsOptions
{
    /// <summary>This service's certificate. It names the host by which the others are told to call this service (<c>services__NAME__grpc__0</c>).</summary>
    public string CertificatePath { get; init; } = "";

    /// <summary>Its private key.</summary>
    public string KeyPath { get; init; } = "";

    /// <summary>The authority that signed the certificates of all services; no other is trusted.</summary>
    public string AuthorityPath { get; init; } = "";
}
