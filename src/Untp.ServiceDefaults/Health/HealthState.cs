using Microsoft.Extensions.Diagnostics.HealthChecks;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Untp.ServiceDefaults.Health;

/// <summary>
/// The last known health of this service, and a signal for who waits for the next change. Who stops serves no more, whatever a
/// check that was under way says of it. Threads: safe.
/// </summary>
internal sealed class HealthState : IHealthCheckPublisher
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _stopping;

    public HealthState(IHostApplicationLifetime lifetime) =>
        lifetime.ApplicationStopping.Register(() => Set(ServingStatus.NotServing, stopping: true));

    public ServingStatus Status { get; private set; } = ServingStatus.Serving;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        Set(report.Status == HealthStatus.Unhealthy ? ServingStatus.NotServing : ServingStatus.Serving, stopping: false);
        return Task.CompletedTask;
    }

    /// <summary>The status now, and a task that ends with its next change.</summary>
    public (ServingStatus Status, Task Changed) Look()
    {
        lock (_lock)
        {
            return (Status, _changed.Task);
        }
    }

    private void Set(ServingStatus status, bool stopping)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_stopping)
            {
                return;
            }

            _stopping = stopping;
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
}
