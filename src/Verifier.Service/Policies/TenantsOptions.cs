namespace Untp.Verifier.Policies;

/// <summary>The tenants' own rules, section <c>Tenants</c>.</summary>
public sealed class TenantsOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Tenants";

    /// <summary>What holds for whom, by the tenant's name. Default nothing for anybody.</summary>
    public IDictionary<string, TenantOptions> Tenants { get; } = new Dictionary<string, TenantOptions>(StringComparer.OrdinalIgnoreCase);
}
