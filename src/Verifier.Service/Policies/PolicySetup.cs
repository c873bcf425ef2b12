using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Hosting;
using Untp.Verifier.Trust;

namespace Untp.Verifier.Policies;

internal static class PolicySetup
{
    /// <summary>Reads the tenants' rules; a setting that is not known stops the start, for it may be a misspelt demand.</summary>
    public static void AddPolicies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TenantsOptions>()
            .Configure(options => builder.Configuration.GetSection(TenantsOptions.Section).Bind(options.Tenants, binder => binder.ErrorOnUnknownConfiguration = true))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TenantsOptions>, TenantsOptionsValidator>();
        builder.AddValidatedOptions<IdentifierSchemeOptions>(IdentifierSchemeOptions.Section);
        builder.Services.AddSingleton(services => services.GetRequiredService<IdentifierSchemeOptions>().ReadRegister().Value!);
        builder.Services.AddSingleton<PolicyCatalog>();
    }
}
