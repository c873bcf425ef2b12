using Untp.Core.Verification;

namespace Untp.Verifier.Policies;

/// <summary>What holds for all verifications of one tenant, <c>Tenants:{tenant}</c>, and the policies that it may name. Immutable.</summary>
public sealed record TenantOptions
{
    /// <summary>DIDs of the issuers that are trusted. Default none, which leaves it to the callers. At most 10,000.</summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>What follows where the issuer is not on the list: <c>Report</c>, <c>Indeterminate</c> or <c>Invalid</c>. Default <c>Invalid</c>.</summary>
    public UnknownIssuer UnknownIssuer { get; init; } = UnknownIssuer.Invalid;

    /// <summary>True where a credential that nobody could revoke or suspend is invalid. Default false.</summary>
    public bool RequireStatus { get; init; }

    /// <summary>Policies by the names that requests use. Default none.</summary>
    public IReadOnlyDictionary<string, PolicyOptions> Policies { get; init; } = new Dictionary<string, PolicyOptions>();
}
