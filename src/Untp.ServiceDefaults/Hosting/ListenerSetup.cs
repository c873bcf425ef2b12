using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Callers;

namespace Untp.ServiceDefaults.Hosting;

/// <summary>
/// Opens the ports: <c>ASPNETCORE_URLS</c> for REST over HTTP/1.1, <c>GRPC_PORT</c> for gRPC over HTTP/2 and
/// <c>HTTPS_PORT</c> for REST over TLS, all on the host of the first URL. Cleartext HTTP/1.1 and HTTP/2 cannot share a port.
/// </summary>
internal static class ListenerSetup
{
    /// <param name="builder">The service's builder.</param>
    /// <param name="isEdge">True where clients from outside call, who hold no certificate of the stack.</param>
    public static void AddListeners(this WebApplicationBuilder builder, bool isEdge)
    {
        var configuration = builder.Configuration;
        var urls = (configuration["urls"] ?? "http://localhost:5000").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(url => BindingAddress.Parse(url)).ToArray();
        var identity = configuration.GetSection(ServiceIdentityOptions.Section).Get<ServiceIdentityOptions>();
        builder.Services.AddSingleton(new ListenerHosts([.. urls.Select(url => url.Host)]));
        builder.WebHost.UseSetting(WebHostDefaults.ServerUrlsKey, "");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var url in urls)
            {
                Listen(kestrel, url.Host, url.Port, listener =>
                {
                    listener.Protocols = HttpProtocols.Http1;
                    if (url.Scheme == Uri.UriSchemeHttps)
                    {
                        UseMutualTls(listener, identity);
                    }
                });
            }

            if (Port(configuration, "GRPC_PORT") is { } grpcPort)
            {
                Listen(kestrel, urls[0].Host, grpcPort, listener =>
                {
                    listener.Protocols = HttpProtocols.Http2;
                    if (!isEdge && identity?.Mtls is not null)
                    {
                        UseMutualTls(listener, identity);
                    }
                });
            }

            if (Port(configuration, "HTTPS_PORT") is { } httpsPort)
            {
                Listen(kestrel, urls[0].Host, httpsPort, listener =>
                {
                    listener.Protocols = HttpProtocols.Http1AndHttp2;
                    listener.UseHttps(PublicCertificate(configuration, builder.Environment));
                });
            }
        });
    }

    private static void UseMutualTls(ListenOptions listener, ServiceIdentityOptions? identity)
    {
        if (identity?.Mtls is not { } mtls)
        {
            throw new InvalidOperationException("An https URL between services needs ServiceIdentity:Mtls.");
        }

        // The ports are set up before the options are checked.
        if (OptionsSetup.Faults(ServiceIdentityOptions.Section, identity) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException(ServiceIdentityOptions.Section, typeof(ServiceIdentityOptions), faults);
        }

        listener.UseHttps(MutualTls.Load(mtls).ConfigureServer);
    }

    private static X509Certificate2 PublicCertificate(ConfigurationManager configuration, IHostEnvironment environment)
    {
        if (configuration["Https:CertificatePath"] is { Length: > 0 } path)
        {
            return MutualTls.Certificate(path, configuration["Https:KeyPath"] ?? path);
        }

        return environment.IsDevelopment()
            ? DevelopmentCertificate.Create()
            : throw new InvalidOperationException("HTTPS_PORT needs Https:CertificatePath (and Https:KeyPath) outside Development.");
    }

    private static int? Port(ConfigurationManager configuration, string name) =>
        configuration[name] is not { Length: > 0 } text ? null
        : ushort.TryParse(text, out var port) ? port
        : throw new InvalidOperationException($"{name} is no port number.");

    private static void Listen(KestrelServerOptions kestrel, string host, int port, Action<ListenOptions> configure)
    {
        if (IPAddress.TryParse(host.Trim('[', ']'), out var address))
        {
            kestrel.Listen(address, port, configure);
        }
        else if (host == "localhost")
        {
            kestrel.ListenLocalhost(port, configure);
        }
        else
        {
            kestrel.ListenAnyIP(port, configure);
        }
    }
}
