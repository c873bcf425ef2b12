using Grpc.Core;
using Grpc.Net.Client;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Untp.Load.Stack;

/// <summary>One way to a service: straight to it with a service token, or through the gateway with an API key. Threads: safe.</summary>
internal sealed class Door : IDisposable
{
    // As services call each other: more than one connection, so that none is the bottleneck.
    private const int Connections = 4;
    private readonly GrpcChannel[] _channels;
    private readonly Func<(string Name, string Value)> _credentials;

    private Door(string name, RunningStack.Addresses addresses, Func<(string Name, string Value)> credentials)
    {
        Name = name;
        _credentials = credentials;
        _channels = [.. Enumerable.Range(0, Connections).Select(_ => GrpcChannel.ForAddress(addresses.Grpc, new GrpcChannelOptions { HttpHandler = Handler(), DisposeHttpClient = true }))];
        Rest = new HttpClient(Handler()) { BaseAddress = addresses.Rest };
    }

    public string Name { get; }

    public HttpClient Rest { get; }

    public static Door ToGateway(RunningStack stack) => new("gateway", stack.Gateway, () => ("x-api-key", stack.ApiKey));

    public static Door ToVerifier(RunningStack stack) => ToService(stack, "verifier", stack.Verifier);

    public static Door ToIdentity(RunningStack stack) => ToService(stack, "identity", stack.Identity);

    /// <summary>The connection of one worker.</summary>
    public GrpcChannel Channel(int worker) => _channels[worker % Connections];

    /// <summary>What every gRPC call carries.</summary>
    public Metadata Headers()
    {
        var (name, value) = _credentials();
        return new Metadata { { name, value } };
    }

    /// <summary>A REST call.</summary>
    public HttpRequestMessage Post(string path, HttpContent content)
    {
        var (name, value) = _credentials();
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content, Headers = { { name, value } } };
    }

    public void Dispose()
    {
        Array.ForEach(_channels, channel => channel.Dispose());
        Rest.Dispose();
    }

    private static Door ToService(RunningStack stack, string service, RunningStack.Addresses addresses)
    {
        var tokens = new ServiceTokens(new ServiceName("load"), new ServiceIdentityOptions { TokenKey = stack.TokenKey }, TimeProvider.System);
        var caller = new Caller("dev", "load", "verify");
        return new("direct", addresses, () => (ServiceTokens.Header, tokens.Create(service, caller)));
    }

    private static SocketsHttpHandler Handler() => new() { EnableMultipleHttp2Connections = true, UseProxy = false };
}
