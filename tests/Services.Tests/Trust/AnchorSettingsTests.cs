using Services.Tests.Stack;
using Untp.ServiceDefaults.Hosting;
using Untp.Verifier;

namespace Services.Tests.Trust;

/// <summary>Registers that cannot be meant, and policies that would loosen, stop the start.</summary>
public sealed class AnchorSettingsTests
{
    private const string One = "did:web:one.example";

    [Theory]
    [InlineData("Tenants:a:TrustedAnchors:0:Did", "--Tenants:a:TrustedAnchors:0:Did=one.example")]
    [InlineData("Tenants:a:TrustedAnchors:0:Did", "--Tenants:a:TrustedAnchors:0:RegisterTypes:0=land")]
    [InlineData("Tenants:a:TrustedAnchors:0:RegisterTypes", "--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:TrustedAnchors:0:RegisterTypes:0=organisation")]
    [InlineData("Tenants:a:TrustedAnchors:0:Scopes", "--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:TrustedAnchors:0:Scopes:0=mill")]
    [InlineData("Tenants:a:RequireRegisterType", "--Tenants:a:RequireRegisterType=club")]
    [InlineData("Tenants:a:Policies:p:TrustedAnchors:0", "--Tenants:a:TrustedIssuers:0=" + One, "--Tenants:a:Policies:p:TrustedAnchors:0:Did=" + One)]
    [InlineData("Tenants:a:Policies:p:TrustedIssuers", "--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:Policies:p:TrustedIssuers:0=" + One)]
    [InlineData("Tenants:a:Policies:p:TrustSchemeOperators", "--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:Policies:p:TrustSchemeOperators=true")]
    [InlineData("Tenants:a:Policies:p:TrustedAnchors:0", "--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:TrustedAnchors:0:RegisterTypes:0=land", "--Tenants:a:Policies:p:TrustedAnchors:0:Did=" + One)]
    [InlineData("Tenants:a:Policies:p:RequireRegisterType", "--Tenants:a:RequireRegisterType=land", "--Tenants:a:Policies:p:RequireRegisterType=business")]
    [InlineData("IdentifierSchemes:Operators", "--IdentifierSchemes:Operators:lei=gleif")]
    [InlineData("IdentifierSchemes:Operators", "--IdentifierSchemes:Operators:unheard-of=" + One)]
    [InlineData("IdentifierSchemes:Files", "--IdentifierSchemes:Files:0=/nowhere.json")]
    public async Task Stops_at_what_cannot_be_meant(string place, params string[] settings) =>
        Assert.Equal([place], (await FaultsAsync(settings)).Select(fault => fault.Split(": ")[0]));

    [Theory]
    [InlineData("--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:Policies:p:TrustedAnchors:0:Did=" + One, "--Tenants:a:Policies:p:TrustedAnchors:0:RegisterTypes:0=land", "--Tenants:a:Policies:p:RequireRegisterType=land")]
    [InlineData("--Tenants:a:Policies:p:TrustedAnchors:0:Did=" + One, "--Tenants:a:Policies:p:UnknownIssuer=Indeterminate")]
    [InlineData("--Tenants:a:TrustSchemeOperators=true", "--Tenants:a:Policies:p:TrustSchemeOperators=true", "--IdentifierSchemes:Operators:lei=" + One)]
    [InlineData("--Tenants:a:TrustedAnchors:0:Did=" + One, "--Tenants:a:TrustedAnchors:0:RegisterTypes:0=Business", "--Tenants:a:TrustedAnchors:0:Scopes:0=https://x.example/y")]
    public async Task Takes_what_tightens(params string[] settings) => Assert.Empty(await FaultsAsync(settings));

    private static async Task<IReadOnlyList<string>> FaultsAsync(string[] settings)
    {
        try
        {
            await using var app = VerifierHost.Create(InProcessStack.Arguments(["--services:identity:grpc:0=http://127.0.0.1:1", .. settings]));
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
