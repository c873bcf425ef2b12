using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Untp.ServiceDefaults.Callers;

namespace Untp.Gateway.Keys;

internal static class ApiKeySetup
{
    /// <summary>API keys take the place of service tokens; one policy a scope, named as the scope.</summary>
    public static void AddApiKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuthOptions>()
            .Bind(builder.Configuration.GetSection("Auth"))
            .Configure(auth => builder.Configuration.GetSection("ApiKeys").Bind(auth.ApiKeys))
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        builder.Services.AddSingleton<ApiKeyRing>();
        builder.Services.AddAuthentication(ApiKeyHandler.Name).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, null);

        // No route: no secret either, so that the answer is 404 or 405. A route that names no policy is for keys only.
        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(call =>
                call.User.Identity is { IsAuthenticated: true } || (call.Resource is HttpContext context && context.GetEndpoint() is not RouteEndpoint)).Build());
        foreach (var scope in Scopes.All)
        {
            authorization.AddPolicy(scope, policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(call => Caller.Of(call.User).Scopes.Split(' ').Contains(scope)));
        }
    }
}
