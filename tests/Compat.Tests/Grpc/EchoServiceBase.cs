using Grpc.Core;

namespace Compat.Tests.Grpc;

[BindServiceMethod(typeof(EchoServiceBase), nameof(BindService))]
public abstract class EchoServiceBase
{
    public abstract Task<string> Say(string request, ServerCallContext context);

    public abstract Task Count(string request, IServerStreamWriter<string> responseStream, ServerCallContext context);

    public abstract Task<string> Join(IAsyncStreamReader<string> requestStream, ServerCallContext context);

    public abstract Task Chat(IAsyncStreamReader<string> requestStream, IServerStreamWriter<string> responseStream, ServerCallContext context);

    public static void BindService(ServiceBinderBase binder, EchoServiceBase? service)
    {
        binder.AddMethod(EchoMethods.Say, service is null ? null : new UnaryServerMethod<string, string>(service.Say));
        binder.AddMethod(EchoMethods.Count, service is null ? null : new ServerStreamingServerMethod<string, string>(service.Count));
        binder.AddMethod(EchoMethods.Join, service is null ? null : new ClientStreamingServerMethod<string, string>(service.Join));
        binder.AddMethod(EchoMethods.Chat, service is null ? null : new DuplexStreamingServerMethod<string, string>(service.Chat));
    }
}
