using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Untp.ServiceDefaults.Hosting;

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
        new(Certificate(options.CertificatePath, options.KeyPath), Read(options.AuthorityPath, X509CertificateLoader.LoadCertificateFromFile));

    /// <summary>The client's side of a connection.</summary>
    public SslClientAuthenticationOptions ClientOptions() => new()
    {
        ClientCertificates = [_certificate],
        RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
            !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && certificate is not null && IsOurs(certificate),
    };

    internal static X509Certificate2 Certificate(string certificatePath, string keyPath) =>
        Read(certificatePath, path => X509Certificate2.CreateFromPemFile(path, keyPath));

    internal void ConfigureServer(HttpsConnectionAdapterOptions https)
    {
        https.ServerCertificate = _certificate;
        https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
        https.ClientCertificateValidation = (certificate, _, _) => IsOurs(certificate);
    }

    private static X509Certificate2 Read(string path, Func<string, X509Certificate2> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"The certificate '{path}' cannot be used: {e.Message}", e);
        }
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
