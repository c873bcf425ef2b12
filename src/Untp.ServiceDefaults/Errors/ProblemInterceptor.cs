using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Errors;

/// <summary>Turns what escapes a gRPC method into INTERNAL without detail; the log has it.</summary>
internal sealed partial class ProblemInterceptor(ILogger<ProblemInterceptor> logger) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(request, context), context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => continuation(requestStream, context), context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => Done(continuation(request, responseStream, context)), context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(() => Done(continuation(requestStream, responseStream, context)), context);

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> call, ServerCallContext context)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is not RpcException && context.CancellationToken.IsCancellationRequested)
        {
            // The caller went away or its time is up: nobody is left to tell, and it is no fault of ours.
            throw new RpcException(new Status(StatusCode.Cancelled, "The call was cancelled."));
        }
        catch (InvalidProtocolBufferException)
        {
            throw ProblemTrailers.ToException(GrpcFaults.NotUnderstood);
        }
        catch (Exception e) when (e is not RpcException)
        {
            LogFault(logger, context.Method, e);
            throw ProblemTrailers.ToException(new Problem(ProblemCodes.Internal, "Something went wrong on our side; the trace id finds it in our log."));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected fault in {Method}")]
    private static partial void LogFault(ILogger logger, string method, Exception exception);
}
