using Grpc.Core;

namespace Compat.Tests.Grpc;

internal sealed class EchoClient : ClientBase<EchoClient>
{
    public EchoClient()
    {
    }

    public EchoClient(ChannelBase channel)
        : base(channel)
    {
    }

    public EchoClient(CallInvoker invoker)
        : base(invoker)
    {
    }

    private EchoClient(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    public string Say(string request, CallOptions options = default) =>
        CallInvoker.BlockingUnaryCall(EchoMethods.Say, null, options, request);

    public AsyncUnaryCall<string> SayAsync(string request, CallOptions options = default) =>
        CallInvoker.AsyncUnaryCall(EchoMethods.Say, null, options, request);

    public AsyncServerStreamingCall<string> Count(string request, CallOptions options = default) =>
        CallInvoker.AsyncServerStreamingCall(EchoMethods.Count, null, options, request);

    public AsyncClientStreamingCall<string, string> Join(CallOptions options = default) =>
        CallInvoker.AsyncClientStreamingCall(EchoMethods.Join, null, options);

    public AsyncDuplexStreamingCall<string, string> Chat(CallOptions options = default) =>
        CallInvoker.AsyncDuplexStreamingCall(EchoMethods.Chat, null, options);

    protected override EchoClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
}
