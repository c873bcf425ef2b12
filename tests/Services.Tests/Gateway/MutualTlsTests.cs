using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Untp.Contracts.Verifier.V1;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Gateway;

public sealed class MutualTlsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("untp-mtls");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Calls_Services_With_Its_Certificate()
    {
        var services = Certificates("stack");
        await using var stack = await TestStack.StartAsync(services, Settings(services));

        using var response = await stack.VerifyAsync();
        await stack.VerifierClient.VerifyCredentialAsync(new VerifyCredentialRequest(), TestStack.WithKey);
        await stack.ProbeAsync();
        using var health = await stack.Rest.GetAsync("/health");
        using var document = await stack.Rest.GetAsync("/openapi/v1.json");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
    }

    [Fact]
    public async Task Refuses_Services_Of_Another_Authority()
    {
        await using var stack = await TestStack.StartAsync(Certificates("foreign"), Settings(Certificates("stack")));

        using var response = await stack.VerifyAsync();

        await TestStack.ProblemAsync(response, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        Assert.Empty(stack.Verifier.Received.Concat(stack.SecondVerifier.Received));
    }

    private static string[] Settings(MutualTlsOptions mtls) =>
    [
        $"--ServiceIdentity:Mtls:CertificatePath={mtls.CertificatePath}",
        $"--ServiceIdentity:Mtls:KeyPath={mtls.KeyPath}",
        $"--ServiceIdentity:Mtls:AuthorityPath={mtls.AuthorityPath}",
    ];

    /// <summary>A new authority and one certificate for 127.0.0.1 that it signed.</summary>
    private MutualTlsOptions Certificates(string name)
    {
        var now = DateTimeOffset.UtcNow;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest($"CN={name} authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));

        return new MutualTlsOptions
        {
            CertificatePath = Write($"{name}.crt", certificate.ExportCertificatePem()),
            KeyPath = Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()),
            AuthorityPath = Write($"{name}-authority.crt", authority.ExportCertificatePem()),
        };
    }

    private string Write(string name, string pem)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, pem);
        return path;
    }
}
