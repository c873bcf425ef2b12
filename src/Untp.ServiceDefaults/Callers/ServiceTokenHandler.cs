using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;

namespace Untp.ServiceDefaults.Callers;

/// <summary>Lets calls in that carry a service token of this stack.</summary>
internal sealed class ServiceTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ServiceTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ServiceToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[ServiceTokens.Header] is not [{ Length: > 0 } token])
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.ReadAsync(token) is { } identity
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name))
            : AuthenticateResult.Fail("The service token is not of this stack, not for this service, or too old.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Refusal.WriteAsync(Context, new Problem(ProblemCodes.ServiceTokenInvalid, "This service answers other services of its stack only; call the gateway."));
}
