using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Errors;

namespace Untp.Gateway.Keys;

/// <summary>Reads the API key: header <c>X-API-Key</c>, which is metadata <c>x-api-key</c> in gRPC. Never from a URL.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyRing keys, IOptions<AuthOptions> auth)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    public const string Header = "X-API-Key";

    private static readonly Caller _developer = new("dev", "open", string.Join(' ', Scopes.All));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Name;
        return Refusal.WriteAsync(Context, Authenticate().Failure is null
            ? new Problem(ProblemCodes.ApiKeyMissing, $"Send your API key, once, in the header {Header} (gRPC: metadata x-api-key).")
            : new Problem(ProblemCodes.ApiKeyUnknown, "No such API key is known here."));
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var scope = Context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;
        return Refusal.WriteAsync(Context, new Problem(ProblemCodes.ScopeMissing, $"This API key lacks the scope '{scope}'."));
    }

    private AuthenticateResult Authenticate()
    {
        var sent = Request.Headers[Header];
        if (sent.Count == 0 && auth.Value.Open && Context.Connection.LocalIpAddress is { } local && IPAddress.IsLoopback(local))
        {
            return Success(_developer);
        }

        if (sent is not [{ Length: > 0 } key])
        {
            return AuthenticateResult.NoResult();
        }

        return keys.Find(key) is { } caller ? Success(caller) : AuthenticateResult.Fail("The API key is not known.");
    }

    private static AuthenticateResult Success(Caller caller) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(caller.ToIdentity(Name)), Name));
}
