using Untp.Identity.Dids;
using Untp.Identity.Documents;
using Untp.Identity.Identifiers;
using Untp.Identity.Links;
using Untp.Identity.Own;
using Untp.Identity.Remote;
using Untp.Identity.Resolution;
using Untp.Identity.Resolver;
using Untp.Identity.Rpc;
using Untp.Identity.Schemes;
using Untp.Identity.StatusLists;
using Untp.Identity.Store;
using Untp.Identity.Trust;
using Untp.Identity.Vocabulary;
using Untp.ServiceDefaults;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.Discovery;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.Rest;
using Untp.ServiceDefaults.Store;

namespace Untp.Identity;

/// <summary>The identity service: resolves DIDs, documents and identifiers for the others.</summary>
public static class IdentityHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line: configuration.</param>
    /// <param name="replace">Puts others in the place of services, such as the clock; null leaves all as they are.</param>
    public static WebApplication Create(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("identity");
        builder.AddTieredCache();
        builder.AddChangeFeed();
        builder.AddStore();
        builder.AddValidatedOptions<DocumentOptions>(DocumentOptions.Section);
        builder.AddValidatedOptions<DidOptions>(DidOptions.Section);
        builder.AddValidatedOptions<StatusOptions>(StatusOptions.Section);
        builder.AddValidatedOptions<RemoteOptions>(RemoteOptions.Section);
        builder.AddValidatedOptions<PublicUrlOptions>(PublicUrlOptions.Section);
        builder.AddValidatedOptions<ResolverOptions>(ResolverOptions.Section);
        builder.AddValidatedOptions<LinkCacheOptions>(LinkCacheOptions.Section);
        builder.Services.AddSingleton<INetwork, MachineNetwork>();
        builder.Services.AddSingleton<GuardedFetcher>();
        builder.Services.AddSingleton<RemoteCache>();
        builder.Services.AddHostedService<RemoteWarmup>();
        builder.Services.AddSingleton<GrpcChannels>();
        builder.Services.AddSingleton<OwnHost>();
        builder.Services.AddSingleton<RemoteDocuments>();
        builder.Services.AddSingleton<DocumentCatalog>();
        builder.Services.AddSingleton<DocumentResolver>();
        builder.Services.AddDids();
        builder.Services.AddSingleton<StatusListResolver>();
        builder.Services.AddSingleton<IdentifierResolver>();
        builder.AddAnchorDiscovery();
        builder.Services.AddSingleton<SchemeCatalog>();
        builder.Services.AddSingleton<HeldIdentifiers>();
        builder.Services.AddSingleton<LinkCache>();
        builder.Services.AddSingleton<LinkReader>();
        builder.Services.AddSingleton<LinkLevels>();
        builder.Services.AddSingleton<DidLinks>();
        builder.Services.AddSingleton<PathReader>();
        builder.Services.AddSingleton<LinkResolver>();
        builder.Services.AddScoped<SchemeRegistry>();
        builder.Services.AddScoped<LinkRegistry>();
        builder.Services.AddScoped<LinkSearch>();
        builder.Services.AddServiceDescription();
        builder.Services.AddResolverPaths();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseServiceDefaults();
        app.UseStoreOutages();

        // Made at start: a faulty authority or an opened door is heard of before the first request, and no change is missed.
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            _ = app.Services.GetRequiredService<GuardedFetcher>();
            _ = app.Services.GetRequiredService<LinkCache>();
        });
        app.MapGrpcService<IdentityRpc>();
        app.MapResolution();
        app.MapGrpcService<LinkRpc>();
        app.MapGrpcService<SchemeRpc>();
        app.MapLinks();
        app.MapLinkTransfer();
        app.MapSchemes();
        app.MapSchemeTransfer();
        app.MapVocabulary();
        app.MapResolver();
        app.MapServiceDescription();
        return app;
    }
}
