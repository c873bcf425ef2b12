using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

public sealed class VerificationPipelineTests
{
    private static readonly string[] _names =
    [
        "envelope", "json", "credential.shape", "credential.dates", "credential.claims", "proof.key", "proof.signature", "schema", "untp.rules", "status", "issuer.trust", "expect",
    ];

    public static IEnumerable<object[]> Faults =>
        from type in Enum.GetValues<KeyType>()
        from fault in Fault.All
        select (object[])[type, fault.Name];

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    public async Task Returns_Valid(KeyType type)
    {
        var report = await new Scenario(type).VerifyAsync();

        Assert.Equal(Outcome.Valid, report.Outcome);
        Assert.Equal(_names, report.Checks.Select(check => check.Name));
        Assert.All(report.Checks, check => Assert.Equal(check.Name is "status" or "issuer.trust" or "expect" ? CheckOutcome.NotApplicable : CheckOutcome.Passed, check.Finding.Outcome));
        Assert.All(report.Checks, check => Assert.Empty(check.Finding.Problems));
        Assert.All(report.Checks, check => Assert.Equal(check.Name is not ("issuer.trust" or "expect"), check.IsRequired));
        Assert.Equal((Scenario.Issuer, IssuerTrust.Unknown), (report.Issuer, report.IssuerTrust));
        Assert.Equal(new UntpType("DigitalIdentityAnchor", "0.7.0"), report.UntpType);
        Assert.Equal(Scenario.KeyReadAt, report.KeyAsOf);
        Assert.Equal("The credential is authentic; nobody was asked whether its issuer may be trusted.", report.Summary);
    }

