using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Schemas;

public sealed class CredentialSchemaTests
{
    private const string Schema = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","required":["a"],
        "properties":{"a":{"type":"integer"},"when":{"type":"string","format":"date-time"},"list":{"type":"array","items":{"$ref":"#/$defs/item"}}},
        "$defs":{"item":{"type":"object","required":["x/y"],"properties":{"x/y":{"enum":["one"]}}}}}
        """;

    [Theory]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":1.0,"when":"2026-01-31T12:00:00Z","list":[],"more":null}""")]
    [InlineData("""{"a":-7,"list":[{"x/y":"one"}]}""")]
    public void Accepts_WhatFits(string json) => Assert.Empty(Validate(json));

    [Theory]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    [InlineData("null", "")]
    [InlineData("\"x\"", "")]
    [InlineData("7", "")]
    [InlineData("""{"a":"1"}""", "/a")]
    [InlineData("""{"a":1.5}""", "/a")]
    [InlineData("""{"a":null}""", "/a")]
    [InlineData("""{"a":1,"when":"yesterday"}""", "/when")]
    [InlineData("""{"a":1,"list":[{"x/y":"one"},{}]}""", "/list/1")]
    [InlineData("""{"a":1,"list":[{"x/y":"two"}]}""", "/list/0/x~1y")]
    public void Rejects_AFaultAtItsPlace(string json, string pointer)
    {
        var problems = Validate(json);

        Assert.Contains(problems, problem => problem.Pointer == pointer);
        Assert.All(problems, problem => Assert.Equal(ProblemCodes.SchemaInvalid, problem.Code));
        Assert.All(problems, problem => Assert.InRange(problem.Message.Length, 1, 301));
    }

    [Fact]
    public void Reports_AllFaultsAndAtMost50()
    {
        Assert.Equal(2, Validate("""{"a":"x","when":"y"}""").Select(problem => problem.Pointer).Distinct().Count());
        Assert.Equal(50, Validate($$"""{"a":1,"list":[{{string.Join(',', Enumerable.Repeat("{}", 200))}}]}""").Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"required":"a"}""")]
    [InlineData("""{"properties":[]}""")]
    public void Refuses_WhatIsNoSchema(string json) =>
        Expect.Failure(ProblemCodes.SchemaUnavailable, CredentialSchema.Compile(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"$ref":"https://example.com/other.json"}""")]
    [InlineData("""{"properties":{"a":{"$ref":"#/$defs/missing"}}}""")]
    [InlineData("""{"properties":{"a":{"$ref":"http://127.0.0.1:1/x"}}}""")]
    public void Refuses_ReferencesToOtherSchemas_RatherThanFetchOrAccept(string json) =>
        Expect.Failure(ProblemCodes.SchemaUnavailable, CredentialSchema.Compile(Encoding.UTF8.GetBytes(json)));

    private static IReadOnlyList<Problem> Validate(string json) =>
        Expect.Success(CredentialSchema.Compile(Encoding.UTF8.GetBytes(Schema))).Validate(StrictJson.Parse(json));
}
