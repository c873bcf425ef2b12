using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Health;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.Reflection;
using Untp.ServiceDefaults.Telemetry;

namespace Untp.ServiceDefaults;

/// <summary>What every service of the house has, in one call before the build and one after.</summary>
public static class ServiceDefaultsSetup
{
    /// <summary>Adds listeners, health, telemetry, error maps and service identity.</summary>
    /// <param name="builder">The service's builder.</param>
    /// <param name="service">The service's name, as others find it: <c>identity</c>, <c>issuer</c>, <c>verifier</c>, <c>gateway</c>.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddHttpContextAccessor();
        builder.AddListeners(isEdge: service == "gateway");
        builder.AddTelemetry(service);
        builder.AddErrorMaps();
        builder.AddServiceIdentity();
        builder.Services.AddHealth();
        builder.Services.AddSingleton<ReflectionCatalog>();
        builder.Services.AddHostedService<ExitWithStdin>();
        return builder;
    }

    /// <summary>Maps health, metrics and reflection, and puts the error maps and caller checks before everything else.</summary>
    /// <param name="app">The service.</param>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        app.UseErrorMaps();
        app.UseRouting();
        app.UseRouteNames();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapMetrics();
        app.MapReflection();
        return app;
    }
}
