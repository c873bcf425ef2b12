using System.Security.Claims;
using Microsoft.Extensions.Options;
using Untp.Core.Identifiers.Schemes;
using Untp.ServiceDefaults.Callers;

namespace Untp.Verifier.Policies;

/// <summary>Every tenant's policies, read once. Threads: safe.</summary>
internal sealed class PolicyCatalog(IOptions<TenantsOptions> options, SchemeRegister schemes)
{
    // A tenant whose rules are written in another case than its name must not be left without them.
    private readonly Dictionary<string, TenantPolicies> _tenants =
        options.Value.Tenants.ToDictionary(tenant => tenant.Key, tenant => new TenantPolicies(tenant.Value, schemes), StringComparer.OrdinalIgnoreCase);

    /// <summary>The policies of whoever a request is made for.</summary>
    public TenantPolicies Of(ClaimsPrincipal user) => _tenants.GetValueOrDefault(Caller.Of(user).Tenant, TenantPolicies.None);
}