    [Fact]
    public async Task Returns_Valid_ForOtherSpellingsOfTheSame()
    {
        Action<Scenario>[] harmless =
        [
            s => s.Header["alg"] = "Ed25519",
            s => s.Header.Remove("typ"),
            s => s.Header.Remove("cty"),
            s => s.Credential["issuer"] = Scenario.Issuer,
            s => s.Credential["iss"] = Scenario.Issuer,
            s => s.Credential["jti"] = "https://issuer.example/credentials/1",
            s => s.Credential["sub"] = "did:web:subject.example",
            s => s.Credential.Remove("id"),
            s => s.UseStatus(),
            s => s.UseStatus("suspension"),
            s => s.UseStatus().Around = list => [.. "\r\n\t "u8, .. list, .. " \r\n"u8],
            s => s.UseStatus().Around = StatusScenario.Enveloped,
            s => s.UseStatus().Around = list => [.. "\n"u8, .. StatusScenario.Enveloped(list), .. "\r\n"u8],
            s => { s.UseStatus(); s.Policy = new() { RequireStatus = true }; },
            s => { s.UseStatus("suspension"); s.Policy = new() { RequireStatus = true }; },
            s => s.UseStatus().Entry["statusListIndex"] = StatusScenario.Index,
            s => s.UseStatus().Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index - 1),
            s => s.UseStatus("refresh").Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index),
            s => s.Expectation = new("did:web:subject.example", "DigitalIdentityAnchor", Scenario.Issuer),
            s => s.Credential.Remove("validUntil"),
            s => s.Credential["validFrom"] = "2026-06-01T12:01:00Z",
            s => s.Credential["validUntil"] = "2026-06-01T11:59:00Z",
            s => s.Payload = text => $"\n {text}\t",
            s => s.Credential["exp"] = Scenario.Now.ToUnixTimeSeconds() - 59.5,
            s => s.Credential["nbf"] = Scenario.Now.ToUnixTimeSeconds() + 60,
            s => s.Header["iss"] = Scenario.Issuer,
            s => s.Method["id"] = Scenario.Kid,
            s => s.AssertionMethods[0] = Scenario.Kid,
        ];
        foreach (var change in harmless)
        {
            var scenario = new Scenario();
            change(scenario);

            Assert.Equal(Outcome.Valid, (await scenario.VerifyAsync()).Outcome);
        }
    }

    // RFC 7519, section 4.1.6, wants a number; what else stands there is odd, and decides nothing.
    [Fact]
    public async Task Warns_OfAnIatThatIsNoNumber()
    {
        var (odd, right) = (new Scenario(), new Scenario());
        odd.Credential["iat"] = "2026-06-01T12:00:00Z";
        right.Credential["iat"] = 1_780_000_000;

        Assert.Equal((Outcome.Valid, "CLAIM_SYNTAX /iat"), await JudgeAsync(odd));
        Assert.Equal((Outcome.Valid, ""), await JudgeAsync(right));

        static async Task<(Outcome, string)> JudgeAsync(Scenario scenario)
        {
            var report = await scenario.VerifyAsync();
            return (report.Outcome, string.Join(' ', report.Checks.Single(check => check.Name == "credential.claims").Finding.Warnings.Select(warning => $"{warning.Code} {warning.Pointer}")));
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Reports_AFault(KeyType type, string name)
    {
        var fault = Fault.All.Single(fault => fault.Name == name);
        var scenario = new Scenario(type);
        fault.Apply(scenario);
        var report = await scenario.VerifyAsync();

        Assert.Equal(fault.Outcome == CheckOutcome.Failed ? Outcome.Invalid : Outcome.Indeterminate, report.Outcome);
        Assert.Equal(_names, report.Checks.Select(check => check.Name));
        var check = report.Checks.Single(check => check.Name == fault.Check);
        Assert.True(check.IsRequired);
        Assert.Equal(fault.Outcome, check.Finding.Outcome);
        Assert.Equal(fault.Code, check.Finding.Problems[0].Code);
        Assert.Equal(fault.IsRetryable, check.Finding.IsRetryable);
        Assert.Contains(check.Finding.Problems[0].Message, report.Summary, StringComparison.Ordinal);

        // Whatever else is not passed is a consequence: not reached, or the same fault seen from the next step.
        foreach (var other in report.Checks.Where(other => other.Name != fault.Check && other.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Inconclusive))
        {
            Assert.Contains(other.Finding.Problems[0].Code, (ProblemCode[])[ProblemCodes.CheckNotReached, fault.Code]);
        }
    }

    [Fact]
    public async Task Trusts_ListedIssuersOnly()
    {
        var report = await new Scenario { TrustedIssuers = ["did:web:other.example", Scenario.Issuer] }.VerifyAsync();

        Assert.Equal((Outcome.Valid, IssuerTrust.Listed), (report.Outcome, report.IssuerTrust));
        Assert.Equal(CheckOutcome.Passed, report.Checks[^2].Finding.Outcome);
        Assert.True(report.Checks[^2].IsRequired);
        Assert.Equal("The credential is authentic, and its issuer is one that you trust.", report.Summary);

        report = await new Scenario { TrustedIssuers = ["did:web:ISSUER.example"] }.VerifyAsync();
        Assert.Equal((Outcome.Invalid, IssuerTrust.Unknown), (report.Outcome, report.IssuerTrust));
    }

    [Theory]
    [InlineData(UnknownIssuer.Report, Outcome.Valid, CheckOutcome.Failed, false)]
    [InlineData(UnknownIssuer.Indeterminate, Outcome.Indeterminate, CheckOutcome.Inconclusive, true)]
    [InlineData(UnknownIssuer.Invalid, Outcome.Invalid, CheckOutcome.Failed, true)]
    public async Task Follows_ThePolicyForUnknownIssuers(UnknownIssuer unknown, Outcome outcome, CheckOutcome check, bool isRequired)
    {
        VerificationPolicy Policy(params string[] issuers) => new() { TrustedIssuers = issuers.ToHashSet(), UnknownIssuer = unknown };

        var stranger = await new Scenario { Policy = Policy("did:web:other.example") }.VerifyAsync();
        var listed = await new Scenario { Policy = Policy("did:web:other.example", Scenario.Issuer) }.VerifyAsync();
        var broken = await new Scenario { Policy = Policy(Scenario.Issuer), Signature = bytes => bytes[3] ^= 1 }.VerifyAsync();

        Assert.Equal((outcome, IssuerTrust.Unknown), (stranger.Outcome, stranger.IssuerTrust));
        Assert.Equal((check, isRequired), (stranger.Checks[^2].Finding.Outcome, stranger.Checks[^2].IsRequired));
        Assert.Equal("/issuer", Assert.Single(stranger.Checks[^2].Finding.Problems).Pointer);
        Assert.Contains("not on your list of trusted issuers", stranger.Summary, StringComparison.Ordinal);
        Assert.Equal((Outcome.Valid, IssuerTrust.Listed, CheckOutcome.Passed), (listed.Outcome, listed.IssuerTrust, listed.Checks[^2].Finding.Outcome));
        Assert.Equal(Outcome.Invalid, broken.Outcome);
    }

    /// <summary>The caller's list narrows the policy's and never widens it, whatever the policy says of unknown issuers.</summary>
    [Theory]
    [InlineData(true, true, Outcome.Valid, IssuerTrust.Listed)]
    [InlineData(true, false, Outcome.Invalid, IssuerTrust.Unknown)]
    [InlineData(false, true, Outcome.Invalid, IssuerTrust.Unknown)]
    [InlineData(false, false, Outcome.Invalid, IssuerTrust.Unknown)]
    public async Task Trusts_WhomBothListsName(bool isOnPolicy, bool isOnCallers, Outcome outcome, IssuerTrust trust)
    {
        static string Name(bool isOn) => isOn ? Scenario.Issuer : "did:web:other.example";
        foreach (var unknown in Enum.GetValues<UnknownIssuer>())
        {
            var report = await new Scenario
            {
                Policy = new() { TrustedIssuers = new HashSet<string> { Name(isOnPolicy) }, UnknownIssuer = unknown },
                TrustedIssuers = [Name(isOnCallers)],
            }.VerifyAsync();

            Assert.Equal((outcome, trust), (report.Outcome, report.IssuerTrust));
            Assert.True(report.Checks[^2].IsRequired);
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Says_WhereAndWhatForEveryFault(KeyType type, string name)
    {
        var scenario = new Scenario(type);
        Fault.All.Single(fault => fault.Name == name).Apply(scenario);
        var problems = (await scenario.VerifyAsync()).Checks
            .Where(check => check.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Inconclusive)
            .SelectMany(check => check.Finding.Problems)
            .Where(problem => problem.Code != ProblemCodes.CheckNotReached)
            .ToList();

        Assert.NotEmpty(problems);
        Assert.All(problems, problem =>
        {
            Assert.Matches(@"^(/([^~/]|~[01])*)*$", problem.Pointer);

            // Two codes are about all the bytes; a schema that is not at hand is about no place of the credential.
            Assert.True(problem.Pointer.Length > 0 || problem.Code.Id is "JSON_SYNTAX" or "PROOF_SIGNATURE_INVALID" or "SCHEMA_UNKNOWN" or "SCHEMA_UNAVAILABLE", $"{problem.Code} points nowhere.");
            Assert.NotEqual("", problem.Message);
        });
    }

    [Fact]
    public async Task Judges_TheDatesAtTheMomentAskedFor()
    {
        Assert.Equal(Outcome.Valid, (await new Scenario { At = new(2026, 12, 31, 0, 0, 0, TimeSpan.Zero) }.VerifyAsync()).Outcome);
        Assert.Equal(Outcome.Invalid, (await new Scenario { At = new(2027, 1, 2, 0, 0, 0, TimeSpan.Zero) }.VerifyAsync()).Outcome);
        Assert.Equal(Outcome.Invalid, (await new Scenario { At = DateTimeOffset.MinValue }.VerifyAsync()).Outcome);
        Assert.Equal(Outcome.Invalid, (await new Scenario { At = DateTimeOffset.MaxValue }.VerifyAsync()).Outcome);
    }

    [Fact]
    public async Task Says_NothingOfTheKeyThatWasNotUsed()
    {
        var scenario = new Scenario();
        scenario.AssertionMethods.Clear();

        Assert.Null((await scenario.VerifyAsync()).KeyAsOf);
    }

    [Fact]
    public async Task Asks_NobodyAboutAKeyOfAnotherDid()
    {
        var scenario = new Scenario();
        scenario.Header["kid"] = "did:web:other.example#key-1";
        var dids = new FakeDidSource(scenario.ResolveDid());
        var schemas = new FakeSchemaSource(scenario.SchemaAnswer);
        await new VerificationPipeline(new(dids, schemas, new FakeStatusListSource(scenario.FetchStatus()), new PublishedContexts()), new VerificationOptions(), new FixedClock(Scenario.Now))
            .VerifyAsync(new VerificationRequest(scenario.Sign()), CancellationToken.None);

        Assert.Empty(dids.Asked);
        Assert.Equal([new UntpType("DigitalIdentityAnchor", "0.7.0")], schemas.Asked);
    }

    [Theory]
    [InlineData("", "REQUEST_EMPTY")]
    [InlineData("{}", "ENVELOPE_INVALID")]
    [InlineData("a.b", "JWS_SYNTAX")]
    [InlineData("YQ==.YQ.YQ", "BASE64URL_NOT_CANONICAL")]
    public async Task Refuses_WhatIsNoCompactJws(string text, string code) =>
        Expect.Failure(ProblemCodes.All[code], await new Scenario().Pipeline().VerifyAsync(new VerificationRequest(Encoding.UTF8.GetBytes(text)), CancellationToken.None));

    [Fact]
    public async Task Refuses_CredentialsOverTheLimit()
    {
        var scenario = new Scenario();
        var token = scenario.Sign();
        async Task<Result<VerificationReport>> Verify(int limit) =>
            await new VerificationPipeline(new(new FakeDidSource(scenario.ResolveDid()), new FakeSchemaSource(scenario.SchemaAnswer), new FakeStatusListSource(scenario.FetchStatus()), new PublishedContexts()), new VerificationOptions { MaxCredentialBytes = limit }, new FixedClock(Scenario.Now))
                .VerifyAsync(new VerificationRequest(token), CancellationToken.None);

        Assert.Equal(Outcome.Valid, Expect.Success(await Verify(token.Length)).Outcome);
        Expect.Failure(ProblemCodes.JsonTooLarge, await Verify(token.Length - 1));
    }

    [Fact]
    public async Task Throws_OnlyWhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await new Scenario().Pipeline().VerifyAsync(new VerificationRequest(new Scenario().Sign()), cancelled.Token));
    }

    [Fact]
    public async Task Serves_ManyAtOnce()
    {
        var pipeline = new Scenario(KeyType.P256).Pipeline();
        var good = new Scenario(KeyType.P256).Sign();
        var bad = new Scenario(KeyType.P256) { Signature = bytes => bytes[0] ^= 1 }.Sign();
        var reports = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () => await pipeline.VerifyAsync(new VerificationRequest(i % 2 == 0 ? good : bad), CancellationToken.None))));

        for (var i = 0; i < reports.Length; i++)
        {
            Assert.Equal(i % 2 == 0 ? Outcome.Valid : Outcome.Invalid, Expect.Success(reports[i]).Outcome);
        }
    }

    [Fact]
    public async Task S15_Keeps_NoVerdict()
    {
        var scenario = new Scenario();
        Assert.Equal(Outcome.Valid, (await scenario.VerifyAsync()).Outcome);
        scenario.AssertionMethods.Clear();
        Assert.Equal(Outcome.Invalid, (await scenario.VerifyAsync()).Outcome);
        scenario.AssertionMethods.Add((JsonNode)"#key-1");
        Assert.Equal(Outcome.Valid, (await scenario.VerifyAsync()).Outcome);
    }
}
