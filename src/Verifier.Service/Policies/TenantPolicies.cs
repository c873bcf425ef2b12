using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Core.Rules;
using Untp.Core.Trust;
using Untp.Core.Verification;

namespace Untp.Verifier.Policies;

/// <summary>The policies of one tenant. Names are compared without regard to case, as configuration does. Immutable.</summary>
internal sealed class TenantPolicies
{
    private readonly Dictionary<string, VerificationPolicy> _named;

    public TenantPolicies(TenantOptions options, SchemeRegister schemes)
    {
        Own = new VerificationPolicy
        {
            TrustedIssuers = options.TrustedIssuers.ToHashSet(StringComparer.Ordinal),
            TrustedAnchors = [.. options.TrustedAnchors.Select(anchor => anchor.ToAnchor())],
            OperatedSchemes = options.TrustSchemeOperators ? schemes : null,
            RequireRegisterType = RegisterTypeOf(options.RequireRegisterType),
            UnknownIssuer = options.UnknownIssuer,
            RequireStatus = options.RequireStatus,
            RaisedRules = RulesOf(options.RaisedRules),
        };
        _named = options.Policies.ToDictionary(policy => policy.Key, policy => Tighten(policy.Value, schemes), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Those of a tenant that has no rules of its own.</summary>
    public static TenantPolicies None { get; } = new(new TenantOptions(), SchemeRegister.BuiltIn);

    /// <summary>What holds where a request names no policy.</summary>
    public VerificationPolicy Own { get; }

    /// <summary>The policy that a request names. Errors: POLICY_UNKNOWN.</summary>
    /// <param name="name">As the request has it.</param>
    /// <param name="pointer">Where in the request it stands.</param>
    public Result<VerificationPolicy> Find(string name, string pointer) => _named.TryGetValue(name, out var policy)
        ? policy
        : new Problem(ProblemCodes.PolicyUnknown, "Your tenant has no policy of this name; check its spelling, or leave it out.", pointer);

    private VerificationPolicy Tighten(PolicyOptions policy, SchemeRegister schemes)
    {
        var tightened = Own with
        {
            RequireRegisterType = RegisterTypeOf(policy.RequireRegisterType) ?? Own.RequireRegisterType,
            UnknownIssuer = policy.UnknownIssuer ?? Own.UnknownIssuer,
            RequireStatus = policy.RequireStatus || Own.RequireStatus,
            RaisedRules = Own.RaisedRules.Concat(RulesOf(policy.RaisedRules)).ToHashSet(),
        };
        return policy.TrustedIssuers.Count == 0 && policy.TrustedAnchors.Count == 0 && !policy.TrustSchemeOperators
            ? tightened
            : tightened with
            {
                TrustedIssuers = policy.TrustedIssuers.ToHashSet(StringComparer.Ordinal),
                TrustedAnchors = [.. policy.TrustedAnchors.Select(anchor => anchor.ToAnchor())],
                OperatedSchemes = policy.TrustSchemeOperators ? schemes : null,
            };
    }

    private static HashSet<ProblemCode> RulesOf(IReadOnlyList<string> names) => [.. names.SelectMany(UntpRules.Find)];

    private static string? RegisterTypeOf(string? text) => text is null ? null : RegisterTypes.Normalize(text);
}
