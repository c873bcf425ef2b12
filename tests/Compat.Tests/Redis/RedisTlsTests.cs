using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using StackExchange.Redis;

namespace Compat.Tests.Redis;

public sealed class RedisTlsTests
{
    [NeedsFact(Part.Redis)]
    public async Task Speaks_Tls()
    {
        var folder = Directory.CreateTempSubdirectory("redis-tls-");
        try
        {
            using var certificate = MakeCertificate();
            var (certificateFile, keyFile) = (Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"));
            await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(keyFile, certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
            var port = RedisServer.FindFreePort();
            using var server = await RedisServer.StartAsync(
                "--tls-port", $"{port}", "--tls-cert-file", certificateFile, "--tls-key-file", keyFile, "--tls-auth-clients", "no");
            var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", port } }, Ssl = true, SslHost = "localhost" };
            options.CertificateValidation += (_, presented, _, _) => presented!.GetCertHashString() == certificate.GetCertHashString();

            await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
            var database = connection.GetDatabase();
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => database.StringSetAsync($"key:{i}", new string('x', i))));
            var values = await Task.WhenAll(Enumerable.Range(0, 500).Select(i => database.StringGetAsync($"key:{i}")));

            Assert.Equal(Enumerable.Range(0, 500), values.Select(value => (int)value.Length()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
