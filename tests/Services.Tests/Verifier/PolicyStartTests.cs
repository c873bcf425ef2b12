using Services.Tests.Stack;
using Untp.ServiceDefaults.Hosting;
using Untp.Verifier;

namespace Services.Tests.Verifier;

/// <summary>Rules that cannot be meant stop the start.</summary>
public sealed class PolicyStartTests
{
    private static readonly string[] _identity = ["--services:identity:grpc:0=http://127.0.0.1:1"];

    [Fact]
    public async Task Lists_all_faults_of_all_tenants()
    {
        var faults = await FaultsAsync(
            "--Tenants:a:TrustedIssuers:0=did:web:one.example", "--Tenants:a:TrustedIssuers:1=one.example", "--Tenants:a:UnknownIssuer=Indeterminate",
            "--Tenants:a:Policies:p:TrustedIssuers:0=did:web:two.example", "--Tenants:a:Policies:p:UnknownIssuer=Report",
            "--Tenants:b:Policies:q:UnknownIssuer=Invalid", "--Tenants:b:UnknownIssuer=9");

        Assert.Equal(
            ["Tenants:a:Policies:p:TrustedIssuers:0", "Tenants:a:Policies:p:UnknownIssuer", "Tenants:a:TrustedIssuers:1", "Tenants:b:Policies:q:UnknownIssuer", "Tenants:b:UnknownIssuer"],
            faults.Select(fault => fault.Split(": ")[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--Tenants:a:RequireStatuss=true")]
    [InlineData("--Tenants:a:Policies:p:AcceptUnknownSchema=true")]
    [InlineData("--Tenants:a:RequireStatus=perhaps")]
    [InlineData("--Tenants:a:RaisedRules:0=RULE_OF_THUMB")]
    [InlineData("--Tenants:a:Policies:p:RaisedRules:0=DPP-99")]
    [InlineData("--Tenants:a:UnknownIssuer=Accept")]
    public async Task Names_a_setting_that_is_not_known(string setting) =>
        Assert.Contains(setting[2..].Split('=')[0].Split(':')[^1], Assert.Single(await FaultsAsync(setting)), StringComparison.Ordinal);

    [Theory]
    [InlineData("--Tenants:a:TrustedIssuers:0=did:web:one.example", "--Tenants:a:Policies:p:TrustedIssuers:0=did:web:one.example", "--Tenants:a:Policies:p:UnknownIssuer=Invalid")]
    [InlineData("--Tenants:a:TrustedIssuers:0=did:web:one.example", "--Tenants:a:UnknownIssuer=Report", "--Tenants:a:Policies:p:UnknownIssuer=Report")]
    [InlineData("--Tenants:a:Policies:p:TrustedIssuers:0=did:key:z6Mk", "--Tenants:a:Policies:p:UnknownIssuer=Report")]
    public async Task Takes_rules_that_tighten(params string[] settings) => Assert.Empty(await FaultsAsync(settings));

    private static async Task<IReadOnlyList<string>> FaultsAsync(params string[] settings)
    {
        try
        {
            await using var app = VerifierHost.Create(InProcessStack.Arguments([.. _identity, .. settings]));
            await app.StartAsync();
            return [];
        }
        catch (Exception e)
        {
            var faults = ServiceRun.Faults(e);
            Assert.True(faults.Count > 0, e.ToString());
            return faults;
        }
    }
}
