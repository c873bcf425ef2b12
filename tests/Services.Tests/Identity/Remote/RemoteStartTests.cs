using Microsoft.Extensions.Options;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Identity;

namespace Services.Tests.Identity.Remote;

public sealed class RemoteStartTests
{
    [Fact]
    public async Task Lists_EveryFaultOfTheSettings()
    {
        await using var app = IdentityHost.Create(InProcessStack.Arguments(
            "--Remote:TotalTimeout", "1.00:00:00", "--Remote:MaxBodyBytes", "1", "--Remote:MaxRedirects", "40", "--Dids:MaxAge", "00:00:00"));

        var faults = await Assert.ThrowsAsync<AggregateException>(() => app.StartAsync());

        Assert.All(["Remote:TotalTimeout", "Remote:MaxBodyBytes", "Remote:MaxRedirects", "Dids:MaxAge"], name => Assert.Contains(name, faults.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--Remote:FurtherPorts:0", "0")]
    [InlineData("--Remote:TrustedAuthority", "/nowhere.pem")]
    [InlineData("--Gateway:PublicUrl", "localhost:8080")]
    [InlineData("--Remote:Tenants:acme:Deny:0", "https://issuer.example")]
    [InlineData("--Remote:Tenants:acme:Allow:0", "*")]
    [InlineData("--Remote:Tenants:acme:Allow:0", "*.10.0.0.1")]
    [InlineData("--Remote:Tenants:acme:Allow:0", "issuer.example.")]
    [InlineData("--Remote:MaxFailurePause", "00:00:00.500")]
    [InlineData("--Remote:BreakerFailures", "1")]
    [InlineData("--Dids:MaxAge", "00:01:00")]
    [InlineData("--Status:MaxAge", "00:00:10")]
    [InlineData("--Cache:LockLifetime", "00:02:00")]
    public async Task Refuses_FaultySettings(string name, string value)
    {
        await using var app = IdentityHost.Create(InProcessStack.Arguments(name, value));

        await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync());
    }

    [Fact]
    public async Task Says_UnresolvedWhenNoIssuerIsConfigured()
    {
        await using var app = IdentityHost.Create(InProcessStack.Arguments("--Logging:LogLevel:Default", "None"));
        await app.StartAsync();
        var addresses = app.Urls.Select(address => new Uri(address)).ToArray();
        var client = new IdentityService.IdentityServiceClient(new RunningService(app, "identity", addresses[0], addresses[1]).Invoker());

        var answer = await client.ResolveDidAsync(new ResolveDidRequest { Did = "did:web:localhost%3A8080:acme" });

        Assert.Equal(("DID_UNRESOLVED", true), (answer.Problem.Code, answer.Retryable));
        Assert.Contains("services:issuer:grpc:0", answer.Problem.Message, StringComparison.Ordinal);
    }
}
