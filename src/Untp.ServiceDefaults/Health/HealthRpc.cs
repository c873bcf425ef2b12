using Grpc.Core;
using Grpc.Health.V1;
using Untp.ServiceDefaults.Reflection;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Untp.ServiceDefaults.Health;

/// <summary>The gRPC health checking protocol. Every gRPC service of a host is as healthy as the host.</summary>
internal sealed class HealthRpc(HealthState state, ReflectionCatalog catalog, IHostApplicationLifetime lifetime) : Grpc.Health.V1.Health.HealthBase
{
    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        IsServed(request.Service)
            ? Task.FromResult(new HealthCheckResponse { Status = state.Status })
            : throw new RpcException(new Status(StatusCode.NotFound, "This host does not serve that service."));

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var last = ServingStatus.Unknown;
        try
        {
            while (true)
            {
                var (status, changed) = state.Look();
                var answer = IsServed(request.Service) ? status : ServingStatus.ServiceUnknown;
                if (answer != last)
                {
                    await responseStream.WriteAsync(new HealthCheckResponse { Status = answer }, context.CancellationToken);
                    last = answer;
                }

                await changed.WaitAsync(ending.Token);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            if (last == ServingStatus.NotServing)
            {
                return;
            }

            await responseStream.WriteAsync(new HealthCheckResponse { Status = ServingStatus.NotServing }, CancellationToken.None);
        }
    }

    private bool IsServed(string service) => service.Length == 0 || catalog.Services.Contains(service);
}
