using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Untp.ServiceDefaults.Callers;

/// <summary>Both ends of a connection between services show a certificate of the stack's own authority.</summary>
public sealed class MutualTls
{
    private readonly X509Certificate2 _certificate;
    private readonly X509Certificate2 _authority;

    private MutualTls(X509Certificate2 certificate, X509Certificate2 authority)
    {
        _certificate = certificate;
        _authority = authority;
    }

    /// <summary>Loads the certificates.</summary>
    /// <param name="options">Where they lie.</param>
    public static MutualTls Load(MutualTlsOptions options) =>
        new(Certificate(options.CertificatePath, options.KeyPath), X509CertificateLoader.LoadCertificateFromFile(options.AuthorityPath));

    /// <summary>The client's side of a connection.</summary>
    public SslClientAuthenticationOptions ClientOptions() => new()
    {
        ClientCertificates = [_certificate],
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && certificate is not null && IsOurs(certificate),
    };

    internal static X509Certificate2 Certificate(string certificatePath, string keyPath) =>
        X509Certificate2.CreateFromPemFile(certificatePath, keyPath);

    internal void ConfigureServer(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = _certificate;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsOurs(certificate);
    }

    private bool IsOurs(X509Certificate certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using var copy = new X509Certificate2(certificate);
        return chain.Build(copy);
    }
}
