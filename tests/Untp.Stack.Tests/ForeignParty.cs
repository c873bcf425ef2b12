using System.Security.Cryptography.X509Certificates;
using Untp.Testing.Hostile;

namespace Untp.Stack.Tests;

/// <summary>A stack that may fetch from https://localhost at one port, and what a server there needs: the port, a certificate and its key.</summary>
public sealed class ForeignParty : IAsyncLifetime
{
    private readonly TestAuthority _authority = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-party-").FullName;

    public StackProcess Stack { get; private set; } = null!;

    public int Port { get; } = RedisServer.FindFreePort();

    public string CertificateFile => Path.Combine(_folder, "party.pem");

    public string KeyFile => Path.Combine(_folder, "party.key");

    public async Task InitializeAsync()
    {
        using var certificate = _authority.Issue("localhost");
        using var key = certificate.GetECDsaPrivateKey()!;
        await File.WriteAllTextAsync(CertificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(KeyFile, key.ExportPkcs8PrivateKeyPem());
        Stack = await StackProcess.StartAsync(("Remote__AllowedPrivateHosts__0", $"localhost:{Port}"), ("Remote__TrustedAuthority", _authority.PemPath));
    }

    public Task DisposeAsync()
    {
        Stack.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
