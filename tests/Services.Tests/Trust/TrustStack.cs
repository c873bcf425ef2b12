using Microsoft.Extensions.DependencyInjection;
using Services.Tests.MainJob;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Identity;
using Untp.Verifier;

namespace Services.Tests.Trust;

/// <summary>Identity and Verifier as they are, in an internet of their own, and tenants that trust one register each in their way.</summary>
public sealed class TrustStack : IAsyncLifetime
{
    /// <summary>What the register registers for.</summary>
    public const string Scope = "https://register.example/scope/mill";

    private readonly OwnServices _services = new();
    private readonly ManualTime _clock = new();

    internal Web Web { get; } = new();

    internal WebParty Register { get; private set; } = null!;

    public RunningService Verifier { get; private set; } = null!;

    public IdentityService.IdentityServiceClient Identity { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Register = new WebParty(Web);
        Register.PublishDid();

        // No host is left alone for what another test does to it.
        var identity = await _services.StartAsync(
            IdentityHost.Create(
                InProcessStack.Arguments([.. InProcessStack.DocumentFolders, .. Web.Arguments, "--Remote:BreakerFailures", "1000", "--Logging:LogLevel:Default", "None"]),
                services =>
                {
                    services.AddSingleton<TimeProvider>(_clock);
                    Web.Connect(services);
                }),
            "identity");
        Identity = new IdentityService.IdentityServiceClient(identity.Invoker());
        var register = $"TrustedAnchors:0:Did={Register.Did}";
        Verifier = await _services.StartAsync(
            VerifierHost.Create(
                InProcessStack.Arguments(
                [
                    .. OwnServices.At(identity.Grpc),
                    $"--Tenants:acme:{register}",
                    $"--Tenants:market:{register}", "--Tenants:market:UnknownIssuer=Indeterminate",
                    $"--Tenants:land:{register}", "--Tenants:land:TrustedAnchors:0:RegisterTypes:0=land",
                    $"--Tenants:mills:{register}", "--Tenants:mills:TrustedAnchors:0:RegisterTypes:0=business", $"--Tenants:mills:TrustedAnchors:0:Scopes:0={Scope}",
                    $"--Tenants:mines:{register}", $"--Tenants:mines:TrustedAnchors:0:Scopes:0={Scope}/none",
                    "--Tenants:schemes:TrustSchemeOperators=true",
                    $"--IdentifierSchemes:Operators:lei={Register.Did}",
                    $"--Tenants:acme:Policies:bodies:RequireRegisterType=accreditation",
                ]),
                services => services.AddSingleton<TimeProvider>(_clock)),
            "verifier");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await Web.DisposeAsync();
    }
}
