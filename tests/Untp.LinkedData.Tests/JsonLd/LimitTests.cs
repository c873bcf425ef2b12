using System.Text;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Whatever comes from outside ends in a value or a problem, at a bounded cost.</summary>
public sealed class LimitTests
{
    private static readonly string[] _words =
    [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix",
        "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab", "@odd", "", ":", "a", "b", "a:b", "_:x", "/", "#", "https://e.example/",
        "https://e.example/loop", "rtl", "en", "a/b", "::", "\ud83d\ude00",
    ];

    [Fact]
    public void Answers_AnyJson()
    {
        var random = new Random(7);
        var contexts = new DocumentContexts();
        contexts.Set("https://e.example/loop", """{"@context":[{"a":{"@id":"https://e.example/a","@context":"https://e.example/loop"}}]}"""u8.ToArray());
        var processor = new JsonLdProcessor(contexts, new() { IsSafe = false });
        var safe = new JsonLdProcessor(contexts);
        var successes = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Any(random, 5)?.ToJsonString() ?? "null");
            successes += processor.ToRdf(bytes).IsSuccess ? 1 : 0;
            safe.ToRdf(bytes, "https://e.example/base");
        }

        Assert.InRange(successes, 1000, 19_999);
    }

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

    private static JsonNode? Any(Random random, int depth)
    {
        switch (random.Next(depth == 0 ? 5 : 12))
        {
            case 0:
                return null;
            case 1:
                return random.NextDouble() < 0.5 ? 1.1 : random.Next();
            case 2:
                return random.Next(2) == 0;
            case 3 or 4:
                return _words[random.Next(_words.Length)];
            case 5 or 6:
                return new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Any(random, depth - 1))]);
            default:
                var value = new JsonObject();
                for (var i = random.Next(5); i > 0; i--)
                {
                    value[_words[random.Next(_words.Length)]] = Any(random, depth - 1);
                }

                return value;
        }
    }
}
