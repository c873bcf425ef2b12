using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Untp.ServiceDefaults.Health;

/// <summary>The last known health of this service, and a signal for who waits for the next change. Threads: safe.</summary>
internal sealed class HealthState : IHealthCheckPublisher
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HealthState(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.Register(() => Set(HealthCheckResponse.Types.ServingStatus.NotServing));

    public HealthCheckResponse.Types.ServingStatus Status { get; private set; } = HealthCheckResponse.Types.ServingStatus.Serving;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Set(ToStatus(report));
        return Task.CompletedTask;
    }

    /// <summary>The status now, and a task that ends with its next change.</summary>
    public (HealthCheckResponse.Types.ServingStatus Status, Task Changed) Look()
    {
        lock (_lock)
        {
            return (Status, _changed.Task);
        }
    }

    public void Set(HealthCheckResponse.Types.ServingStatus status)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (Status == status)
            {
                return;
            }

            Status = status;
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    private static HealthCheckResponse.Types.ServingStatus ToStatus(HealthReport report) =>
        report.Status == HealthStatus.Unhealthy ? HealthCheckResponse.Types.ServingStatus.NotServing : HealthCheckResponse.Types.ServingStatus.Serving;
}
