using Untp.Core.Dids;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Core.Trust;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>An issuer becomes trusted by one verified anchor of a register that the policy trusts, and by nothing less.</summary>
public sealed class AnchorTests
{
    private const string Other = "did:web:other.example";

    /// <summary>What keeps an anchor from being one, and what the report says of it.</summary>
    private static readonly Dictionary<string, (string Code, Action<AnchorScenario> Apply)> _faults = new()
    {
        ["revoked"] = ("ANCHOR_NOT_VALID", s => s.UseStatus().Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index)),
        ["status of another's list"] = ("ANCHOR_NOT_VALID", s => s.UseStatus().List["issuer"] = Scenario.Issuer),
        ["no status where one is demanded"] = ("ANCHOR_NOT_VALID", s => { s.Credential.UseStatus(); s.Credential.Policy = s.Credential.Policy with { RequireStatus = true }; }),
        ["expired"] = ("ANCHOR_NOT_VALID", s => s.Anchor["validUntil"] = "2026-05-31T00:00:00Z"),
        ["not yet valid"] = ("ANCHOR_NOT_VALID", s => s.Anchor["validFrom"] = "2026-06-02T00:00:00Z"),
        ["tampered"] = ("ANCHOR_NOT_VALID", s => s.Served = jwt => jwt[..^8] + (jwt[^8] == 'A' ? 'B' : 'A') + jwt[^7..]),
        ["schema broken"] = ("ANCHOR_NOT_VALID", s => s.Anchor["name"] = 7),
        ["key of another"] = ("ANCHOR_NOT_VALID", s => s.Header["kid"] = Scenario.Issuer + "#key-1"),
        ["signed by the issuer itself in the register's name"] = ("ANCHOR_NOT_VALID", s => { s.Header["kid"] = AnchorScenario.Register + "#key-1"; s.RegisterAnswer = DidDirectory.Document(AnchorScenario.Register, Untp.Core.Keys.SigningKey.Create(Untp.Core.Keys.KeyType.Ed25519).Value!); }),
        ["register has no such DID"] = ("ANCHOR_NOT_VALID", s => s.RegisterAnswer = Lookup<DidDocument>.None(new(ProblemCodes.DidNotFound, "none"))),
        ["other subject"] = ("ANCHOR_SUBJECT_MISMATCH", s => s.Subject["id"] = Other),
        ["subject with another spelling"] = ("ANCHOR_SUBJECT_MISMATCH", s => s.Subject["id"] = "did:web:ISSUER.example"),
        ["stranger's"] = ("ANCHOR_ISSUER_NOT_TRUSTED", s => s.Anchor["issuer"]!["id"] = Other),
        ["no register trusted but another"] = ("ANCHOR_ISSUER_NOT_TRUSTED", s => Trust(s, AnchorScenario.Trust(Other))),
        ["anchors itself"] = ("ANCHOR_ISSUER_NOT_TRUSTED", s => { Trust(s, AnchorScenario.Trust(Scenario.Issuer)); s.Anchor["issuer"]!["id"] = Scenario.Issuer; }),
        ["wrong register type"] = ("ANCHOR_OUT_OF_SCOPE", s => Trust(s, AnchorScenario.Trust(AnchorScenario.Register, types: ["facility", "land"]))),
        ["no register type"] = ("ANCHOR_OUT_OF_SCOPE", s => { Trust(s, AnchorScenario.Trust(AnchorScenario.Register, types: ["business"])); s.Subject.Remove("registerType"); }),
        ["register type of none"] = ("ANCHOR_OUT_OF_SCOPE", s => { Trust(s, AnchorScenario.Trust(AnchorScenario.Register, types: ["business"])); s.Subject["registerType"] = "club"; }),
        ["wrong scope"] = ("ANCHOR_OUT_OF_SCOPE", s => Trust(s, AnchorScenario.Trust(AnchorScenario.Register, scopes: [AnchorScenario.Scope + "/x"]))),
        ["no scope"] = ("ANCHOR_OUT_OF_SCOPE", s => { Trust(s, AnchorScenario.Trust(AnchorScenario.Register, scopes: [AnchorScenario.Scope])); s.Subject.Remove("registrationScope"); }),
        ["type of one entry, scope of another"] = ("ANCHOR_OUT_OF_SCOPE", s => Trust(s, AnchorScenario.Trust(AnchorScenario.Register, types: ["business"], scopes: ["urn:x"]), AnchorScenario.Trust(AnchorScenario.Register, types: ["land"], scopes: [AnchorScenario.Scope]))),
        ["not the register type demanded"] = ("ANCHOR_OUT_OF_SCOPE", s => s.Credential.Policy = s.Credential.Policy with { RequireRegisterType = "accreditation" }),
        ["no DIA"] = ("ANCHOR_UNREADABLE", s => s.Anchor["type"] = "VerifiableCredential"),
        ["no subject"] = ("ANCHOR_UNREADABLE", s => s.Anchor.Remove("credentialSubject")),
        ["no JWS"] = ("ANCHOR_UNREADABLE", s => s.Served = _ => "<html>"),
        ["nowhere"] = ("REMOTE_ANSWER_INVALID", s => { s.IsPublished = false; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.RemoteAnswerInvalid, "404"), IsRetryable: false)); }),
        ["in a circle"] = ("LINKSET_CYCLE", s => { s.IsPublished = false; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.LinksetCycle, "circle"), IsRetryable: false)); }),
    };

    /// <summary>What leaves it open, whether asking again may help.</summary>
    private static readonly Dictionary<string, (bool IsRetryable, Action<AnchorScenario> Apply)> _outages = new()
    {
        ["identity away"] = (true, s => s.Answer = Lookup<DiscoveredAnchors>.Unreachable(new(ProblemCodes.AnchorUndecided, "down"))),
        ["server of the anchor away"] = (true, s => { s.IsPublished = false; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.RemoteUnreachable, "down"), IsRetryable: true)); }),
        ["server of one of two away, the other a stranger's"] = (true, s => { s.Anchor["issuer"]!["id"] = Other; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.RemoteUnreachable, "down"), IsRetryable: true)); }),
        ["not connected to"] = (false, s => { s.IsPublished = false; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.EgressBlocked, "blocked"), IsRetryable: false)); }),
        ["more than is looked at"] = (false, s => { s.IsPublished = false; s.Gaps.Add(new DiscoveryGap(AnchorScenario.Url, new(ProblemCodes.DiscoveryLimit, "much"), IsRetryable: false)); }),
        ["register's DID away"] = (true, s => s.RegisterAnswer = Lookup<DidDocument>.Unreachable(new(ProblemCodes.DidUnresolved, "down"))),
        ["register's DID of a foreign method"] = (false, s => s.RegisterAnswer = Lookup<DidDocument>.None(new(ProblemCodes.DidMethodUnsupported, "foreign"))),
        ["anchor's status list away"] = (true, s => { s.UseStatus(); s.ListAnswer = Lookup<StatusListDocument>.Unreachable(new(ProblemCodes.StatusListUnavailable, "down")); }),
        ["anchor's status list out of date"] = (true, s => s.UseStatus().List["validUntil"] = "2026-05-31T00:00:00Z"),
        ["anchor's schema unknown"] = (false, s => s.Anchor["@context"] = new System.Text.Json.Nodes.JsonArray("https://www.w3.org/ns/credentials/v2")),
    };

    public static TheoryData<string> Faults => [.. _faults.Keys];

    public static TheoryData<string> Outages => [.. _outages.Keys];

    [Fact]
    public async Task Anchors_AnIssuerThatIsOnNoList()
    {
        var scenario = new AnchorScenario();
        var report = await scenario.VerifyAsync();

        Assert.Equal((Outcome.Valid, IssuerTrust.Anchored), (report.Outcome, report.IssuerTrust));
        var check = report.Checks.Single(check => check.Name == "issuer.trust");
        Assert.Equal((CheckOutcome.Passed, true), (check.Finding.Outcome, check.IsRequired));
        var anchor = report.Anchor!;
        Assert.Equal(("https://register.example/anchors/1", AnchorScenario.Register, AnchorScenario.Url), (anchor.Id, anchor.Issuer, anchor.Url));
        Assert.Equal(("90664869327", "Mill Ltd", "https://register.example/ids", "business"), (anchor.RegisteredId, anchor.RegisteredName, anchor.SchemeId, anchor.RegisterType));
        Assert.True(anchor.IsReciprocal);
        Assert.Equal([Scenario.Issuer], scenario.Source.Asked);
        Assert.Contains(AnchorScenario.Register, report.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("alsoKnownAs", report.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchors_WithinTheLimitsOfTheRegister()
    {
        Action<AnchorScenario>[] harmless =
        [
            s => Trust(s, AnchorScenario.Trust(AnchorScenario.Register, types: ["land", "business"], scopes: [AnchorScenario.Scope])),
            s => Trust(s, AnchorScenario.Trust(Other), AnchorScenario.Trust(AnchorScenario.Register, types: ["land"]), AnchorScenario.Trust(AnchorScenario.Register, types: ["business"])),
            s => s.Subject["registerType"] = "Business",
            s => { s.Subject["registerType"] = "Accreditation"; s.Credential.Policy = s.Credential.Policy with { RequireRegisterType = "accreditation" }; },
            s => { s.Subject.Remove("registrationScope"); s.Subject["registrationScopeList"] = new System.Text.Json.Nodes.JsonArray(AnchorScenario.Scope); Trust(s, AnchorScenario.Trust(AnchorScenario.Register, scopes: [AnchorScenario.Scope])); },
            s => s.UseStatus(),
            s => { s.UseStatus(); s.Credential.UseStatus(); s.Credential.Policy = s.Credential.Policy with { RequireStatus = true }; },
            s => s.Before.Add(new AnchorCandidate("https://stranger.example/", "", "no JWS"u8.ToArray())),
            s => s.Gaps.Add(new DiscoveryGap("https://down.example/", new(ProblemCodes.RemoteUnreachable, "down"), IsRetryable: true)),
            s => s.Credential.TrustedIssuers = [Scenario.Issuer],
            s => s.Credential.Policy = s.Credential.Policy with { TrustedIssuers = new HashSet<string> { Other } },
        ];
        foreach (var (apply, i) in harmless.Select((apply, i) => (apply, i)))
        {
            var scenario = new AnchorScenario();
            apply(scenario);
            var report = await scenario.VerifyAsync();

            Assert.True((Outcome.Valid, IssuerTrust.Anchored) == (report.Outcome, report.IssuerTrust), $"{i}: {report.Summary}");
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Never_AnchorsByLess(string name)
    {
        foreach (var (unknown, outcome) in new[] { (UnknownIssuer.Invalid, Outcome.Invalid), (UnknownIssuer.Indeterminate, Outcome.Indeterminate), (UnknownIssuer.Report, Outcome.Valid) })
        {
            var scenario = new AnchorScenario();
            _faults[name].Apply(scenario);
            scenario.Credential.Policy = scenario.Credential.Policy with { UnknownIssuer = unknown };
            var report = await scenario.VerifyAsync();
            var check = report.Checks.Single(check => check.Name == "issuer.trust");

            Assert.Equal((outcome, IssuerTrust.Unknown), (report.Outcome, report.IssuerTrust));
            Assert.Null(report.Anchor);
            Assert.Equal(["ISSUER_NOT_TRUSTED", _faults[name].Code], check.Finding.Problems.Select(problem => problem.Code.Id));
            Assert.All(check.Finding.Problems, problem => Assert.Equal("/issuer", problem.Pointer));
            Assert.False(check.Finding.IsRetryable);
        }
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task Leaves_OpenWhatCouldNotBeAsked(string name)
    {
        foreach (var (unknown, outcome) in new[] { (UnknownIssuer.Invalid, Outcome.Indeterminate), (UnknownIssuer.Indeterminate, Outcome.Indeterminate), (UnknownIssuer.Report, Outcome.Valid) })
        {
            var scenario = new AnchorScenario();
            _outages[name].Apply(scenario);
            scenario.Credential.Policy = scenario.Credential.Policy with { UnknownIssuer = unknown };
            var report = await scenario.VerifyAsync();
            var check = report.Checks.Single(check => check.Name == "issuer.trust");

            Assert.Equal((outcome, IssuerTrust.Unknown), (report.Outcome, report.IssuerTrust));
            Assert.Equal((CheckOutcome.Inconclusive, _outages[name].IsRetryable), (check.Finding.Outcome, check.Finding.IsRetryable));
            Assert.All(check.Finding.Problems, problem => Assert.Equal("ANCHOR_UNDECIDED", problem.Code.Id));
        }
    }

    [Fact]
    public async Task Asks_OnlyWhereAnAnchorCanDecide()
    {
        Action<AnchorScenario>[] idle =
        [
            s => s.Credential.Policy = s.Credential.Policy with { TrustedIssuers = new HashSet<string> { Scenario.Issuer } },
            s => s.Credential.Policy = new() { TrustedIssuers = new HashSet<string> { Other } },
            s => s.Credential.Policy = VerificationPolicy.None,
            s => s.Credential.TrustedIssuers = [Other],
            s => s.Credential.Signature = bytes => bytes[4] ^= 1,
            s => s.Credential.DidAnswer = Lookup<DidDocument>.Unreachable(new(ProblemCodes.DidUnresolved, "down")),
        ];
        foreach (var apply in idle)
        {
            var scenario = new AnchorScenario();
            apply(scenario);
            var report = await scenario.VerifyAsync();

            Assert.Empty(scenario.Source.Asked);
            Assert.NotEqual(IssuerTrust.Anchored, report.IssuerTrust);
        }
    }

    [Fact]
    public async Task Outage_OfTheIssuersOwnDidIsNoUnknownIssuer()
    {
        var scenario = new AnchorScenario();
        scenario.Credential.DidAnswer = Lookup<DidDocument>.Unreachable(new(ProblemCodes.DidUnresolved, "down"));
        var report = await scenario.VerifyAsync();

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal(CheckOutcome.Inconclusive, report.Checks.Single(check => check.Name == "issuer.trust").Finding.Outcome);
    }

    [Theory]
    [InlineData("https://register.example/ids/90664869327", true)]
    [InlineData("urn:gtr:register.example:90664869327", true)]
    [InlineData("90664869327", true)]
    [InlineData("https://register.example/ids/190664869327", false)]
    [InlineData("https://register.example/ids/9066486932", false)]
    public async Task Warns_WhereTheIssuerDoesNotNameTheRegisteredIdentity(string alsoKnownAs, bool isReciprocal)
    {
        var scenario = new AnchorScenario();
        scenario.AlsoKnownAs.Clear();
        scenario.AlsoKnownAs.Add(alsoKnownAs);
        var report = await scenario.VerifyAsync();

        Assert.Equal((Outcome.Valid, isReciprocal), (report.Outcome, report.Anchor!.IsReciprocal));
        Assert.NotEqual(isReciprocal, report.Summary.Contains("alsoKnownAs", StringComparison.Ordinal));
    }

    /// <summary>The operator of a scheme vouches for identifiers of its own scheme, and of that one alone.</summary>
    [Theory]
    [InlineData("https://www.gleif.org/lei", "506700GE1G29325QX363", AnchorScenario.Register, true)]
    [InlineData("https://www.gleif.org/lei", "506700GE1G29325QX364", AnchorScenario.Register, false)]
    [InlineData("https://abr.business.gov.au", "51824753556", AnchorScenario.Register, false)]
    [InlineData("https://www.gleif.org/lei", "506700GE1G29325QX363", Other, false)]
    [InlineData("https://www.gleif.org/lei2", "506700GE1G29325QX363", AnchorScenario.Register, false)]
    public async Task Trusts_OperatorsOfSchemesForTheirScheme(string scheme, string id, string operatorDid, bool isAnchored)
    {
        var rows = SchemeRegister.BuiltIn.Schemes.Single(row => row.Namespace == "lei") with { OperatorDid = operatorDid };
        var scenario = new AnchorScenario();
        scenario.Credential.Policy = new() { OperatedSchemes = Expect.Success(SchemeRegister.BuiltIn.With(rows)) };
        scenario.Subject["idScheme"]!["id"] = scheme;
        scenario.Subject["registeredId"] = id;
        var report = await scenario.VerifyAsync();

        Assert.Equal(isAnchored ? (Outcome.Valid, IssuerTrust.Anchored) : (Outcome.Invalid, IssuerTrust.Unknown), (report.Outcome, report.IssuerTrust));
    }

    /// <summary>Trust is required and not established: no fault of the anchor, alone or with another, with or without one of the credential, gives valid.</summary>
    [Fact]
    public async Task S09_Never_ValidWithoutTrustThatIsRequired()
    {
        Action<AnchorScenario>[] anchorFaults = [.. _faults.Values.Select(fault => fault.Apply), .. _outages.Values.Select(outage => outage.Apply)];
        var count = 0;
        for (var i = 0; i < anchorFaults.Length; i++)
        {
            for (var j = i; j < anchorFaults.Length; j++)
            {
                foreach (var unknown in (UnknownIssuer[])[UnknownIssuer.Invalid, UnknownIssuer.Indeterminate])
                {
                    var scenario = new AnchorScenario();
                    anchorFaults[i](scenario);
                    anchorFaults[j](scenario);
                    scenario.Credential.Policy = scenario.Credential.Policy with { UnknownIssuer = unknown };
                    var report = await scenario.VerifyAsync();
                    Assert.NotEqual((Outcome.Valid, IssuerTrust.Anchored), (report.Outcome, report.IssuerTrust));
                    Assert.True(report.Outcome != Outcome.Valid, $"{i}, {j}");
                    count++;
                }
            }
        }

        // An anchor that holds heals nothing else.
        foreach (var fault in Fault.All.Where(fault => fault.Check != "issuer.trust"))
        {
            var scenario = new AnchorScenario();
            fault.Apply(scenario.Credential);
            Assert.True((await scenario.VerifyAsync()).Outcome != Outcome.Valid, fault.Name);
            count++;
        }

        Assert.True(count > 1000, $"{count} sets");
    }

    /// <summary>However the source of anchors behaves, only an answer with a good anchor gives valid.</summary>
    [Fact]
    public async Task S09_Never_ValidWhateverTheSourceOfAnchorsDoes()
    {
        Func<Lookup<DiscoveredAnchors>>[] misbehaviours =
        [
            () => Lookup<DiscoveredAnchors>.None(new(ProblemCodes.DidNotFound, "none")),
            () => Lookup<DiscoveredAnchors>.Unreachable(new(ProblemCodes.AnchorUndecided, "down")),
            () => Lookup<DiscoveredAnchors>.Found(new DiscoveredAnchors([], [], []), Scenario.Now),
            () => throw new TimeoutException(),
            () => throw new InvalidOperationException(),
            () => throw new OperationCanceledException(),
        ];
        foreach (var misbehaviour in misbehaviours)
        {
            var scenario = new Scenario { Policy = new VerificationPolicy { TrustedAnchors = [AnchorScenario.Trust(AnchorScenario.Register)] } };
            var pipeline = new VerificationPipeline(
                new(new FakeDidSource(scenario.ResolveDid()), new FakeSchemaSource(scenario.SchemaAnswer), new FakeStatusListSource(scenario.FetchStatus()), new PublishedContexts(), new FakeAnchorSource(misbehaviour)),
                new VerificationOptions(),
                new FixedClock(Scenario.Now));
            Outcome? outcome = null;
            try
            {
                outcome = Expect.Success(await pipeline.VerifyAsync(scenario.Request(scenario.Sign()), CancellationToken.None)).Outcome;
            }
            catch (Exception e) when (e is TimeoutException or OperationCanceledException or InvalidOperationException)
            {
                // A fault of ours: the caller is told INTERNAL, which is no verdict.
            }

            Assert.NotEqual(Outcome.Valid, outcome);
        }

        var alone = new Scenario { Policy = new VerificationPolicy { TrustedAnchors = [AnchorScenario.Trust(AnchorScenario.Register)] } };
        Assert.Equal(Outcome.Invalid, (await alone.VerifyAsync()).Outcome);
    }

    private static void Trust(AnchorScenario scenario, params TrustedAnchor[] anchors) => scenario.Credential.Policy = scenario.Credential.Policy with { TrustedAnchors = anchors };
}
