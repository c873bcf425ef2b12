namespace Grpc.Core;

/// <summary>How a client learns what call credentials are.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>The credentials are several others, in this order.</summary>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>The credentials are metadata that the interceptor adds.</summary>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
