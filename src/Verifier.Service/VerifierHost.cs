using Untp.Core.Verification;
using Untp.ServiceDefaults;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.IdentityClient;
using Untp.ServiceDefaults.Rest;
using Untp.Verifier.Policies;
using Untp.Verifier.Rpc;
using Untp.Verifier.Verifications;

namespace Untp.Verifier;

/// <summary>The verifier service: stateless; keeps no verdict.</summary>
public static class VerifierHost
{
    /// <summary>Builds the service.</summary>
    /// <param name="args">Command line: configuration.</param>
    /// <param name="replace">Puts others in the place of services, such as the clock; null leaves all as they are.</param>
    public static WebApplication Create(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddServiceDefaults("verifier");
        builder.AddIdentityClient();
        builder.AddValidatedOptions<VerificationOptions>("Verification");
        builder.AddPolicies();
        builder.Services.AddSingleton<VerificationSources>();
        builder.Services.AddSingleton<VerificationPipeline>();
        builder.Services.AddServiceDescription();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapGrpcService<VerifierRpc>();
        app.MapVerifications();
        app.MapBatch();
        app.MapServiceDescription();
        return app;
    }
}
