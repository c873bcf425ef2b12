using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

/// <summary>Schemas and documents made to take forever, go deep or throw.</summary>
public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"allOf":[{"$ref":"#"},{"$ref":"#"}]}""")]
    [InlineData("""{"not":{"$ref":"#"}}""")]
    [InlineData("""{"anyOf":[{"$ref":"#"},true]}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}""")]
    [InlineData("""{"$dynamicAnchor":"x","$dynamicRef":"#x"}""")]
    [InlineData("""{"if":{"$ref":"#"},"else":false}""")]
    public void Answers_Undecided_WhereSchemasReferInACircle(string schema) => AssertUndecided(Validate(schema, "{}"));

    [Fact]
    public void Accepts_SchemasThatReferToThemselvesOneLevelDown() =>
        Assert.Empty(Validate("""{"properties":{"a":{"$ref":"#"}},"additionalProperties":false}""", """{"a":{"a":{"a":{}}}}"""));

    [Fact]
    public void Bounds_TheWork()
    {
        // Each level doubles the work.
        var levels = string.Join(',', Enumerable.Range(0, 40).Select(i => $$"""
            "l{{i}}":{"allOf":[{"$ref":"#/$defs/l{{i + 1}}"},{"$ref":"#/$defs/l{{i + 1}}"}]}
            """));

        AssertUndecided(Validate($$$"""{"$ref":"#/$defs/l0","$defs":{{{{levels}}},"l40":true}}""", "{}"));
        AssertUndecided(Validate($$$"""{"not":{"$ref":"#/$defs/l0"},"$defs":{{{{levels}}},"l40":true}}""", "{}"));
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("^(a|a?)+$")]
    public void Matches_BadPatternsInLinearTime(string pattern)
    {
        var schema = $$"""{"pattern":"{{pattern}}"}""";
        var text = new string('a', 50_000);

        Assert.Empty(Validate(schema, $"\"{text}\""));
        Assert.Equal(ProblemCodes.SchemaInvalid, Assert.Single(Validate(schema, $"\"{text}!\"")).Code);
    }

    [Fact]
    public void Answers_Undecided_WhereAPatternNeedsBacktrackingAndTakesTooLong() =>
        AssertUndecided(Validate("""{"pattern":"^(?=(a+)+$)b"}""", $"\"{new string('a', 50_000)}!\""));

    [Theory]
    [InlineData("anyOf")]
    [InlineData("oneOf")]
    [InlineData("allOf")]
    public void Judges_TenThousandAlternatives(string keyword)
    {
        var branches = string.Join(',', Enumerable.Range(0, 10_000).Select(i => $$"""{"const":{{i}}}"""));
        var schema = $$"""{"{{keyword}}":[{{branches}}]}""";

        Assert.Equal(keyword == "allOf", Validate(schema, "9999").Count > 0);
        Assert.Equal(ProblemCodes.SchemaInvalid, Validate(schema, "-1")[0].Code);
    }

    [Fact]
    public void Compares_LongListsWithoutSquaringTheWork()
    {
        const string Schema = """{"uniqueItems":true}""";
        var numbers = string.Join(',', Enumerable.Range(0, 90_000));

        Assert.Empty(Validate(Schema, $"[{numbers}]"));
        Assert.Equal(ProblemCodes.SchemaInvalid, Assert.Single(Validate(Schema, $"[{numbers},7.0]")).Code);
    }

    [Fact]
    public void Compares_LargeObjectsWhateverTheirOrder()
    {
        var members = Enumerable.Range(0, 20_000).Select(i => $"\"m{i}\":{i}").ToList();
        var document = $$"""[{{{string.Join(',', members)}}},{{{string.Join(',', members.AsEnumerable().Reverse())}}}]""";

        Assert.Single(Validate("""{"uniqueItems":true}""", document));
    }

    private static StrictJson Read(string json) => StrictJsonReader.Read(Encoding.UTF8.GetBytes(json), new JsonLimits { MaxDepth = 6000 }).Value;

    [Fact]
    public void Answers_ADocumentThatNestsDeeply()
    {
        var deep = Read(new string('[', 5000) + new string(']', 5000));

        AssertUndecided(Schema("""{"items":{"$ref":"#"}}""").Validate(deep));
        Assert.Equal(ProblemCodes.SchemaInvalid, Assert.Single(Schema("""{"const":[[]]}""").Validate(deep)).Code);
        AssertUndecided(Schema("""{"uniqueItems":true}""").Validate(Read($"[{deep.GetRawText()},{deep.GetRawText()}]")));
    }

    [Fact]
    public void Judges_NumbersOfAnySize()
    {
        const string Schema = """{"multipleOf":0.01,"maximum":1e400}""";

        Assert.Empty(Validate("""{"multipleOf":0.01}""", "1e308"));
        Assert.Empty(Validate("""{"multipleOf":0.01}""", "0.07"));
        Assert.Single(Validate("""{"multipleOf":0.01}""", "0.075"));
        Assert.Single(Validate("""{"multipleOf":3}""", "1e308"));
        Assert.Empty(Validate("""{"multipleOf":3}""", $"1{new string('0', 300)}2"));
        Assert.Single(Validate("""{"maximum":79228162514264337593543950335}""", "79228162514264337593543950335.1"));
        Assert.Empty(Validate("""{"enum":[100]}""", "1.00e2"));
        Assert.Single(Validate("""{"const":0.1}""", "0.1000000000000000000000000000001"));
        Expect.Failure(ProblemCodes.SchemaUnavailable, CredentialSchema.Compile(Encoding.UTF8.GetBytes(Schema)));
    }

    [Fact]
    public void Refuses_NoValue() => Assert.NotEmpty(Schema("""{"minLength":9}""").Validate(default));

    [Theory]
    [InlineData("""{"$schema":"http://json-schema.org/draft-07/schema#"}""")]
    [InlineData("""{"$schema":"https://json-schema.org/draft/2019-09/schema"}""")]
    [InlineData("""{"pattern":"("}""")]
    [InlineData("""{"pattern":"(?i)a"}""")]
    [InlineData("""{"pattern":"\\p{Script=Greek}"}""")]
    [InlineData("""{"enum":7}""")]
    [InlineData("""{"minLength":-1}""")]
    [InlineData("""{"minLength":1.5}""")]
    [InlineData("""{"multipleOf":0}""")]
    [InlineData("""{"anyOf":[]}""")]
    [InlineData("""{"items":[]}""")]
    [InlineData("""{"type":"text"}""")]
    [InlineData("""{"$ref":7}""")]
    [InlineData("""{"$ref":"#nowhere"}""")]
    [InlineData("""{"$id":7}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}""")]
    [InlineData("""{"$defs":{"a":{"$id":"x"},"b":{"$id":"x"}}}""")]
    public void Refuses_WhatCannotBeApplied(string schema) =>
        Expect.Failure(ProblemCodes.SchemaUnavailable, CredentialSchema.Compile(Encoding.UTF8.GetBytes(schema)));

    private static void AssertUndecided(IReadOnlyList<Problem> problems) => Assert.Equal(ProblemCodes.SchemaUnavailable, Assert.Single(problems).Code);

    private static IReadOnlyList<Problem> Validate(string schema, string json) => Schema(schema).Validate(StrictJson.Parse(json));

    private static CredentialSchema Schema(string schema) => Expect.Success(CredentialSchema.Compile(Encoding.UTF8.GetBytes(schema)));
}
