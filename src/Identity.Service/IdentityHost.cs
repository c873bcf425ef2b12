using Untp.Identity.Dids;
using Untp.Identity.Documents;
using Untp.Identity.Identifiers;
using Untp.Identity.Rpc;
using Untp.ServiceDefaults;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.Rest;

namespace Untp.Identity;

/// <summary>The identity service: resolves DIDs, documents and identifiers for the others.</summary>
public static class IdentityHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line: configuration.</param>
    public static WebApplication Create(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("identity");
        builder.AddTieredCache();
        builder.AddValidatedOptions<DocumentOptions>(DocumentOptions.Section);
        builder.Services.AddSingleton<DocumentCatalog>();
        builder.Services.AddSingleton<DocumentResolver>();
        builder.Services.AddSingleton<DidResolver>();
        builder.Services.AddSingleton<IdentifierResolver>();
        builder.Services.AddServiceDescription();

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGrpcService<IdentityRpc>();
        app.MapServiceDescription();
        return app;
    }
}
