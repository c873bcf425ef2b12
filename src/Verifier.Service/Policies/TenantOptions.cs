using Untp.Core.Verification;
using Untp.Verifier.Trust;

namespace Untp.Verifier.Policies;

/// <summary>What holds for all verifications of one tenant, <c>Tenants:{tenant}</c>, and the policies that it may name. Immutable.</summary>
public sealed record TenantOptions
{
    /// <summary>DIDs of the issuers that are trusted. Default none, which leaves it to the callers. At most 10,000.</summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>Registers whose Digital Identity Anchors make further issuers trusted. Default none. At most 1,000.</summary>
    public IReadOnlyList<TrustedAnchorOptions> TrustedAnchors { get; init; } = [];

    /// <summary>True where the operator of an identifier scheme is trusted to anchor the identifiers of its scheme (section <c>IdentifierSchemes</c>). Default false.</summary>
    public bool TrustSchemeOperators { get; init; }

    /// <summary>
    /// The register type that an anchor has to have, such as <c>accreditation</c>; an issuer on the list needs none. Default any.
    /// </summary>
    public string? RequireRegisterType { get; init; }

    /// <summary>What follows where the issuer is neither on the list nor anchored: <c>Report</c>, <c>Indeterminate</c> or <c>Invalid</c>. Default <c>Invalid</c>.</summary>
    public UnknownIssuer UnknownIssuer { get; init; } = UnknownIssuer.Invalid;

    /// <summary>True where a credential that nobody could revoke or suspend is invalid. Default false.</summary>
    public bool RequireStatus { get; init; }

    /// <summary>
    /// Rules that no schema says whose warnings are errors for this tenant: codes such as <c>RULE_MASS_FRACTIONS</c>, or ids of requirements
    /// such as <c>DPP-03</c>. Default none. At most 100.
    /// </summary>
    public IReadOnlyList<string> RaisedRules { get; init; } = [];

    /// <summary>Policies by the names that requests use. Default none.</summary>
    public IReadOnlyDictionary<string, PolicyOptions> Policies { get; init; } = new Dictionary<string, PolicyOptions>();
}
