using System.Text;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Whatever comes from outside ends in a value or a problem, at a bounded cost.</summary>
public sealed class LimitTests
{
    [NeedsFact(Part.Shared)]
    public void Answers_AnyChangeOfAKnownDocument()
    {
        var random = new Random(11);
        var answered = 0;
        foreach (var entry in Suite.Manifest("json-ld-toRdf", "toRdf-manifest.jsonld", "sequence"))
        {
            var @case = new SuiteCase("json-ld-toRdf", entry);
            var processor = @case.Processor;
            for (var i = 0; i < 20; i++)
            {
                var bytes = @case.Input;
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                bytes[random.Next(bytes.Length)] = (byte)"{}[]\",:@\\u"[random.Next(10)];
                processor.ToRdf(bytes, @case.BaseIri);
                answered++;
            }
        }

        Assert.Equal(6100, answered);
    }

    [Theory]
    [InlineData("""{"https://e.example/a":"\ud800"}""")]
    [InlineData("""{"https://e.example/a":1,"https://e.example/a":2}""")]
    [InlineData("""{"https://e.example/a":1e999}""")]
    [InlineData("{")]
    [InlineData("")]
    public void Rejects_WhatIsNoJson(string document)
    {
        var problem = Assert.Single(new JsonLdProcessor(new DocumentContexts()).ToRdf(Encoding.UTF8.GetBytes(document)).Problems);
        Assert.Equal(LinkedDataCodes.InvalidJson, problem.Code);
    }

    [Fact]
    public void Rejects_TooManyValues()
    {
        var document = Encoding.UTF8.GetBytes($$"""{"https://e.example/a":[{{string.Join(',', Enumerable.Range(0, 98))}}]}""");
        Assert.Equal(LinkedDataCodes.LimitExceeded, Code(new() { MaxNodes = 99 }, document));
        Assert.Null(Code(new() { MaxNodes = 100 }, document));
    }

    [Fact]
    public void Rejects_DocumentsThatNestTooDeep()
    {
        var document = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"https://e.example/a":""", 5)) + "1" + new string('}', 5));
        Assert.NotNull(Code(new() { MaxDepth = 4 }, document));
        Assert.Null(Code(new() { MaxDepth = 5 }, document));
    }

    [Fact]
    public void Rejects_ContextsThatCostTooMuch()
    {
        // Each level of scoped context is looked at again with all terms that stand by then.
        var terms = string.Join(',', Enumerable.Range(0, 200).Select(i => $$$"""
            "t{{{i}}}":{"@context":{"u":"https://e.example/u"},"@id":"https://e.example/{{{i}}}"}
            """));
        var document = Encoding.UTF8.GetBytes("{\"@context\":{" + terms + "},\"t1\":{\"u\":1}}");
        Assert.Equal(LinkedDataCodes.LimitExceeded, Code(new() { MaxContextWork = 10_000 }, document));
        Assert.Null(Code(new() { MaxContextWork = 30_000 }, document));
    }

    [Fact]
    public void Rejects_ContextsThatIncludeEachOtherTooDeep()
    {
        var contexts = new DocumentContexts();
        for (var i = 0; i < 5; i++)
        {
            contexts.Set($"https://e.example/{i}", Encoding.UTF8.GetBytes(i == 4 ? """{"@context":{"a":"https://e.example/a"}}""" : $$"""{"@context":"https://e.example/{{i + 1}}"}"""));
        }

        var document = """{"@context":"https://e.example/0","a":1}"""u8.ToArray();
        Assert.Equal("context overflow", Code(new() { MaxContextDepth = 4 }, document, contexts));
        Assert.Null(Code(new() { MaxContextDepth = 5 }, document, contexts));
    }

    private static string? Code(JsonLdOptions options, byte[] document, DocumentContexts? contexts = null)
    {
        var result = new JsonLdProcessor(contexts ?? new(), options).ToRdf(document);
        return result.IsSuccess ? null : result.Problems[0].Code;
    }
}
