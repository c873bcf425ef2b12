using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services.Tests.Gateway;
using Services.Tests.Identity.Remote;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Gateway;
using Untp.Identity;
using Untp.Identity.Remote;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Resolution;

/// <summary>Gateway and Identity as they are, in an internet whose only host is <c>example.com</c>, and an issuer that holds one log.</summary>
public sealed class ResolutionStack : IAsyncLifetime
{
    /// <summary>Where the gateway is said to be.</summary>
    public const string OwnHost = "localhost%3A18080";

    private readonly TestAuthority _authority = new();
    private readonly ConcurrentDictionary<string, (string Status, string Headers, byte[] Body)> _answers = new(StringComparer.Ordinal);
    private HostileServer _server = null!;
    private WebApplication _issuer = null!;
    private WebApplication _identity = null!;
    private WebApplication _gateway = null!;

    public RemoteIdentity.FakeIssuer Issuer { get; } = new();

    public IdentityService.IdentityServiceClient Client { get; private set; } = null!;

    public RunningService Identity { get; private set; } = null!;

    /// <summary>Calls the gateway, without a key.</summary>
    public HttpClient Http { get; private set; } = null!;

    /// <summary>Lets the host answer with this below a path.</summary>
    public void Publish(string path, byte[] body, string headers = "", string status = "200 OK") => _answers[path] = (status, headers, body);

    public void Publish(string path, string body, string headers = "") => Publish(path, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>How often a path was asked for.</summary>
    public int RequestsFor(string path) => _server.Requests.Count(head => head.StartsWith($"GET {path} ", StringComparison.Ordinal));

    /// <summary>Everything the host was asked for so far.</summary>
    public int Connections => _server.Connections;

    public async Task InitializeAsync()
    {
        _server = new HostileServer(_authority, "example.com") { Answer = AnswerAsync };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Issuer);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        _issuer = builder.Build();
        _issuer.MapGrpcService<RemoteIdentity.FakeIssuer>();
        await _issuer.StartAsync();

        _identity = IdentityHost.Create(
            InProcessStack.Arguments(
                "--services:issuer:grpc:0", _issuer.Urls.Single(),
                "--Gateway:PublicUrl", RemoteIdentity.PublicUrl,
                "--Remote:TrustedAuthority", _authority.PemPath,
                "--Remote:ConnectTimeout", "00:00:08",
                "--Remote:FirstByteTimeout", "00:00:08",
                "--Remote:TotalTimeout", "00:00:08",
                "--Remote:BreakerFailures", "1000",
                "--Remote:MaxBytesPerVerification", "67108864",
                "--Logging:LogLevel:Default", "None"),
            services => services.AddSingleton<INetwork>(new FakeNetwork(_server.Port)));
        Identity = await RunningService.StartAsync(_identity, "identity");
        Client = new IdentityService.IdentityServiceClient(Identity.Invoker());

        _gateway = GatewayService.Create(TestStack.Settings(
            $"--ServiceIdentity:TokenKey={InProcessStack.TokenKey}", "--Logging:LogLevel:Default=None",
            $"--services:identity:http:0={Identity.Http}", $"--services:identity:grpc:0={Identity.Grpc}",
            "--services:issuer:http:0=http://127.0.0.1:1", "--services:issuer:grpc:0=http://127.0.0.1:1",
            "--services:verifier:http:0=http://127.0.0.1:1", "--services:verifier:grpc:0=http://127.0.0.1:1"));
        await _gateway.StartAsync();
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(_gateway.Urls.First()) };
    }

    /// <summary>Asks the gateway with the path exactly as it stands here.</summary>
    public async Task<HttpResponseMessage> GetAsync(string identifier, string? accept = null)
    {
        var target = new Uri($"{Http.BaseAddress!.ToString().TrimEnd('/')}/1.0/identifiers/{identifier}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await Http.SendAsync(request);
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _gateway.DisposeAsync();
        await _identity.DisposeAsync();
        await _issuer.DisposeAsync();
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    private async Task AnswerAsync(string head, Stream stream, CancellationToken cancellationToken)
    {
        var (status, headers, body) = _answers.GetValueOrDefault(head.Split(' ')[1], ("404 Not Found", "", []));
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n"), cancellationToken);
        await stream.WriteAsync(body, cancellationToken);
    }
}
