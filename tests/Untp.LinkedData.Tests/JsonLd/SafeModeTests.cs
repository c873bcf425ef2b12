using System.Text;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>What is dropped is not signed: safe mode says what and where.</summary>
public sealed class SafeModeTests
{
    private const string Context = """
        "@context":{"name":"https://e.example/name","knows":{"@id":"https://e.example/knows","@type":"@id"},"Person":"https://e.example/Person","list":{"@id":"https://e.example/l","@container":"@list"},"index":{"@id":"https://e.example/i","@container":"@id"},"types":{"@id":"https://e.example/t","@container":"@type"}}
        """;

    [Theory]
    [InlineData("""{"name":"a","nickname":"b"}""", LinkedDataCodes.DroppedTerm, "/nickname")]
    [InlineData("""{"name":"a","https://e.example/p":{"a/b~c":1}}""", LinkedDataCodes.DroppedTerm, "/https:~1~1e.example~1p/a~1b~0c")]
    [InlineData("""{"name":"a","@unknown":"b"}""", LinkedDataCodes.DroppedTerm, "/@unknown")]
    [InlineData("""{"@id":"relative","name":"a"}""", LinkedDataCodes.RelativeIri, "/@id")]
    [InlineData("""{"@type":["Person","Robot"],"name":"a"}""", LinkedDataCodes.RelativeIri, "/@type/1")]
    [InlineData("""{"@type":"Robot","name":"a"}""", LinkedDataCodes.RelativeIri, "/@type")]
    [InlineData("""{"name":"a","knows":["https://e.example/1","you"]}""", LinkedDataCodes.RelativeIri, "/knows/1")]
    [InlineData("""{"name":"a","index":{"x":{"name":"b"}}}""", LinkedDataCodes.RelativeIri, "/index/x")]
    [InlineData("""{"name":"a","https://e.example/a b":"b"}""", LinkedDataCodes.RelativeIri, "/https:~1~1e.example~1a b")]
    [InlineData("""{"name":"a","_:p":"b"}""", LinkedDataCodes.BlankNodePredicate, "/_:p")]
    [InlineData("""{"knows":"https://e.example/2","name":{"@value":null}}""", LinkedDataCodes.DroppedValue, "/name")]
    [InlineData("""{"name":{"@value":"a","@language":"not a tag"}}""", LinkedDataCodes.InvalidLanguageTag, "/name/@language")]
    [InlineData("""{"name":"a","@language":"en"}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"@graph":["free"],"name":"a"}""", LinkedDataCodes.DroppedValue, "/@graph/0")]
    [InlineData("""{"name":"a","index":{"https://e.example/x":"b"}}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"name":"a","index":{"https://e.example/x":{"@list":["b"]}}}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"name":"a","types":{"Person":true}}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"name":"a","types":{"Person":{"@list":["https://e.example/b"]}}}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"@id":"https://e.example/alone"}""", LinkedDataCodes.DroppedValue, "")]
    [InlineData("""{"knows":"https://e.example/2","name":{"@language":"en"}}""", LinkedDataCodes.DroppedValue, "/name")]
    public void Reports_WhatWouldBeLost(string document, string code, string pointer)
    {
        var result = Processor(isSafe: true).ToRdf(WithContext(document));
        var problem = Assert.Single(result.Problems);
        Assert.Equal((code, pointer), (problem.Code, problem.Pointer));
        Assert.True(Processor(isSafe: false).ToRdf(WithContext(document)).IsSuccess);
    }

    [Theory]
    [InlineData("""{"@id":"https://e.example/1","@type":"Person","name":"a","knows":"https://e.example/2"}""")]
    [InlineData("""{"name":null,"list":["a",2,true]}""")]
    [InlineData("""{"name":{"@value":"a","@language":"de-AT"},"index":{"https://e.example/x":{"name":"b"}}}""")]
    public void Accepts_WhatLosesNothing(string document) => Assert.Equal([], Processor(isSafe: true).ToRdf(WithContext(document)).Problems);

    [Fact]
    public void Reports_AllLosses()
    {
        var result = Processor(isSafe: true).Expand(WithContext("""{"a":1,"b":2,"name":"c"}"""));
        Assert.Equal(["/a", "/b"], result.Problems.Select(problem => problem.Pointer));
    }

    [Fact]
    public void Reports_ADirectionThatHasNoForm()
    {
        var document = WithContext("""{"name":{"@value":"a","@direction":"rtl"}}""");
        Assert.Equal(LinkedDataCodes.DroppedDirection, Assert.Single(Processor(isSafe: true).ToRdf(document).Problems).Code);
        var written = new JsonLdProcessor(new DocumentContexts(), new() { RdfDirection = RdfDirection.I18nDatatype }).ToRdf(document);
        Assert.Equal("https://www.w3.org/ns/i18n#_rtl", Assert.Single(written.Value!).Object.Datatype);
    }

    [Fact]
    public void Reports_AnErrorWhereItIs()
    {
        var problem = Assert.Single(Processor(isSafe: true).Expand(WithContext("""{"name":["a",{"@value":{}}]}""")).Problems);
        Assert.Equal(("invalid value object value", "/name/1/@value"), (problem.Code, problem.Pointer));
    }

    private static byte[] WithContext(string document) => Encoding.UTF8.GetBytes($"{{{Context},{document.AsSpan(1)}");

    private static JsonLdProcessor Processor(bool isSafe) => new(new DocumentContexts(), new() { IsSafe = isSafe });
}
