using Grpc.Core;

namespace Compat.Tests.Grpc;

public sealed class EchoService(EchoHandlers handlers) : EchoServiceBase
{
    public override Task<string> Say(string request, ServerCallContext context) => handlers.Say(request, context);

    public override Task Count(string request, IServerStreamWriter<string> responseStream, ServerCallContext context) =>
        handlers.Count(request, responseStream, context);

    public override Task<string> Join(IAsyncStreamReader<string> requestStream, ServerCallContext context) =>
        handlers.Join(requestStream, context);

    public override Task Chat(
        IAsyncStreamReader<string> requestStream, IServerStreamWriter<string> responseStream, ServerCallContext context) =>
        handlers.Chat(requestStream, responseStream, context);
}
