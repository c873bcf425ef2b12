using System.Text;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Contexts are compiled once and shared, and never outlive a change.</summary>
public sealed class ContextTests
{
    private const string Url = "https://e.example/context";

    private static readonly byte[] _document = Encoding.UTF8.GetBytes($$$"""{"@context":"{{{Url}}}","a":{"b":1}}""");

    [Fact]
    public void Forgets_AContextWhoseBytesChanged()
    {
        var contexts = new DocumentContexts();
        var processor = new JsonLdProcessor(contexts);
        contexts.Set(Url, """{"@context":{"a":{"@id":"https://e.example/a","@context":{"b":"https://e.example/b"}}}}"""u8.ToArray());
        Assert.Contains("https://e.example/b", processor.Expand(_document).Value!.ToJsonString(), StringComparison.Ordinal);
        contexts.Set(Url, """{"@context":{"a":{"@id":"https://e.example/a","@context":{"b":"https://e.example/c"}}}}"""u8.ToArray());
        Assert.Contains("https://e.example/c", processor.Expand(_document).Value!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Forgets_AScopedContextWhoseBytesChanged()
    {
        var contexts = new DocumentContexts();
        var processor = new JsonLdProcessor(contexts);
        contexts.Set(Url, """{"@context":{"a":{"@id":"https://e.example/a","@context":"scoped"}}}"""u8.ToArray());
        contexts.Set("https://e.example/scoped", """{"@context":{"b":"https://e.example/b"}}"""u8.ToArray());
        Assert.Contains("https://e.example/b", processor.Expand(_document).Value!.ToJsonString(), StringComparison.Ordinal);
        contexts.Set("https://e.example/scoped", """{"@context":{"b":"https://e.example/c"}}"""u8.ToArray());
        Assert.Contains("https://e.example/c", processor.Expand(_document).Value!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SaysTheSame_WhenNothingIsKept()
    {
        var contexts = new DocumentContexts();
        contexts.Set(Url, """{"@context":{"a":{"@id":"https://e.example/a","@context":{"b":"https://e.example/b"}}}}"""u8.ToArray());
        var keeps = new JsonLdProcessor(contexts);
        var forgets = new JsonLdProcessor(contexts, new() { MaxCachedContexts = 1, MaxCachedScopedTerms = 1 });
        for (var i = 0; i < 3; i++)
        {
            var other = Encoding.UTF8.GetBytes($$$$"""{"@context":["{{{{Url}}}}",{"c":"https://e.example/c{{{{i}}}}"}],"a":{"b":{"c":1}}}""");
            foreach (var document in (byte[][])[_document, other])
            {
                Assert.Equal(keeps.Expand(document).Value!.ToJsonString(), forgets.Expand(document).Value!.ToJsonString());
            }
        }
    }

    [Fact]
    public void Reports_AContextThatIsNotAtHand()
    {
        var problem = Assert.Single(new JsonLdProcessor(new DocumentContexts()).Expand(_document).Problems);
        Assert.Equal(("loading remote context failed", "/@context"), (problem.Code, problem.Pointer));
        Assert.Contains(Url, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_ProtectedTerms()
    {
        var document = """{"@context":[{"@protected":true,"a":"https://e.example/a"},{"a":"https://e.example/other"}],"a":1}"""u8.ToArray();
        Assert.Equal("protected term redefinition", Assert.Single(new JsonLdProcessor(new DocumentContexts()).Expand(document).Problems).Code);
    }
}
