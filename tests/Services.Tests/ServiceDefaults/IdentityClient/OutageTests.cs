using System.Net;
using Grpc.Core;
using Services.Tests.Stack;

namespace Services.Tests.ServiceDefaults.IdentityClient;

/// <summary>Identity stumbles or is down: asked again, and never a verdict out of an outage.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private RunningService _address = null!;

    public async Task InitializeAsync() => _address = await _identity.StartAsync(_services);

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Answer_lost_once_is_asked_for_again()
    {
        _identity.BeforeDid = _identity.BeforeDocument = (call, _) => call == 1 ? FakeIdentity.Down() : Task.CompletedTask;
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));

        var report = await Answers.VerifyAsync(verifier, Passport.Signed());

        Assert.Equal("valid", report["outcome"]!.GetValue<string>());
        Assert.Equal(2, _identity.DidCalls);
        Assert.Equal(2, _identity.DocumentCalls);
    }

    [Fact]
    public async Task Outage_leaves_the_verdict_open_and_says_that_it_may_pass()
    {
        _identity.BeforeDid = _identity.BeforeDocument = (_, _) => FakeIdentity.Down();
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));

        var report = await Answers.VerifyAsync(verifier, Passport.Signed());

        Assert.Equal("indeterminate", report["outcome"]!.GetValue<string>());
        foreach (var (check, code) in (ReadOnlySpan<(string, string)>)[("proof.key", "DID_UNRESOLVED"), ("schema", "SCHEMA_UNAVAILABLE")])
        {
            Assert.Equal("inconclusive", Answers.Check(report, check)["outcome"]!.GetValue<string>());
            Assert.Equal(code, Answers.Check(report, check)["code"]!.GetValue<string>());
            Assert.True(Answers.Check(report, check)["retryable"]!.GetValue<bool>());
        }

        Assert.Equal(3, _identity.DidCalls);
    }

    [Fact]
    public async Task Outage_that_is_over_is_forgotten()
    {
        var down = true;
        _identity.BeforeDid = (_, _) => down ? FakeIdentity.Down() : Task.CompletedTask;
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));
        var credential = Passport.Signed();
        Assert.Equal("indeterminate", (await Answers.VerifyAsync(verifier, credential))["outcome"]!.GetValue<string>());

        down = false;

        Assert.Equal("valid", (await Answers.VerifyAsync(verifier, credential))["outcome"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.PermissionDenied)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Cancelled)]
    public async Task Any_other_failure_leaves_the_verdict_open_and_is_not_asked_again(StatusCode status)
    {
        _identity.BeforeDid = (_, _) => throw new RpcException(new Status(status, "no"));
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));

        var report = await Answers.VerifyAsync(verifier, Passport.Signed());

        Assert.Equal("indeterminate", report["outcome"]!.GetValue<string>());
        Assert.Equal(1, _identity.DidCalls);
    }

    [Fact]
    public async Task Identity_that_is_not_there_leaves_the_verdict_open()
    {
        await _services.StopAsync(_address);
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));

        var report = await Answers.VerifyAsync(verifier, Passport.Signed());

        Assert.Equal("indeterminate", report["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task Broken_credential_is_invalid_even_in_an_outage()
    {
        _identity.BeforeDid = _identity.BeforeDocument = (_, _) => FakeIdentity.Down();
        var verifier = await _services.VerifierAsync(OwnServices.At(_address.Grpc));

        var report = await Answers.VerifyAsync(verifier, Passport.Signed(passport => passport["validUntil"] = "2020-01-01T00:00:00Z"));

        Assert.Equal("invalid", report["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task Issuer_that_cannot_have_the_schema_signs_nothing()
    {
        _identity.BeforeDocument = (_, _) => FakeIdentity.Down();
        var issuer = await _services.IssuerAsync(OwnServices.At(_address.Grpc));
        var passport = Passport.Of(await Answers.CreateDidAsync(issuer));
        using var client = issuer.RestClient();

        var refused = await Answers.IssueAsync(client, passport, validate: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("SCHEMA_UNAVAILABLE", await Answers.CodeAsync(refused));
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(passport["id"]!.GetValue<string>())}")).StatusCode);
        _identity.BeforeDocument = (_, _) => Task.CompletedTask;
        Assert.Equal(HttpStatusCode.Created, (await Answers.IssueAsync(client, passport, validate: true)).StatusCode);
    }
}
