using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Untp.ServiceDefaults.Callers;

/// <summary>
/// Puts on every unary call to another service what it has to carry: the service token with the caller of the request at
/// hand, and a deadline no later than that request's.
/// </summary>
public sealed class OutgoingCalls(ServiceTokens tokens, IHttpContextAccessor requests)
{
    /// <summary>The longest that a service waits for another. 5 seconds.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(5);

    /// <summary>The interceptor for the channels to one service.</summary>
    /// <param name="audience">The service that is called.</param>
    public Interceptor To(string audience) => new OutgoingInterceptor(this, audience);

    private CallOptions Complete(CallOptions options, string audience)
    {
        var request = requests.HttpContext;
        var headers = new Metadata { { ServiceTokens.Header, tokens.Create(audience, request is null ? Caller.Nobody : Caller.Of(request.User)) } };
        foreach (var entry in options.Headers ?? [])
        {
            headers.Add(entry);
        }

        // Of the machine's clock, whatever the service's is: gRPC compares deadlines with that one.
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime + MaxWait;
        if (request?.Features.Get<IServerCallContextFeature>()?.ServerCallContext.Deadline is { } ours && ours < deadline)
        {
            deadline = ours;
        }

        return options.WithHeaders(headers).WithDeadline(options.Deadline < deadline ? options.Deadline.Value : deadline);
    }

    private sealed class OutgoingInterceptor(OutgoingCalls calls, string audience) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation) =>
            continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, calls.Complete(context.Options, audience)));
    }
}
