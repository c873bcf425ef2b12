using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Untp.Core.Dids;

namespace Untp.Load.Stack;

/// <summary>Somebody else's server with DIDs on it (did:web), at a loopback port that Identity is told to trust.</summary>
internal sealed class DidOrigin : IAsyncDisposable
{
    private const int Count = 100;
    private static readonly Oid _serverAuthentication = new("1.3.6.1.5.5.7.3.1");
    private readonly WebApplication _app;

    private DidOrigin(WebApplication app, string authorityPath)
    {
        _app = app;
        AuthorityPath = authorityPath;
        Host = new Uri(app.Urls.Single()).Authority.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        Dids = [.. Enumerable.Range(0, Count).Select(i => Did.Parse($"did:web:{Host.Replace(":", "%3A", StringComparison.Ordinal)}:{i}").Value!)];
    }

    /// <summary>Host and port.</summary>
    public string Host { get; }

    /// <summary>PEM file of the authority that its certificate is of.</summary>
    public string AuthorityPath { get; }

    /// <summary>The DIDs.</summary>
    public IReadOnlyList<Did> Dids { get; }

    public static async Task<DidOrigin> StartAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([_serverAuthentication], critical: false));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        var path = Path.Combine(Path.GetTempPath(), $"untp-load-{RandomNumberGenerator.GetHexString(16)}.pem");
        await File.WriteAllTextAsync(path, made.ExportCertificatePem());

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener => listener.UseHttps(certificate)));
        var app = builder.Build();
        app.Run(context =>
        {
            var place = context.Request.Host.Value!.Replace(":", "%3A", StringComparison.Ordinal);
            context.Response.ContentType = "application/did";
            return context.Response.WriteAsync($$"""{"id":"did:web:{{place}}:{{context.Request.Path.Value!.Split('/')[1]}}"}""");
        });
        await app.StartAsync();
        return new DidOrigin(app, path);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(AuthorityPath);
    }
}
