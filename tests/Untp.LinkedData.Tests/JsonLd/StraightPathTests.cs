using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>The straight path says what the algorithms in full say, bytes and problems, or leaves it to them.</summary>
public sealed class StraightPathTests
{
    private static readonly string[] _words =
    [
        "@id", "@type", "@value", "@language", "@list", "@set", "@graph", "@none", "id", "type", "", "en", "not a tag", "https://e.example/x", "_:b0", "urn:x:y", "x:y", "relative",
        "http://www.w3.org/2001/XMLSchema#string", "\u007f\"\\\n\u00e9", "name", "Product",
    ];

    [NeedsFact(Part.Shared)]
    public void SaysTheSame_OfEverySuiteCase()
    {
        var (compared, straight) = (0, 0);
        foreach (var suite in (string[])["json-ld-toRdf", "json-ld-expand"])
        {
            foreach (var entry in Suite.Manifest(suite, suite == "json-ld-toRdf" ? "toRdf-manifest.jsonld" : "expand-manifest.jsonld", "sequence"))
            {
                var @case = new SuiteCase(suite, entry);
                straight += new BothPaths(@case.Contexts, @case.Options).AssertSame(@case.Input, @case.BaseIri) ? 1 : 0;
                compared++;
            }
        }

        Assert.Equal(305 + 255, compared);
        Assert.True(straight > 150, $"{straight} went straight");
    }

    [NeedsFact(Part.Shared)]
    public void TakesTheStraightPath_ForPublishedSamples()
    {
        var safe = new BothPaths(DocumentContexts.FromShared());
        var lax = new BothPaths(DocumentContexts.FromShared(), new() { IsSafe = false });
        var (accepted, straight) = (0, 0);
        foreach (var sample in Samples())
        {
            var isStraight = safe.AssertSame(sample);
            lax.AssertSame(sample);
            accepted += safe.Processor.Canonicalize(sample).IsSuccess ? 1 : 0;
            straight += isStraight ? 1 : 0;
        }

        Assert.True(accepted > 20, $"{accepted} accepted");
        Assert.Equal(accepted, straight);
    }

    [NeedsFact(Part.Shared)]
    public void SaysTheSame_OfAnyChangeOfASample()
    {
        var random = new Random(17);
        var contexts = DocumentContexts.FromShared();
        var safe = new BothPaths(contexts);
        var lax = new BothPaths(contexts, new() { IsSafe = false });
        var samples = Samples().Where(sample => sample.Length < 20_000).ToList();
        var straight = 0;
        for (var i = 0; i < 1500; i++)
        {
            var document = JsonNode.Parse(samples[i % samples.Count])!;
            for (var changes = 1 + random.Next(2); changes > 0; changes--)
            {
                Change(document, random);
            }

            straight += (i % 2 == 0 ? safe : lax).AssertSame(Encoding.UTF8.GetBytes(document.ToJsonString()), i % 3 == 0 ? "https://e.example/base/" : null) ? 1 : 0;
        }

        Assert.InRange(straight, 150, 1400);
    }

    [Fact]
    public void SaysTheSame_OfAnyFeature()
    {
        var contexts = new DocumentContexts();
        contexts.Set("https://e.example/remote", """{"@context":{"a":{"@id":"https://r.example/a","@context":{"b":"https://r.example/b"}},"@language":"fr"}}"""u8.ToArray());
        contexts.Set("https://e.example/imported", """{"@context":{"b":{"@id":"https://i.example/b","@type":"@id"},"T":"https://i.example/T"}}"""u8.ToArray());
        BothPaths[] paths =
        [
            new(contexts), new(contexts, new() { IsSafe = false }), new(contexts, new() { IsSafe = false, RdfDirection = RdfDirection.I18nDatatype }),
            new(contexts, new() { IsSafe = false, RdfDirection = RdfDirection.CompoundLiteral }),
        ];
        var (accepted, straight) = (0, 0);
        for (var seed = 0; seed < 6000; seed++)
        {
            var document = Encoding.UTF8.GetBytes(new AnyDocument(new(seed)).Make().ToJsonString());
            var both = paths[seed % paths.Length];
            straight += both.AssertSame(document, seed % 3 == 0 ? null : "https://e.example/base/doc") ? 1 : 0;
            accepted += both.Processor.Canonicalize(document).IsSuccess ? 1 : 0;
        }

        Assert.True(accepted > 1500, $"{accepted} accepted");
        Assert.InRange(straight, 200, accepted);
    }

