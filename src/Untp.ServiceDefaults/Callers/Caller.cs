using System.Security.Claims;

namespace Untp.ServiceDefaults.Callers;

/// <summary>On whose behalf a call is made: set by the gateway from the API key, carried on inside the service token. Immutable.</summary>
/// <param name="Tenant">Whose data it is about.</param>
/// <param name="KeyId">The API key's id, for logs and limits; never the key.</param>
/// <param name="Scopes">What the key may do, separated by spaces.</param>
public sealed record Caller(string Tenant, string KeyId, string Scopes)
{
    internal const string TenantClaim = "tenant";
    internal const string KeyIdClaim = "key";
    internal const string ScopesClaim = "scope";

    /// <summary>A service on its own account, for no tenant.</summary>
    public static Caller Nobody { get; } = new("", "", "");

    /// <summary>The caller as the user of a request; <see cref="Of"/> reads it back.</summary>
    /// <param name="authenticationType">How the caller proved who it is.</param>
    public ClaimsIdentity ToIdentity(string authenticationType) =>
        new([new(TenantClaim, Tenant), new(KeyIdClaim, KeyId), new(ScopesClaim, Scopes)], authenticationType);

    /// <summary>The caller of a request that was let in.</summary>
    /// <param name="user">The request's user.</param>
    public static Caller Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue(TenantClaim) ?? "", user.FindFirstValue(KeyIdClaim) ?? "", user.FindFirstValue(ScopesClaim) ?? "");
}
