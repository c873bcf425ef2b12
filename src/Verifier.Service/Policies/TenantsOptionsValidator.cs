using Microsoft.Extensions.Options;
using Untp.Core.Dids;
using Untp.Core.Rules;
using Untp.Core.Trust;
using Untp.Core.Verification;
using Untp.Verifier.Trust;

namespace Untp.Verifier.Policies;

/// <summary>Lists every fault of the tenants' rules.</summary>
internal sealed class TenantsOptionsValidator : IValidateOptions<TenantsOptions>
{
    private const int MaxIssuers = 10_000;
    private const int MaxAnchors = 1_000;
    private const int MaxRules = 100;

    public ValidateOptionsResult Validate(string? name, TenantsOptions options)
    {
        var faults = options.Tenants.SelectMany(tenant => Faults(tenant.Value).Select(fault => $"{TenantsOptions.Section}:{tenant.Key}:{fault}")).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TenantOptions tenant) =>
    [
        .. Faults(tenant.TrustedIssuers, allowed: []),
        .. Faults(tenant.TrustedAnchors),
        .. Faults(tenant.RequireRegisterType),
        .. Faults(tenant.UnknownIssuer),
        .. RuleFaults(tenant.RaisedRules),
        .. tenant.Policies.SelectMany(policy => Faults(policy.Value, tenant).Select(fault => $"{nameof(tenant.Policies)}:{policy.Key}:{fault}")),
    ];

    private static IEnumerable<string> Faults(PolicyOptions policy, TenantOptions tenant)
    {
        IEnumerable<string> faults =
        [
            .. Faults(policy.TrustedIssuers, tenant.TrustedIssuers),
            .. Faults(policy.TrustedAnchors),
            .. Faults(policy.RequireRegisterType),
            .. RuleFaults(policy.RaisedRules),
            .. Loosened(policy, tenant),
        ];
        foreach (var fault in faults)
        {
            yield return fault;
        }

        if (policy.UnknownIssuer is not { } unknown)
        {
            yield break;
        }

        foreach (var fault in Faults(unknown))
        {
            yield return fault;
        }

        if (!HasTrust(policy) && !HasTrust(tenant))
        {
            yield return $"{nameof(UnknownIssuer)}: there is no list to go by; set TrustedIssuers or TrustedAnchors here or for the tenant.";
        }
        else if (HasTrust(tenant) && unknown < tenant.UnknownIssuer)
        {
            yield return $"{nameof(UnknownIssuer)}: {unknown} is milder than the tenant's {tenant.UnknownIssuer}; a policy only tightens.";
        }
    }

    private static bool HasTrust(TenantOptions tenant) => tenant.TrustedIssuers.Count > 0 || tenant.TrustedAnchors.Count > 0 || tenant.TrustSchemeOperators;

    private static bool HasTrust(PolicyOptions policy) => policy.TrustedIssuers.Count > 0 || policy.TrustedAnchors.Count > 0 || policy.TrustSchemeOperators;

    /// <summary>Whom the policy trusts and the tenant does not, where the tenant trusts anybody.</summary>
    private static IEnumerable<string> Loosened(PolicyOptions policy, TenantOptions tenant)
    {
        if (tenant.RequireRegisterType is { } type && policy.RequireRegisterType is { } other && RegisterTypes.Normalize(other) != RegisterTypes.Normalize(type))
        {
            yield return $"{nameof(policy.RequireRegisterType)}: is another than the tenant's {type}; a policy only tightens.";
        }

        if (!HasTrust(tenant))
        {
            yield break;
        }

        if (tenant.TrustedIssuers.Count == 0 && policy.TrustedIssuers.Count > 0)
        {
            yield return $"{nameof(policy.TrustedIssuers)}: the tenant trusts by anchors only; a policy only tightens.";
        }

        if (policy.TrustSchemeOperators && !tenant.TrustSchemeOperators)
        {
            yield return $"{nameof(policy.TrustSchemeOperators)}: the tenant does not trust operators of schemes; a policy only tightens.";
        }

        for (var i = 0; i < policy.TrustedAnchors.Count; i++)
        {
            if (!tenant.TrustedAnchors.Any(policy.TrustedAnchors[i].IsWithin))
            {
                yield return $"{nameof(policy.TrustedAnchors)}:{i}: is not within one of the tenant's; a policy only tightens.";
            }
        }
    }

    private static IEnumerable<string> Faults(IReadOnlyList<TrustedAnchorOptions> anchors) => anchors.Count > MaxAnchors
        ? [$"TrustedAnchors: holds {anchors.Count}; at most {MaxAnchors} are read."]
        : anchors.SelectMany((anchor, i) => anchor.Faults().Select(fault => $"TrustedAnchors:{i}:{fault}"));

    private static IEnumerable<string> Faults(string? registerType) => registerType is null || RegisterTypes.Normalize(registerType) is not null
        ? []
        : [$"RequireRegisterType: '{registerType}' is none of {string.Join(", ", RegisterTypes.All)}."];

    private static IEnumerable<string> Faults(IReadOnlyList<string> issuers, IReadOnlyList<string> allowed)
    {
        if (issuers.Count > MaxIssuers)
        {
            yield return $"TrustedIssuers: holds {issuers.Count}; at most {MaxIssuers} are read.";
            yield break;
        }

        var known = allowed.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < issuers.Count; i++)
        {
            if (!Did.Parse(issuers[i]).IsSuccess)
            {
                yield return $"TrustedIssuers:{i}: '{issuers[i]}' is no DID.";
            }
            else if (known.Count > 0 && !known.Contains(issuers[i]))
            {
                yield return $"TrustedIssuers:{i}: '{issuers[i]}' is not on the tenant's list; a policy only tightens.";
            }
        }
    }

    private static IEnumerable<string> RuleFaults(IReadOnlyList<string> rules) => rules.Count > MaxRules
        ? [$"RaisedRules: holds {rules.Count}; at most {MaxRules} are read."]
        : rules.Where(rule => UntpRules.Find(rule).Count == 0).Select(rule => $"RaisedRules: '{rule}' is neither a rule nor a requirement that one comes from; docs/rules.md lists them.");

    private static IEnumerable<string> Faults(UnknownIssuer unknown) =>
        Enum.IsDefined(unknown) ? [] : [$"{nameof(UnknownIssuer)}: is none of {string.Join(", ", Enum.GetNames<UnknownIssuer>())}."];
}
