using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Services.Tests.ServiceDefaults.Callers;

/// <summary>A certificate authority of one test.</summary>
internal sealed class TestAuthority : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _root;
    private readonly string _folder;

    public TestAuthority(string folder, string name)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        _root = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(Path.Combine(_folder, "authority.pem"), _root.ExportCertificatePem());
    }

    /// <summary>A certificate and its key, and the arguments that make a service use them.</summary>
    public string[] Arguments(string service, params string[] names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(service, key, names);
        File.WriteAllText(Path.Combine(_folder, $"{service}.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, $"{service}.key"), key.ExportPkcs8PrivateKeyPem());
        return
        [
            "--ServiceIdentity:Mtls:CertificatePath", Path.Combine(_folder, $"{service}.pem"),
            "--ServiceIdentity:Mtls:KeyPath", Path.Combine(_folder, $"{service}.key"),
            "--ServiceIdentity:Mtls:AuthorityPath", Path.Combine(_folder, "authority.pem"),
        ];
    }

    /// <summary>A certificate with its key, for a client of the test's own.</summary>
    public X509Certificate2 ClientCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Sign(name, key, [name]);
        return certificate.CopyWithPrivateKey(key);
    }

    public void Dispose()
    {
        _root.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Sign(string subject, ECDsa key, string[] names)
    {
        var request = new CertificateRequest($"CN={subject}", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.Create(_root, now.AddHours(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(16));
    }
}
