using Untp.Core.Verification;
using Untp.Verifier.Trust;

namespace Untp.Verifier.Policies;

/// <summary>One named policy, <c>Tenants:{tenant}:Policies:{name}</c>: it tightens what holds for the tenant. Immutable.</summary>
public sealed record PolicyOptions
{
    /// <summary>
    /// DIDs of the issuers that are trusted; where the tenant trusts anybody, some of its list. A policy that names issuers, anchors or
    /// scheme operators names all whom it trusts; one that names none trusts whom the tenant trusts. At most 10,000.
    /// </summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>
    /// Registers whose Digital Identity Anchors make further issuers trusted; where the tenant trusts anybody, each one of its own
    /// with no wider limits. At most 1,000.
    /// </summary>
    public IReadOnlyList<TrustedAnchorOptions> TrustedAnchors { get; init; } = [];

    /// <summary>True where operators of identifier schemes are trusted; where the tenant trusts anybody, only if it trusts them too. Default false.</summary>
    public bool TrustSchemeOperators { get; init; }

    /// <summary>The register type that an anchor has to have; the tenant's where it has one. Default: the tenant's.</summary>
    public string? RequireRegisterType { get; init; }

    /// <summary>What follows where the issuer is neither on the list nor anchored: <c>Report</c>, <c>Indeterminate</c> or <c>Invalid</c>, not milder than the tenant's. Default: the tenant's.</summary>
    public UnknownIssuer? UnknownIssuer { get; init; }

    /// <summary>True where a credential that nobody could revoke or suspend is invalid. Default false, which leaves the tenant's demand standing.</summary>
    public bool RequireStatus { get; init; }

    /// <summary>Rules whose warnings are errors, besides those of the tenant. Default none. At most 100.</summary>
    public IReadOnlyList<string> RaisedRules { get; init; } = [];
}
