using System.Text.Json.Nodes;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>The published digests of the contexts that a credential names, in its report. Expected: the W3C's own (VCDM 2.0, section B.1), and credentials.md of the reference material.</summary>
public sealed class ContextDigestTests
{
    private const string Base = "https://www.w3.org/ns/credentials/v2";
    private const string Untp = "https://vocabulary.uncefact.org/untp/0.7.0/context/";
    private const string BaseDigest = "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734";

    [Fact]
    public async Task Returns_ThePublishedDigestOfEachContext()
    {
        var digests = (await new Scenario().VerifyAsync()).ContextDigests;

        Assert.Equal([Base, Untp], digests.Keys);
        Assert.Equal(BaseDigest, digests[Base]);
        Assert.StartsWith("fbd4824e30d3cfc5", digests[Untp], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Returns_KnownOnesOnly_EachOnce()
    {
        var scenario = new Scenario();
        scenario.Credential["@context"] = new JsonArray(Base, "https://a.example/context", new JsonObject { ["a"] = "https://a.example/a" }, Base, 7);

        Assert.Equal([new(Base, BaseDigest)], (await scenario.VerifyAsync()).ContextDigests);
    }

    [Theory]
    [InlineData("f122059955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734", true)]
    [InlineData("f1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false)]
    [InlineData("f1114da39a3ee5e6b4b0d3255bfef95601890afd80709", true)]
    public async Task Holds_RelatedResourcesToThem(string digest, bool isRight)
    {
        var scenario = new Scenario();
        scenario.Credential["relatedResource"] = new JsonObject { ["id"] = Base, ["digestMultibase"] = digest };
        var report = await scenario.VerifyAsync();
        var shape = report.Checks.Single(check => check.Name == "credential.shape").Finding;

        Assert.Equal(isRight ? Outcome.Valid : Outcome.Invalid, report.Outcome);
        Assert.Equal(isRight ? [] : ["RELATED_RESOURCE_DIGEST /relatedResource/digestMultibase"], shape.Problems.Select(problem => $"{problem.Code} {problem.Pointer}"));
    }

    [Fact]
    public async Task Returns_None_WhereThereIsNoCredential()
    {
        var report = await new Scenario { Payload = _ => "[]" }.VerifyAsync();

        Assert.Empty(report.ContextDigests);
    }
}
