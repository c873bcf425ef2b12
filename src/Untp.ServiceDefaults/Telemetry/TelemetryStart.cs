using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Untp.ServiceDefaults.Telemetry;

/// <summary>Makes the providers when the service starts; the container disposes them, which sends what is left.</summary>
internal sealed class TelemetryStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = services.GetService<MeterProvider>();
        _ = services.GetService<TracerProvider>();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
