namespace Untp.ServiceDefaults.Rest;

/// <summary>A service's own part of the OpenAPI document; the gateway merges the parts.</summary>
public static class ServiceDescription
{
    /// <summary>Adds the description of the service's REST endpoints.</summary>
    /// <param name="services">The service's services.</param>
    public static void AddServiceDescription(this IServiceCollection services) => services.AddOpenApi();

    /// <summary>Serves it at <c>/openapi/v1.json</c>, for anyone.</summary>
    /// <param name="app">The service.</param>
    public static void MapServiceDescription(this WebApplication app) => app.MapOpenApi().AllowAnonymous();
}
