using System.Security.Claims;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Callers;

/// <summary>
/// Makes and reads service tokens: JWTs (HS256) that say which service calls which, on whose behalf, for a minute.
/// Threads: safe.
/// </summary>
public sealed class ServiceTokens : IDisposable
{
    /// <summary>The header that carries a token.</summary>
    public const string Header = "x-untp-service-token";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private readonly MemoryCache _made = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private readonly SymmetricSecurityKey _key;
    private readonly ServiceName _self;
    private readonly TimeSpan _lifetime;
    private readonly TimeProvider _time;

    /// <summary>Sets the key up.</summary>
    /// <param name="self">This service.</param>
    /// <param name="options">Key and lifetime.</param>
    /// <param name="time">The clock.</param>
    public ServiceTokens(ServiceName self, ServiceIdentityOptions options, TimeProvider time)
    {
        _key = new SymmetricSecurityKey(Convert.FromBase64String(options.TokenKey));
        _self = self;
        _lifetime = options.TokenLifetime;
        _time = time;
    }

    /// <summary>A token for one call, possibly made a moment ago for another call on the same behalf.</summary>
    /// <param name="audience">The service that is called.</param>
    /// <param name="caller">On whose behalf.</param>
    public string Create(string audience, Caller caller)
    {
        var slot = (audience, caller);
        if (_made.TryGetValue(slot, out Made? made) && made!.UseUntil > _time.GetUtcNow())
        {
            return made.Token;
        }

        var now = _time.GetUtcNow().UtcDateTime;
        var token = _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _self.Value,
            Audience = audience,
            IssuedAt = now,
            Expires = now + _lifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [Caller.TenantClaim] = caller.Tenant,
                [Caller.KeyIdClaim] = caller.KeyId,
                [Caller.ScopesClaim] = caller.Scopes,
            },
        });
        _made.Set(slot, new Made(token, _time.GetUtcNow() + (_lifetime / 2)), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
        return token;
    }

    /// <summary>Who calls; null where the token is not of this stack, not for this service, or too old.</summary>
    /// <param name="token">The token as received.</param>
    public async ValueTask<ClaimsIdentity?> ReadAsync(string token)
    {
        if (_read.TryGetValue(token, out Read? read) && read!.Expires > _time.GetUtcNow())
        {
            return read.Identity;
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            ValidAudience = _self.Value,
            ValidateIssuer = false,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            LifetimeValidator = (_, expires, _, _) => expires > _time.GetUtcNow().UtcDateTime,
            AuthenticationType = "service token",
        });
        if (!result.IsValid)
        {
            return null;
        }

        _read.Set(token, new Read(result.ClaimsIdentity, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero)), new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = _lifetime });
        return result.ClaimsIdentity;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _made.Dispose();
        _read.Dispose();
    }

    private sealed record Made(string Token, DateTimeOffset UseUntil);

    private sealed record Read(ClaimsIdentity Identity, DateTimeOffset Expires);
}
