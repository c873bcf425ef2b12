using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Contracts.Issuer.V1;
using Untp.Identity;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>The identity service as it is, before a hostile server at <c>localhost</c> and an issuer that knows one of everything.</summary>
public sealed class RemoteIdentity : IAsyncLifetime
{
    /// <summary>Where the gateway is said to be; nothing listens there.</summary>
    public const string PublicUrl = "http://localhost:18080";

    private readonly TestAuthority _authority = new();
    private WebApplication _issuer = null!;
    private WebApplication _identity = null!;

    public HostileServer Server { get; private set; } = null!;

    public FakeIssuer Issuer { get; } = new();

    public IdentityService.IdentityServiceClient Client { get; private set; } = null!;

    /// <summary>A DID of the hostile server.</summary>
    public string Did(string path) => $"did:web:localhost%3A{Server.Port}:{path}";

    public async Task InitializeAsync()
    {
        Server = new HostileServer(_authority, "localhost");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(Issuer);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listener => listener.Protocols = HttpProtocols.Http2));
        _issuer = builder.Build();
        _issuer.MapGrpcService<FakeIssuer>();
        await _issuer.StartAsync();

        _identity = IdentityHost.Create(InProcessStack.Arguments(
            "--services:issuer:grpc:0", _issuer.Urls.Single(),
            "--Gateway:PublicUrl", PublicUrl,
            "--Remote:AllowedPrivateHosts:0", $"localhost:{Server.Port}",
            "--Remote:TrustedAuthority", _authority.PemPath,
            "--Remote:ConnectTimeout", "00:00:08",
            "--Remote:FirstByteTimeout", "00:00:08",
            "--Remote:TotalTimeout", "00:00:08",

            // Long enough for a second look on a busy machine, and no host is left alone for what another test does to it.
            "--Remote:FirstFailurePause", "00:00:30",
            "--Remote:MaxFailurePause", "00:00:30",
            "--Remote:BreakerFailures", "1000",
            "--Logging:LogLevel:Default", "None"));
        await _identity.StartAsync();
        var addresses = _identity.Urls.Select(address => new Uri(address)).ToArray();
        Client = new IdentityService.IdentityServiceClient(new RunningService(_identity, "identity", addresses[0], addresses[1]).Invoker());
    }

    public async Task DisposeAsync()
    {
        await _identity.DisposeAsync();
        await _issuer.DisposeAsync();
        await Server.DisposeAsync();
        _authority.Dispose();
    }

    /// <summary>An issuer with one DID and one status list, which counts what it is asked.</summary>
    public sealed class FakeIssuer : IssuerService.IssuerServiceBase
    {
        public const string Did = "did:web:localhost%3A18080:acme";
        public const string ListUrl = PublicUrl + "/status/1";

        // {"alg":"ES256"} . {"a":1} . AAAA
        public const string List = "eyJhbGciOiJFUzI1NiJ9.eyJhIjoxfQ.AAAA";

        private int _calls;

        public int Calls => Volatile.Read(ref _calls);

        public StatusCode? Fails { get; set; }

        public override Task<GetDidDocumentResponse> GetDidDocument(GetDidDocumentRequest request, ServerCallContext context)
        {
            Count();
            return request.Did == Did
                ? Task.FromResult(new GetDidDocumentResponse { DidDocument = Google.Protobuf.ByteString.CopyFromUtf8($$"""{"id":"{{Did}}"}""") })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }

        /// <summary>The only did:webvh that is held here, with its log; null: none.</summary>
        public (string Did, byte[] Log)? Log { get; set; }

        public override Task<GetDidLogResponse> GetDidLog(GetDidLogRequest request, ServerCallContext context)
        {
            Count();
            return request.Did == Log?.Did
                ? Task.FromResult(new GetDidLogResponse { DidLog = Google.Protobuf.ByteString.CopyFrom(Log.Value.Log) })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }

        public override Task<GetStatusListResponse> GetStatusList(GetStatusListRequest request, ServerCallContext context)
        {
            Count();
            return request.Url == ListUrl
                ? Task.FromResult(new GetStatusListResponse { MediaType = "application/vc+jwt", Credential = Google.Protobuf.ByteString.CopyFromUtf8(List) })
                : throw new RpcException(new Status(StatusCode.NotFound, ""));
        }

        private void Count()
        {
            Interlocked.Increment(ref _calls);
            if (Fails is { } status)
            {
                throw new RpcException(new Status(status, ""));
            }
        }
    }
}
