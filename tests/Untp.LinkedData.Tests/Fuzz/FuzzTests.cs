using System.Text;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;
using Untp.LinkedData.Tests.JsonLd;
using Untp.Testing.Fuzzing;

namespace Untp.LinkedData.Tests.Fuzz;

/// <summary>Readers answer whatever bytes they get: a value or a problem, never an exception, and the same on both paths.</summary>
public sealed class FuzzTests
{
    private static readonly string[] _words =
    [
        "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language", "@list", "@nest", "@none", "@prefix",
        "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab", "@odd", "", ":", "a", "b", "a:b", "_:x", "_:y", "/", "#", "https://e.example/",
        "https://e.example/loop", "rtl", "en", "a/b", "::", "\ud83d\ude00", "urn:x:y", "\u007f\n\"\\", "http://www.w3.org/2001/XMLSchema#string",
    ];

    private static readonly string[] _plain =
    [
        """{"@context":{"a":"https://e.example/a","b":{"@id":"https://e.example/b","@type":"@id"},"T":{"@id":"https://e.example/T","@context":{"c":{"@id":"https://e.example/c","@container":"@list"}}}},"@type":"T","a":["x",1,1.5,true,null],"b":"urn:x:y","c":[1,{"a":"\u00e9"}]}""",
        """{"@context":["https://e.example/loop",{"@vocab":"https://e.example/","@language":"en","g":{"@id":"https://e.example/g","@container":"@graph"}}],"@id":"_:x","g":[{"@id":"_:y","v":{"@value":"a","@language":"de"}}],"a":{"@id":"_:x"}}""",
    ];

    private static readonly string[] _nquads =
    [
        "_:b0 <https://e.example/p> \"a\\n\\u00e9\"@en-US <https://e.example/g> .\n<https://e.example/s> <https://e.example/p> _:b0 .\n_:b1 <https://e.example/p> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> _:g .\n",
        "_:a <urn:p> _:b .\n_:b <urn:p> _:c .\n_:c <urn:p> _:a . # three alike\n\n<urn:s>\t<urn:p> \"x\" .",
    ];

    [Fact]
    public void Answers_AnyBytes()
    {
        var run = new FuzzRun();
        var processor = new JsonLdProcessor(Contexts());
        run.Repeat(20_000, run.AnyBytes, bytes =>
        {
            processor.Expand(bytes);
            processor.ToRdf(bytes);
            processor.Canonicalize(bytes);
            NQuadsReader.Read(bytes);
            Rdfc10.Canonicalize(bytes);
            ContextDocument.Read("https://e.example/", bytes);
        });
    }

    [Fact]
    public void SaysTheSame_OfAnyJson()
    {
        var run = new FuzzRun();
        var safe = new BothPaths(Contexts());
        var lax = new BothPaths(Contexts(), new() { IsSafe = false });
        var json = new AnyJson(run.Random, _words);
        run.Repeat(8_000, () => Encoding.UTF8.GetBytes(json.Value(5)?.ToJsonString() ?? "null"), bytes =>
        {
            safe.AssertSame(bytes, "https://e.example/base");
            lax.AssertSame(bytes);
        });
    }

    [Fact]
    public void SaysTheSame_UnderAnyContext()
    {
        var run = new FuzzRun();
        var lax = new BothPaths(Contexts(), new() { IsSafe = false });
        var json = new AnyJson(run.Random, _words);
        run.Repeat(8_000, () => Encoding.UTF8.GetBytes(new JsonObject { ["@context"] = json.Value(5), ["@type"] = "a", ["a"] = json.Value(2), ["b"] = json.Value(2) }.ToJsonString()), bytes => lax.AssertSame(bytes, "https://e.example/base"));
    }

    [Fact]
    public void SaysTheSame_OfAnyChangeOfADocument()
    {
        var run = new FuzzRun();
        var documents = _plain.Select(Encoding.UTF8.GetBytes).ToList();
        var safe = new BothPaths(Contexts());
        var lax = new BothPaths(Contexts(), new() { IsSafe = false });
        run.Repeat(8_000, () => run.Change(documents), bytes =>
        {
            safe.AssertSame(bytes);
            lax.AssertSame(bytes, "https://e.example/base");
        });
    }

    [Fact]
    public void SaysTheSame_OfAnyChangeOfNQuads()
    {
        var run = new FuzzRun();
        var documents = _nquads.Select(Encoding.UTF8.GetBytes).ToList();
        var read = 0;
        run.Repeat(20_000, () => run.Change(documents), bytes =>
        {
            var quads = NQuadsReader.Read(bytes);
            var canonical = Rdfc10.Canonicalize(bytes);
            Assert.Equal(quads.IsSuccess, canonical.IsSuccess);
            if (quads.IsSuccess)
            {
                read++;
                var expected = Rdfc10.Canonicalize(quads.Value).Value!;
                Assert.Equal(expected.NQuads.ToArray(), canonical.Value!.NQuads.ToArray());
                Assert.Equal(expected.IssuedIdentifiers.OrderBy(pair => pair.Key, StringComparer.Ordinal), canonical.Value.IssuedIdentifiers.OrderBy(pair => pair.Key, StringComparer.Ordinal));
            }
            else
            {
                Assert.Equal(quads.Problems, canonical.Problems);
            }
        });
        Assert.NotEqual(0, read);
    }

    private static DocumentContexts Contexts()
    {
        var contexts = new DocumentContexts();
        contexts.Set("https://e.example/loop", """{"@context":[{"a":{"@id":"https://e.example/a","@context":"https://e.example/loop"}}]}"""u8.ToArray());
        return contexts;
    }
}
