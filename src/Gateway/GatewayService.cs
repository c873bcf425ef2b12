using Microsoft.Extensions.Options;
using Untp.Gateway.Documentation;
using Untp.Gateway.Keys;
using Untp.Gateway.OpenApi;
using Untp.Gateway.Routing;
using Untp.ServiceDefaults;
using Untp.ServiceDefaults.Hosting;

namespace Untp.Gateway;

/// <summary>The edge: who may call, how much and how large, and which service answers. No domain logic, no proto mapping.</summary>
public static class GatewayService
{
    /// <summary>Makes the gateway.</summary>
    /// <param name="args">Command line arguments; they count as configuration.</param>
    /// <exception cref="OptionsValidationException">The setup has faults (several kinds: an <see cref="AggregateException"/> of these).</exception>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("gateway");
        builder.AddValidatedOptions<GatewayOptions>(GatewayOptions.Section);
        builder.AddApiKeys();
        builder.AddRouting();
        builder.Services.AddSingleton<OpenApiSource>();

        var app = builder.Build();

        // The routes are read from the options now, so all faults have to come out now.
        app.Services.GetRequiredService<IStartupValidator>().Validate();

        app.UseServiceDefaults();
        app.MapRoutes();
        app.MapOpenApiDocument();
        app.MapDocumentation();
        return app;
    }
}
