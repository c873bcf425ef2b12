using Grpc.Core;
using Grpc.Core.Interceptors;
using Untp.ServiceDefaults.Errors;

namespace Untp.ServiceDefaults.Store;

/// <summary>Tells gRPC callers of a database that is away: UNAVAILABLE.</summary>
/// <param name="logger">For the outage.</param>
public sealed class StoreOutageInterceptor(ILogger<StoreOutageInterceptor> logger) : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception failure) when (StoreOutage.Is(failure))
        {
            StoreOutage.LogOutage(logger, failure.GetBaseException().Message);
            throw ProblemTrailers.ToException(StoreOutage.Problem);
        }
    }
}
