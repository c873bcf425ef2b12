using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Rules;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Rules;

/// <summary>A vector each way for what rules say of a conformity scheme, which is no credential.</summary>
public sealed class SchemeRulesTests
{
    private const string Carbon = "https://vocabulary.uncefact.org/performance-metrics/product-carbon-footprint";

    [Theory]
    [InlineData("RULE_AUTHORITY_MISSING /endorsement", """{"endorsementLevel":"endorsed_benchmarked","endorsement":{"issuingAuthority":{"id":"x:1"}}}""", """{"endorsementLevel":"endorsed_benchmarked","endorsement":{"name":"E"}}""")]
    [InlineData("RULE_AUTHORITY_MISSING /endorsement", """{"endorsementLevel":"endorsed_self"}""", """{"endorsementLevel":"endorsed_accreditation"}""")]
    [InlineData("RULE_STANDARD_MISSING /includedProfile/0", """{"includedProfile":[{"regulatoryAlignment":[{"regulation":{"id":"x:1"}}]}]}""", """{"includedProfile":[{"standardAlignment":[]}]}""")]
    [InlineData("RULE_DIGEST_WEAK /endorsement/endorsementEvidence/digestMultibase", """{"endorsement":{"endorsementEvidence":{"digestMultibase":"f1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}}""", """{"endorsement":{"endorsementEvidence":{"digestMultibase":"fd50110d41d8cd98f00b204e9800998ecf8427e"}}}""")]
    [InlineData("RULE_DIGEST_WEAK /conformsTo/digestMultibase", """{"conformsTo":{"linkURL":"https://a.example"}}""", """{"conformsTo":{"digestMultibase":"f1114da39a3ee5e6b4b0d3255bfef95601890afd80709"}}""")]
    public void Rules_HoldTheirVectors(string found, string good, string bad)
    {
        Assert.DoesNotContain(found, Found(good));
        Assert.Contains(found, Found(bad));
    }

    [Theory]
    [InlineData("TNE", false)]
    [InlineData("LTR", true)]
    public void Rejects_AThresholdInAUnitOfSomethingElse(string unit, bool isFound)
    {
        var scheme = $$$"""{"includedProfile":[{"criterion":[{"requiredPerformance":[{"metric":{"id":"{{{Carbon}}}"},"measure":{"value":1,"unit":"{{{unit}}}"}}]}]}]}""";
        Assert.Equal(isFound, Found(scheme).Contains("RULE_UNIT_QUANTITY /includedProfile/0/criterion/0/requiredPerformance/0/measure"));
    }

    [Fact]
    public void Rejects_ASchemeWithoutType() => Assert.Equal(["RULE_TYPE_MISSING /type"], Found("""{"type":[]}"""));

    [Theory]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2"]}""")]
    [InlineData("""{"@context":["https://test.uncefact.org/vocabulary/untp/svc/0.6.1/"]}""")]
    [InlineData("""{"type":["ConformityProfile"]}""")]
    public void Returns_Nothing_WhereNoRulesAreKnown(string members) => Assert.Null(Check(members));

    private static string[] Found(string members) => Check(members) is { } report ? [.. report.Errors.Concat(report.Warnings).Select(problem => $"{problem.Code} {problem.Pointer}")] : [];

    private static RuleReport? Check(string members)
    {
        var scheme = new JsonObject { ["@context"] = new JsonArray("https://vocabulary.uncefact.org/untp/0.7.0/context/"), ["type"] = new JsonArray("ConformityScheme") };
        foreach (var (name, value) in JsonNode.Parse(members)!.AsObject())
        {
            scheme[name] = value?.DeepClone();
        }

        return UntpRules.Check(new Credential(StrictJson.Parse(scheme.ToJsonString())));
    }
}
