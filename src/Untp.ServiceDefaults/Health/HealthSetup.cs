using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Untp.ServiceDefaults.Health;

internal static class HealthSetup
{
    private const string Live = "live";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [Live]);
        services.AddSingleton<HealthState>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<HealthState>());
        services.Configure<HealthCheckPublisherOptions>(options =>
        {
            options.Delay = TimeSpan.FromSeconds(1);
            options.Period = TimeSpan.FromSeconds(5);
        });
    }

    /// <summary><c>/health</c>: ready for work. <c>/alive</c>: the process runs. The same over gRPC. All for anyone.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Live) }).AllowAnonymous();
        app.MapGrpcService<HealthRpc>().AllowAnonymous();
    }
}
