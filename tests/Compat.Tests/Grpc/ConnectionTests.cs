using System.IO.Compression;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Grpc.Net.Compression;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.Grpc;

public sealed class ConnectionTests
{
    private static readonly EchoHandlers _authorization = new()
    {
        Say = (_, context) => Task.FromResult(string.Join(';', context.RequestHeaders.GetAll("authorization").Select(entry => entry.Value))),
    };

    [Fact]
    public async Task Sends_Call_Credentials_Over_An_Insecure_Channel_Only_Where_That_Is_Asked_For()
    {
        await using var server = await EchoServer.StartAsync(_authorization);
        var options = new CallOptions(credentials: Bearer("token"));

        var asked = new EchoClient(server.Connect(new() { UnsafeUseInsecureChannelCallCredentials = true }));
        Assert.Equal("Bearer token", await asked.SayAsync("x", options));
        var notAsked = new EchoClient(server.Connect());
        Assert.Equal("", await notAsked.SayAsync("x", options));
    }

    [Fact]
    public async Task Sends_Credentials_Of_The_Channel_And_Of_The_Call_Over_Tls()
    {
        using var certificate = CreateCertificate();
        await using var server = await EchoServer.StartAsync(_authorization, certificate);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.GetCertHashString() == certificate.GetCertHashString(),
            },
        };
        var client = new EchoClient(server.Connect(new()
        {
            HttpHandler = handler,
            Credentials = ChannelCredentials.Create(ChannelCredentials.SecureSsl, Bearer("channel")),
        }));

        Assert.Equal("Bearer channel", await client.SayAsync("x"));
        var both = await client.SayAsync("x", new CallOptions(credentials: CallCredentials.Compose(Bearer("one"), Bearer("two"))));
        Assert.Equal(
            ["Bearer channel", "Bearer one", "Bearer two"],
            both.Split(';').SelectMany(value => value.Split(", ")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refuses_Tls_Credentials_For_A_Cleartext_Address()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());

        Assert.Throws<InvalidOperationException>(() => server.Connect(new() { Credentials = ChannelCredentials.SecureSsl }));
    }

    [Fact]
    public async Task Fails_With_The_Error_Of_The_Call_Credentials()
    {
        await using var server = await EchoServer.StartAsync(_authorization);
        var client = new EchoClient(server.Connect(new() { UnsafeUseInsecureChannelCallCredentials = true }));
        var failing = CallCredentials.FromInterceptor((_, _) => throw new InvalidOperationException("no token"));

        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("x", new CallOptions(credentials: failing)));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.IsType<InvalidOperationException>(error.InnerException);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Compresses_Request_And_Response(string encoding)
    {
        var seen = "";
        await using var server = await EchoServer.StartAsync(
            new EchoHandlers
            {
                Say = (request, context) =>
                {
                    seen = context.GetHttpContext().Request.Headers["grpc-encoding"];
                    return Task.FromResult(request);
                },
            },
            options =>
            {
                options.ResponseCompressionAlgorithm = encoding;
                options.ResponseCompressionLevel = CompressionLevel.SmallestSize;
                options.CompressionProviders = Providers();
            });
        var responses = new EncodingRecorder { InnerHandler = new SocketsHttpHandler() };
        var client = new EchoClient(server.Connect(new() { HttpHandler = responses, DisposeHttpClient = true, CompressionProviders = Providers() }));
        var message = new string('a', 100_000);
        var headers = new Metadata { { "grpc-internal-encoding-request", encoding } };

        Assert.Equal(message, await client.SayAsync(message, new CallOptions(headers)));

        Assert.Equal(encoding, seen);
        Assert.Equal(encoding, responses.Encoding);
        Assert.InRange(responses.RequestBytes, 1, 10_000);
    }

    [Fact]
    public async Task Leaves_A_Message_Uncompressed_Where_That_Is_Asked_For()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var requests = new EncodingRecorder { InnerHandler = new SocketsHttpHandler() };
        var client = new EchoClient(server.Connect(new() { HttpHandler = requests, DisposeHttpClient = true }));
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        var message = new string('a', 100_000);

        var options = new CallOptions(headers).WithWriteOptions(new WriteOptions(WriteFlags.NoCompress));
        Assert.Equal(message, await client.SayAsync(message, options));

        Assert.InRange(requests.RequestBytes, 100_000, 101_000);
    }

    [Fact]
    public async Task Spreads_Calls_Over_Two_Servers()
    {
        await using var first = await EchoServer.StartAsync(new EchoHandlers { Say = (_, _) => Task.FromResult("first") });
        await using var second = await EchoServer.StartAsync(new EchoHandlers { Say = (_, _) => Task.FromResult("second") });
        BalancerAddress[] addresses = [new("127.0.0.1", first.Address.Port), new("127.0.0.1", second.Address.Port)];
        await using var services = new ServiceCollection()
            .AddSingleton<ResolverFactory>(new StaticResolverFactory(_ => addresses))
            .BuildServiceProvider();
        using var channel = GrpcChannel.ForAddress("static:///echo", new GrpcChannelOptions
        {
            Credentials = ChannelCredentials.Insecure,
            ServiceProvider = services,
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
        });
        var client = new EchoClient(channel);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await channel.ConnectAsync(patience.Token);
        Assert.Equal(ConnectivityState.Ready, channel.State);

        // Both connections are ready once both servers have answered; from then on the calls take turns.
        var answered = new HashSet<string>();
        while (answered.Count < 2)
        {
            answered.Add(await client.SayAsync("x", new CallOptions(cancellationToken: patience.Token)));
        }

        var turns = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            turns.Add(await client.SayAsync("x"));
        }

        Assert.Equal(3, turns.Count(answer => answer == "first"));
        Assert.Equal(3, turns.Count(answer => answer == "second"));
    }

    [Fact]
    public async Task Retries_Where_The_Service_Config_Says_So()
    {
        var attempts = 0;
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = (request, _) => ++attempts < 3 ? throw new RpcException(new Status(StatusCode.Unavailable, "")) : Task.FromResult(request),
        });
        var retry = new RetryPolicy
        {
            MaxAttempts = 4,
            InitialBackoff = TimeSpan.FromMilliseconds(1),
            MaxBackoff = TimeSpan.FromMilliseconds(1),
            BackoffMultiplier = 1,
            RetryableStatusCodes = { StatusCode.Unavailable },
        };
        var config = new ServiceConfig { MethodConfigs = { new MethodConfig { Names = { MethodName.Default }, RetryPolicy = retry } } };

        Assert.Equal("x", await new EchoClient(server.Connect(new() { ServiceConfig = config })).SayAsync("x"));
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Reports_A_Refused_Connection_As_Unavailable()
    {
        // Bound, so that nobody else takes the port; not listening, so that it refuses.
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{((IPEndPoint)closed.LocalEndPoint!).Port}");

        var error = await Assert.ThrowsAsync<RpcException>(async () => await new EchoClient(channel).SayAsync("x"));

        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
        Assert.Same(error.Status.DebugException, error.InnerException);
        Assert.NotNull(error.InnerException);
    }

    [Fact]
    public async Task Makes_No_Calls_On_A_Closed_Channel()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var channel = server.Connect();
        Assert.Equal("x", await new EchoClient(channel).SayAsync("x"));
        await channel.ShutdownAsync();
        channel.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await new EchoClient(channel).SayAsync("x"));
        Assert.Equal($"127.0.0.1:{server.Address.Port}", channel.Target);
    }

    private static CallCredentials Bearer(string token) => CallCredentials.FromInterceptor((context, metadata) =>
    {
        Assert.EndsWith("/untp.tests.Echo", context.ServiceUrl, StringComparison.Ordinal);
        Assert.Equal("Say", context.MethodName);
        metadata.Add("authorization", $"Bearer {token}");
        return Task.CompletedTask;
    });

    private static List<ICompressionProvider> Providers() =>
        [new GzipCompressionProvider(CompressionLevel.Fastest), new DeflateCompressionProvider(CompressionLevel.Fastest)];

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
