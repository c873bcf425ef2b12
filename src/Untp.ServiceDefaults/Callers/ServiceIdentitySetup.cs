using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Callers;

internal static class ServiceIdentitySetup
{
    /// <summary>Every endpoint wants a service token unless it says that it is for anyone.</summary>
    public static void AddServiceIdentity(this WebApplicationBuilder builder)
    {
        builder.AddValidatedOptions<ServiceIdentityOptions>(ServiceIdentityOptions.Section);
        builder.Services.AddSingleton<ServiceTokens>();
        builder.Services.AddSingleton<OutgoingCalls>();
        builder.Services.AddAuthentication(ServiceTokenHandler.Name).AddScheme<AuthenticationSchemeOptions, ServiceTokenHandler>(ServiceTokenHandler.Name, null);
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
