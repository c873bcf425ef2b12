using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>Tells Identity with every call what the verification at hand has spent, and adds what the answer says. Threads: safe.</summary>
internal sealed class SpendingInterceptor(IHttpContextAccessor requests) : Interceptor
{
    // What a call has spent that ended without telling; a call asks for one thing.
    private static readonly FetchSpending _untold = new(1, 0, 0);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        if (FetchAccount.Current(requests.HttpContext) is not { } account)
        {
            return continuation(request, context);
        }

        var headers = new Metadata { { FetchSpending.Header, account.Spent.ToString() } };
        foreach (var entry in context.Options.Headers ?? [])
        {
            headers.Add(entry);
        }

        var call = continuation(request, new ClientInterceptorContext<TRequest, TResponse>(context.Method, context.Host, context.Options.WithHeaders(headers)));
        return new AsyncUnaryCall<TResponse>(AnswerAsync(call, account), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    private static async Task<TResponse> AnswerAsync<TResponse>(AsyncUnaryCall<TResponse> call, FetchAccount account)
    {
        try
        {
            var answer = await call.ResponseAsync;
            account.Add(FetchSpending.Parse(call.GetTrailers().GetValue(FetchSpending.Header)));
            return answer;
        }
        catch (RpcException)
        {
            account.Add(_untold);
            throw;
        }
    }
}