    [Theory]
    [InlineData("""{"@id":"_:x","p":["a",1,1.5,-0,1e30,true,null,[["b"]],{"@value":"c","@language":"de"},{"@value":2,"@type":"d:t"},{"@value":"\u00e9\"\n","@type":"http://www.w3.org/2001/XMLSchema#string"}]}""")]
    [InlineData("""{"@type":["T","U"],"inner":{"@id":"_:y","only":"in T"},"q":{"@id":"_:y"}}""")]
    [InlineData("""{"list":["a",{"@id":"x:1"},null,2],"p":{"list":[]}}""")]
    [InlineData("""{"list":"single","p":{"list":null,"p":1}}""")]
    [InlineData("""{"graph":[{"p":1},{"@id":"x:2","p":"v"}],"p":{"graph":{"graph":{"p":3}}}}""")]
    [InlineData("""{"graph":[{},{"@id":"_:said-nowhere"},{"p":null}],"p":{"graph":{}}}""")]
    [InlineData("""{"ref":["https://e.example/1","x:y","_:z"],"voc":["T","https://e.example/2","x:z"],"date":"2026-01-01","dbl":[1,2.5],"plain":"no language"}""")]
    [InlineData("{\"p\":[\"\ufffe\",\"a\uffff\",\"\\ufffe\",\"\uff21\",\"\u007f\"]}")]
    [InlineData("""{"p\u0040":1,"\u0070":"escaped","ref":"https:\/\/e.example\/3"}""")]
    [InlineData("""{"set":[1,[2]],"https://e.example/absolute":"v","x:compact":"w"}""")]
    [InlineData("""{"proof":{"p":1},"p":2}""")]
    [InlineData("""{"json":{"b":[1.0,null,"\u00e9"],"a":1e3},"p":{"json":null}}""")]
    public void TakesTheStraightPath_ForCommonForms(string document)
    {
        const string Context = """
            "@context":[{"@language":"en","x":"https://e.example/","d":"https://d.example/","p":"x:p","q":"x:q","p@":"x:at","ref":{"@id":"x:ref","@type":"@id"},"voc":{"@id":"x:voc","@type":"@vocab"},
            "date":{"@id":"x:date","@type":"http://www.w3.org/2001/XMLSchema#date"},"dbl":{"@id":"x:dbl","@type":"http://www.w3.org/2001/XMLSchema#double"},"plain":{"@id":"x:plain","@language":null},
            "list":{"@id":"x:list","@container":"@list"},"set":{"@id":"x:set","@container":"@set"},"graph":{"@id":"x:graph","@container":"@graph"},"proof":{"@id":"x:proof","@container":"@graph"},
            "json":{"@id":"x:json","@type":"@json"},"inner":{"@id":"x:inner","@context":{"only":"x:only-inner"}},
            "T":{"@id":"x:T","@context":{"q":"x:q-of-T"}},"U":{"@id":"x:U","@context":{"q":{"@id":"x:q-of-U"}}}}]
            """;
        var bytes = Encoding.UTF8.GetBytes($"{{{Context},{document.AsSpan(1)}");
        var both = new BothPaths(new DocumentContexts());
        Assert.Empty(both.Processor.Canonicalize(bytes).Problems);
        Assert.True(both.AssertSame(bytes));
        var all = both.Processor.Canonicalize(bytes).Value!;
        var rest = both.Processor.Canonicalize(bytes, leftOut: "proof").Value!;
        Assert.Equal(document.Contains("proof", StringComparison.Ordinal), !all.NQuads.Span.SequenceEqual(rest.NQuads.Span));
    }

    [Theory]
    [InlineData("""{"a":1,"b":{"c":2},"https://e.example/p":"kept"}""")]
    [InlineData("""{"a":1,"b":{"c":2},"https://e.example/p":"kept","proof":{"d":1}}""")]
    public void Reports_AllLosses(string document)
    {
        var result = new JsonLdProcessor(new DocumentContexts()).Canonicalize(Encoding.UTF8.GetBytes(document), leftOut: "proof");
        Assert.Equal([(LinkedDataCodes.DroppedTerm, "/a"), (LinkedDataCodes.DroppedTerm, "/b")], result.Problems.Select(problem => (problem.Code, problem.Pointer)));
    }

