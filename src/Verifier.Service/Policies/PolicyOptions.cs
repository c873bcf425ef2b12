using Untp.Core.Verification;

namespace Untp.Verifier.Policies;

/// <summary>One named policy, <c>Tenants:{tenant}:Policies:{name}</c>: it tightens what holds for the tenant. Immutable.</summary>
public sealed record PolicyOptions
{
    /// <summary>DIDs of the issuers that are trusted; where the tenant has a list, some of it. Default: the tenant's list. At most 10,000.</summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>What follows where the issuer is not on the list: <c>Report</c>, <c>Indeterminate</c> or <c>Invalid</c>, not milder than the tenant's. Default: the tenant's.</summary>
    public UnknownIssuer? UnknownIssuer { get; init; }

    /// <summary>True where a credential that nobody could revoke or suspend is invalid. Default false, which leaves the tenant's demand standing.</summary>
    public bool RequireStatus { get; init; }
}
