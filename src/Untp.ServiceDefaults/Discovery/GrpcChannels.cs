using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Balancer;
using Grpc.Net.Client.Configuration;
using Untp.ServiceDefaults.Callers;

namespace Untp.ServiceDefaults.Discovery;

/// <summary>Channels to other services: all replicas in turn, several connections each, kept alive. Threads: safe.</summary>
public sealed class GrpcChannels(IConfiguration configuration, ServiceIdentityOptions identity, OutgoingCalls calls, ILoggerFactory loggers) : IDisposable
{
    private readonly Dictionary<string, GrpcChannel> _channels = [];
    private readonly Lock _lock = new();

    /// <summary>The way to call a service; made once.</summary>
    /// <param name="service">The service, such as <c>identity</c>.</param>
    /// <exception cref="InvalidOperationException">No address of it is configured.</exception>
    public CallInvoker To(string service)
    {
        lock (_lock)
        {
            if (!_channels.TryGetValue(service, out var channel))
            {
                channel = Open(service);
                _channels.Add(service, channel);
            }

            return channel.CreateCallInvoker().Intercept(calls.To(service));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels.Values)
        {
            channel.Dispose();
        }
    }

    private GrpcChannel Open(string service)
    {
        var addresses = ServiceEndpoints.Find(configuration, service, "grpc");
        if (addresses.Count == 0)
        {
            throw new InvalidOperationException($"services:{service}:grpc:0 is missing: the address of the {service} service's gRPC port.");
        }

        var secure = addresses[0].Scheme == Uri.UriSchemeHttps;
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = TimeSpan.FromSeconds(20),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            ConnectTimeout = TimeSpan.FromSeconds(2),
        };
        if (secure && identity.Mtls is { } mtls)
        {
            handler.SslOptions = MutualTls.Load(mtls).ClientOptions();
        }

        var replicas = new StaticResolverFactory(_ => [.. addresses.Select(address => new BalancerAddress(address.Host, address.Port))]);
        return GrpcChannel.ForAddress($"static:///{service}", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            Credentials = secure ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure,
            ServiceProvider = new ServiceCollection().AddSingleton<ResolverFactory>(replicas).BuildServiceProvider(),
            ServiceConfig = new ServiceConfig { LoadBalancingConfigs = { new RoundRobinConfig() } },
            LoggerFactory = loggers,
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
            MaxReconnectBackoff = TimeSpan.FromSeconds(2),
            MaxReceiveMessageSize = 8 * 1024 * 1024,
        });
    }
}
