using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;
using Untp.Core.Tests.Verification;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Security;

/// <summary>What a status list, its signer and its index may not make anybody believe.</summary>
public sealed class StatusTests
{
    [Theory]
    [InlineData("revocation", "suspension", 0)]
    [InlineData("revocation", "suspension", 1)]
    [InlineData("refresh", "revocation", 1)]
    [InlineData("message", "suspension", 1)]
    public async Task S10_status_set_in_one_of_two_entries_counts_wherever_it_stands(string first, string second, int set)
    {
        var scenario = new Scenario();
        var status = scenario.UseStatus();
        status.Subject["statusPurpose"] = new JsonArray(first, second);
        status.Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index);
        scenario.Credential["credentialStatus"] = new JsonArray(
            Entry(first, set == 0 ? StatusScenario.Index : 1),
            Entry(second, set == 1 ? StatusScenario.Index : 1));

        var finding = await InvalidAsync(scenario);

        var problem = Assert.Single(finding.Problems);
        Assert.Equal(((set == 0 ? first : second) == "revocation" ? "CREDENTIAL_REVOKED" : "CREDENTIAL_SUSPENDED", $"/credentialStatus/{set}"), (problem.Code.Id, problem.Pointer));
    }

    [Theory]
    [InlineData("the issuer's kid", "STATUS_LIST_SIGNER")]
    [InlineData("kid of its own", "STATUS_LIST_SIGNER")]
    [InlineData("x5c of its own", "STATUS_LIST_INVALID")]
    [InlineData("jwk of its own", "STATUS_LIST_INVALID")]
    [InlineData("issuer of its own", "STATUS_LIST_SIGNER")]
    public async Task S11_list_of_a_stranger_is_invalid_and_never_says_not_revoked(string kind, string code)
    {
        const string Stranger = "did:web:stranger.example";
        using var stranger = SigningKey.Create(KeyType.P256).Value!;
        var scenario = new Scenario(KeyType.P256);
        var status = scenario.UseStatus();
        switch (kind)
        {
            case "kid of its own":
                status.Header["kid"] = $"{Stranger}#key-1";
                break;
            case "x5c of its own":
                status.Header["x5c"] = new JsonArray("MIIB");
                break;
            case "jwk of its own":
                status.Header["jwk"] = new JsonObject { ["kty"] = "EC" };
                break;
            case "issuer of its own":
                status.Header["kid"] = $"{Stranger}#key-1";
                status.List["issuer"] = Stranger;
                break;
        }

        var list = new StatusListDocument(status.Sign(data => stranger.Sign(data), JoseAlgorithm.Of(KeyType.P256)), "application/vc+jwt");
        var dids = new DidDirectory
        {
            [Scenario.Issuer] = scenario.ResolveDid(),
            [Stranger] = DidDirectory.Document(Stranger, stranger),
        };

        var report = Expect.Success(await new VerificationPipeline(
            new(dids, new FakeSchemaSource(scenario.SchemaAnswer), new FakeStatusListSource(Lookup<StatusListDocument>.Found(list, Scenario.Now)), new PublishedContexts()),
            new VerificationOptions(),
            new FixedClock(Scenario.Now)).VerifyAsync(scenario.Request(scenario.Sign()), CancellationToken.None));

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal((CheckOutcome.Passed, CheckOutcome.Failed), (report.Checks.Single(check => check.Name == "proof.signature").Finding.Outcome, report.Checks.Single(check => check.Name == "status").Finding.Outcome));
        Assert.Equal(code, Assert.Single(report.Checks.Single(check => check.Name == "status").Finding.Problems).Code.Id);
    }

    [Theory]
    [InlineData("\"-1\"")]
    [InlineData("-1")]
    [InlineData("\"1e3\"")]
    [InlineData("1e3")]
    [InlineData("94567.0")]
    [InlineData("\"94567abc\"")]
    [InlineData("\"0x17167\"")]
    [InlineData("\"131072\"")]
    [InlineData("131072")]
    [InlineData("9007199254740992")]
    [InlineData("9223372036854775808")]
    [InlineData("\"9223372036854775808\"")]
    [InlineData("null")]
    public async Task S13_index_that_is_none_of_the_list_is_invalid(string index)
    {
        var scenario = new Scenario();
        scenario.UseStatus();

        // As written: a node would write 94567.0 and others in its own way.
        scenario.Payload = text => text.Replace("\"94567\"", index, StringComparison.Ordinal);

        var problem = Assert.Single((await InvalidAsync(scenario)).Problems);
        Assert.Contains(problem.Code.Id, (string[])["STATUS_INDEX_INVALID", "STATUS_INDEX_OUT_OF_RANGE"]);
    }

    [Theory]
    [InlineData("statusPurpose", "suspension", "STATUS_PURPOSE_MISMATCH")]
    [InlineData("statusPurpose", "Revocation", "STATUS_PURPOSE_MISMATCH")]
    [InlineData("encodedList", "short", "STATUS_LIST_LENGTH")]
    [InlineData("encodedList", "none", "STATUS_LIST_INVALID")]
    public async Task S13_list_that_does_not_fit_its_entry_is_invalid(string name, string value, string code)
    {
        var scenario = new Scenario();
        scenario.UseStatus().Subject[name] = value switch { "short" => StatusScenario.Encode(new byte[16_383]), "none" => "H4sI", _ => value };

        Assert.Equal(code, Assert.Single((await InvalidAsync(scenario)).Problems).Code.Id);
    }

    [Fact]
    public async Task S14_outage_leaves_it_open_and_never_says_revoked_or_not()
    {
        var scenario = new Scenario();
        scenario.UseStatus().Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index);
        scenario.StatusAnswer = Lookup<StatusListDocument>.Unreachable(new(ProblemCodes.StatusListUnavailable, "down"));

        var report = await scenario.VerifyAsync();

        Assert.Equal(Outcome.Indeterminate, report.Outcome);
        Assert.Equal(CheckOutcome.Inconclusive, report.Checks.Single(check => check.Name == "status").Finding.Outcome);
        Assert.Null(report.StatusAsOf);
    }

    [Fact]
    public async Task S15_revoked_and_expired_between_two_calls_are_seen_by_the_same_pipeline()
    {
        var scenario = new Scenario(KeyType.P256);
        var status = scenario.UseStatus();
        var jwt = scenario.Sign();
        var lists = new ChangingLists { Now = scenario.FetchStatus() };
        var clock = new MovingClock { Now = Scenario.Now };
        var pipeline = new VerificationPipeline(new(new FakeDidSource(scenario.ResolveDid()), new FakeSchemaSource(scenario.SchemaAnswer), lists, new PublishedContexts()), new VerificationOptions(), clock);
        async Task<(Outcome, string?)> VerifyAsync()
        {
            var report = Expect.Success(await pipeline.VerifyAsync(scenario.Request(jwt), CancellationToken.None));
            return (report.Outcome, report.Checks.SelectMany(check => check.Finding.Problems).FirstOrDefault()?.Code.Id);
        }

        Assert.Equal((Outcome.Valid, null), await VerifyAsync());
        var clean = lists.Now;
        status.Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index);
        lists.Now = scenario.FetchStatus();
        Assert.Equal((Outcome.Invalid, "CREDENTIAL_REVOKED"), await VerifyAsync());
        lists.Now = clean;
        Assert.Equal((Outcome.Valid, null), await VerifyAsync());
        clock.Now = new DateTimeOffset(2027, 1, 1, 0, 1, 1, TimeSpan.Zero);
        Assert.Equal((Outcome.Invalid, "CREDENTIAL_EXPIRED"), await VerifyAsync());
        clock.Now = Scenario.Now;
        Assert.Equal((Outcome.Valid, null), await VerifyAsync());
    }

    private static JsonObject Entry(string purpose, int index) => new()
    {
        ["type"] = "BitstringStatusListEntry",
        ["statusPurpose"] = purpose,
        ["statusListIndex"] = $"{index}",
        ["statusListCredential"] = StatusScenario.Url,
    };

    private static async Task<Finding> InvalidAsync(Scenario scenario)
    {
        var report = await scenario.VerifyAsync();
        Assert.Equal(Outcome.Invalid, report.Outcome);
        var finding = report.Checks.Single(check => check.Name == "status").Finding;
        Assert.Equal(CheckOutcome.Failed, finding.Outcome);
        return finding;
    }

    private sealed class ChangingLists : IStatusListSource
    {
        public required Lookup<StatusListDocument> Now { get; set; }

        public ValueTask<Lookup<StatusListDocument>> FetchAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(Now);
    }

    private sealed class MovingClock : TimeProvider
    {
        public required DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
