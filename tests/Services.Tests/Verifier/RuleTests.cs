using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Verifier;

/// <summary>Warnings of the rules that no schema says, policies that raise them, and summaries: over REST and gRPC alike.</summary>
public sealed class RuleTests : IAsyncLifetime
{
    private const string At = "2026-02-01T00:00:00Z";

    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private readonly string _jwt = Passport.Signed(passport =>
    {
        passport.Remove("credentialStatus");
        passport["credentialSubject"]!["materialProvenance"] = JsonNode.Parse("""
            [{"name":"Copper","originCountry":{"countryCode":"JP"},"materialType":{"code":"1","name":"Copper","schemeId":"https://a.example/","schemeName":"A"},"massFraction":0.5}]
            """);
        passport["credentialSubject"]!["characteristics"] = JsonNode.Parse("""{"ratedCapacity":{"value":150,"unit":"Ah"},"isSealed":true,"chemistry":"NMC"}""");
    });

    private RunningService _verifier = null!;

    public async Task InitializeAsync()
    {
        var identity = await _identity.StartAsync(_services);
        _verifier = await _services.VerifierAsync(
            [.. OwnServices.At(identity.Grpc), "--Tenants:strict:RaisedRules:0=DPP-03", "--Tenants:mild:Policies:strict:RaisedRules:0=RULE_MASS_FRACTIONS"]);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData("mild", null, false)]
    [InlineData("mild", "strict", true)]
    [InlineData("strict", null, true)]
    public async Task Rules_are_raised_by_tenant_and_policy(string tenant, string? policy, bool isRaised)
    {
        using var client = _verifier.RestClient(tenant);
        var wrapper = new JsonObject { ["credential"] = _jwt, ["at"] = At };
        if (policy is not null)
        {
            wrapper["policy"] = policy;
        }

        var report = await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", wrapper));
        var check = report["checks"]!.AsArray().Single(check => (string?)check!["name"] == "untp.rules")!;
        Assert.Equal(isRaised ? ["RULE_MASS_FRACTIONS"] : [], check["problems"]!.AsArray().Select(problem => (string?)problem!["code"]));
        Assert.Equal(isRaised ? [] : ["RULE_MASS_FRACTIONS"], check["warnings"]!.AsArray().Select(warning => (string?)warning!["code"]));
        Assert.Null(report["subjectSummary"]);

        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker(tenant));
        var verification = new Verification { Credential = ByteString.CopyFromUtf8(_jwt), At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(At, null)), Policy = policy ?? "" };
        var rules = (await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification })).Report.Checks.Single(found => found.Name == "untp.rules");
        Assert.Equal((isRaised ? 1 : 0, isRaised ? 0 : 1), (rules.Problems.Count, rules.Warnings.Count));
    }

    [Fact]
    public async Task The_published_digests_of_its_contexts_are_answered()
    {
        const string Base = "https://www.w3.org/ns/credentials/v2";
        const string Digest = "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"; // Stated by the W3C: VCDM 2.0, section B.1.
        using var client = _verifier.RestClient("mild");
        var report = await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = _jwt, ["at"] = At }));
        Assert.Equal(Digest, (string?)report["contextDigests"]![Base]);

        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker("mild"));
        var wire = (await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = new Verification { Credential = ByteString.CopyFromUtf8(_jwt) } })).Report;
        Assert.Equal(Digest, wire.ContextDigests[Base]);
        Assert.Equal(report["contextDigests"]!.AsObject().Count, wire.ContextDigests.Count);
    }

    [Fact]
    public async Task A_summary_is_answered_where_it_was_asked_for()
    {
        using var client = _verifier.RestClient("mild");
        var report = await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = _jwt, ["at"] = At, ["subjectSummary"] = true }));
        Assert.Equal("product", (string?)report["subjectSummary"]!["subjects"]![0]!["kind"]);

        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker("mild"));
        var verification = new Verification { Credential = ByteString.CopyFromUtf8(_jwt), At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(At, null)), SubjectSummary = true };
        var wire = (await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification })).Report.SubjectSummary;
        Assert.Equal(("product", (string?)report["subjectSummary"]!["subjects"]![0]!["id"]), (wire.Subjects[0].Kind, wire.Subjects[0].Id));
        Assert.Equal((string?)report["subjectSummary"]!["subjects"]![0]!["producedAt"]!["id"], wire.Subjects[0].ProducedAt.Id);
        Assert.Empty(report["subjectSummary"]!["evidence"]!.AsArray());
        Assert.Equal("issuer", wire.Parties[0].Role);

        var material = Assert.Single(report["subjectSummary"]!["materials"]!.AsArray())!;
        Assert.Equal(("Copper", "JP", 0.5), ((string?)material["name"], (string?)material["originCountry"], (double?)material["massFraction"]));
        Assert.Equal(("1", "https://a.example/"), ((string?)material["type"]!["code"], (string?)material["type"]!["scheme"]));
        Assert.Null(material["hazardous"]);
        var (wired, capacity) = (Assert.Single(wire.Materials), wire.Characteristics.Single(one => one.Path == "/ratedCapacity"));
        Assert.Equal(("Copper", "JP", 0.5, "1", "https://a.example/"), (wired.Name, wired.OriginCountry, wired.MassFraction, wired.Type.Code, wired.Type.Scheme));
        Assert.False(wired.HasHazardous);
        Assert.Null(wired.Mass);
        Assert.Equal((150, "Ah"), (capacity.Number, capacity.Unit));
        Assert.True(wire.Characteristics.Single(one => one.Path == "/isSealed").Flag);
        Assert.Equal("NMC", wire.Characteristics.Single(one => one.Path == "/chemistry").Text);
        Assert.Equal(["/ratedCapacity", "/isSealed", "/chemistry"], report["subjectSummary"]!["characteristics"]!.AsArray().Select(one => (string?)one!["path"]));
    }

    [Fact]
    public async Task Lost_terms_are_told_where_they_were_asked_for()
    {
        var jwt = Passport.Signed(passport =>
        {
            passport.Remove("credentialStatus");
            passport["credentialSubject"]!["countryOfProduction"]!["colour"] = "red";
        });
        using var client = _verifier.RestClient("mild");
        var report = await Answers.JsonAsync(await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = jwt, ["at"] = At, ["checkTerms"] = true }));
        var check = report["checks"]!.AsArray()[^1]!;
        Assert.Equal(("credential.terms", "passed", false), ((string?)check["name"], (string?)check["outcome"], (bool?)check["required"]));
        Assert.Contains(check["warnings"]!.AsArray(), warning => ((string?)warning!["code"], (string?)warning["pointer"]) == ("TERM_UNDEFINED", "/credentialSubject/countryOfProduction/colour"));

        var grpc = new VerifierService.VerifierServiceClient(_verifier.Invoker("mild"));
        var verification = new Verification { Credential = ByteString.CopyFromUtf8(jwt), At = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(At, null)), CheckTerms = true };
        var wire = (await grpc.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification })).Report.Checks[^1];
        Assert.Equal(("credential.terms", CheckOutcome.Passed), (wire.Name, wire.Outcome));
        Assert.Contains(wire.Warnings, warning => (warning.Code, warning.Pointer) == ("TERM_UNDEFINED", "/credentialSubject/countryOfProduction/colour"));

        using var refused = await client.PostAsJsonAsync("/v1/verifications", new JsonObject { ["credential"] = jwt, ["checkTerms"] = "yes" });
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }
}
