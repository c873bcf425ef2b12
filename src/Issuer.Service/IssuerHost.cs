using Untp.Core.Contexts;
using Untp.Core.Issuance;
using Untp.Issuer.Credentials;
using Untp.Issuer.Dids;
using Untp.Issuer.Dids.Webvh;
using Untp.Issuer.Keys;
using Untp.Issuer.Rpc;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.Issuer.VcApi;
using Untp.ServiceDefaults;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.IdentityClient;
using Untp.ServiceDefaults.Rest;

namespace Untp.Issuer;

/// <summary>The issuer service: holds tenants' keys, signs credentials, keeps them and publishes their status.</summary>
public static class IssuerHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line: configuration.</param>
    /// <param name="replace">Puts others in the place of services, such as the clock; null leaves all as they are.</param>
    public static WebApplication Create(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("issuer");
        builder.AddIdentityClient();
        builder.AddChangeFeed();
        builder.AddStore();
        builder.AddValidatedOptions<PublicAddress>(PublicAddress.Section);
        builder.AddValidatedOptions<KeyOptions>(KeyOptions.Section);
        builder.AddValidatedOptions<IssuingOptions>(IssuingOptions.Section);
        builder.Services.AddSingleton<KeyVault>();
        builder.Services.AddSingleton<JwtSigner>();
        builder.Services.AddSingleton(services => new ContextLoader(services.GetRequiredService<IContextDocuments>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<CredentialProofs>();
        builder.Services.AddSingleton<CredentialSigner>();
        builder.Services.AddSingleton<StatusListProofs>();
        builder.Services.AddScoped<DidLogs>();
        builder.Services.AddScoped<DidRegistry>();
        builder.Services.AddScoped<DidChanges>();
        builder.Services.AddScoped<StatusLists>();
        builder.Services.AddScoped<StatusHistory>();
        builder.Services.AddScoped<KeyRotation>();
        builder.Services.AddScoped<CredentialSearch>();
        builder.Services.AddScoped<IssuanceChecks>();
        builder.Services.AddScoped<CredentialIssuing>();
        builder.Services.AddServiceDescription();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseServiceDefaults();
        app.UseStoreOutages();
        app.MapGrpcService<IssuerRpc>();
        app.MapDids();
        app.MapCredentials();
        app.MapStatus();
        app.MapVcApi();
        app.MapServiceDescription();
        return app;
    }
}
