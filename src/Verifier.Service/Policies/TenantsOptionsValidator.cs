using Microsoft.Extensions.Options;
using Untp.Core.Dids;
using Untp.Core.Verification;

namespace Untp.Verifier.Policies;

/// <summary>Lists every fault of the tenants' rules.</summary>
internal sealed class TenantsOptionsValidator : IValidateOptions<TenantsOptions>
{
    private const int MaxIssuers = 10_000;

    public ValidateOptionsResult Validate(string? name, TenantsOptions options)
    {
        var faults = options.Tenants.SelectMany(tenant => Faults(tenant.Value).Select(fault => $"{TenantsOptions.Section}:{tenant.Key}:{fault}")).ToArray();
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(TenantOptions tenant) =>
    [
        .. Faults(tenant.TrustedIssuers, allowed: []),
        .. Faults(tenant.UnknownIssuer),
        .. tenant.Policies.SelectMany(policy => Faults(policy.Value, tenant).Select(fault => $"{nameof(tenant.Policies)}:{policy.Key}:{fault}")),
    ];

    private static IEnumerable<string> Faults(PolicyOptions policy, TenantOptions tenant)
    {
        foreach (var fault in Faults(policy.TrustedIssuers, tenant.TrustedIssuers))
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

        if (policy.TrustedIssuers.Count == 0 && tenant.TrustedIssuers.Count == 0)
        {
            yield return $"{nameof(UnknownIssuer)}: there is no list to go by; set TrustedIssuers here or for the tenant.";
        }
        else if (tenant.TrustedIssuers.Count > 0 && unknown < tenant.UnknownIssuer)
        {
            yield return $"{nameof(UnknownIssuer)}: {unknown} is milder than the tenant's {tenant.UnknownIssuer}; a policy only tightens.";
        }
    }

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

    private static IEnumerable<string> Faults(UnknownIssuer unknown) =>
        Enum.IsDefined(unknown) ? [] : [$"{nameof(UnknownIssuer)}: is none of {string.Join(", ", Enum.GetNames<UnknownIssuer>())}."];
}