    [Fact]
    public void Rejects_TooManyValues()
    {
        var document = Encoding.UTF8.GetBytes($$"""{"https://e.example/a":[{{string.Join(',', Enumerable.Range(0, 98))}}]}""");
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(new JsonLdProcessor(new DocumentContexts(), new() { MaxNodes = 99 }).Canonicalize(document).Problems).Code);
        Assert.True(new JsonLdProcessor(new DocumentContexts(), new() { MaxNodes = 100 }).Canonicalize(document).IsSuccess);
        Assert.Equal(
            LinkedDataCodes.LimitExceeded, Assert.Single(new JsonLdProcessor(new DocumentContexts()).Canonicalize(document, options: new() { MaxQuads = 97 }).Problems).Code);
    }

    [Fact]
    public void Rejects_AlikeNodesThatCostTooMuch()
    {
        // Every node knows every other, and nothing else is said of any.
        string Reference(int node) => $$"""{"@id":"_:n{{node}}"}""";
        var nodes = Enumerable.Range(0, 12).Select(i => $$"""{"@id":"_:n{{i}}","https://e.example/p":[{{string.Join(',', Enumerable.Range(0, 12).Where(j => j != i).Select(Reference))}}]}""");
        var document = Encoding.UTF8.GetBytes($$"""{"@id":"https://e.example/all","https://e.example/q":[{{string.Join(',', nodes)}}]}""");
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(new JsonLdProcessor(new DocumentContexts()).Canonicalize(document).Problems).Code);

        // A chain of equal links, as long as fits in a document.
        document = Encoding.UTF8.GetBytes($$$"""{"https://e.example/p":{"@list":[{{{string.Join(',', Enumerable.Repeat(1, 50_000))}}}]}}""");
        Assert.Equal(LinkedDataCodes.LimitExceeded, Assert.Single(new JsonLdProcessor(new DocumentContexts()).Canonicalize(document).Problems).Code);
    }

    [Fact]
    public void Accepts_AnElement()
    {
        var processor = new JsonLdProcessor(new DocumentContexts());
        var document = """{"proof":{"https://e.example/p":"a"}}"""u8.ToArray();
        var expected = processor.Canonicalize("""{"https://e.example/p":"a"}"""u8.ToArray()).Value!;
        Assert.Equal(expected.NQuads.ToArray(), processor.Canonicalize(JsonElement.Parse(document).GetProperty("proof")).Value!.NQuads.ToArray());
    }

    private static List<byte[]> Samples()
    {
        var files = ((string[])["documents/untp", "documents/w3c", "vectors/untp-samples", "vectors/vc-di-eddsa", "vectors/vc-di-ecdsa", "vectors/vcdm2-inputs"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Shared, folder), "*.json", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        var samples = files.Select(File.ReadAllBytes).Where(IsDocument).ToList();
        Assert.True(samples.Count > 60, $"{samples.Count} samples");
        return samples;
    }

    private static bool IsDocument(byte[] bytes) =>
        bytes.Length < 100_000 && new JsonLdProcessor(new DocumentContexts()).Expand(bytes).Problems is [var problem, ..] && problem.Code != LinkedDataCodes.InvalidJson
        && JsonElement.Parse(bytes) is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("@context", out _) && root.EnumerateObject().Count() > 1;

    private static void Change(JsonNode document, Random random)
    {
        var places = new List<JsonNode>();
        Collect(document);
        var place = places[random.Next(places.Count)];
        var word = _words[random.Next(_words.Length)];
        if (place is JsonObject { Count: > 0 } item)
        {
            var key = item.ElementAt(random.Next(item.Count)).Key;
            switch (random.Next(5))
            {
                case 0:
                    item.Remove(key);
                    break;
                case 1:
                    item[word] = item[key]?.DeepClone();
                    break;
                case 2:
                    item[key] = word;
                    break;
                case 3:
                    item[key] = new JsonArray(item[key]?.DeepClone(), word, random.Next(3) == 0 ? null : random.Next());
                    break;
                default:
                    item[key] = new JsonObject { [word] = item[key]?.DeepClone() };
                    break;
            }
        }
        else if (place is JsonArray array)
        {
            array.Insert(random.Next(array.Count + 1), random.Next(3) switch { 0 => null, 1 => word, _ => new JsonObject { ["@id"] = word } });
        }

        void Collect(JsonNode? node)
        {
            if (node is JsonObject members)
            {
                places.Add(node);
                foreach (var (name, value) in members)
                {
                    if (name != "@context")
                    {
                        Collect(value);
                    }
                }
            }
            else if (node is JsonArray items)
            {
                places.Add(node);
                foreach (var value in items)
                {
                    Collect(value);
                }
            }
        }
    }
}
