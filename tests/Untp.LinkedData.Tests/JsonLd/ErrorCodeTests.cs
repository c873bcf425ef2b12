using System.Text;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>
/// Every error code of JSON-LD 1.1 that expansion and RDF can end in, by the step that names it. Not among them: what only compaction, flattening
/// from RDF and HTML know (IRI confused with prefix, invalid JSON literal, invalid script element, multiple context link headers).
/// </summary>
public sealed class ErrorCodeTests
{
    private const string Remote = "https://e.example/contexts/";

    // Context processing, section 4.1.2.
    [Theory]
    [InlineData("invalid context nullification", """[{"@protected":true,"a":"ex:a"},null]""")]
    [InlineData("invalid context nullification", """[{"a":{"@id":"ex:a","@protected":true}},null]""")]
    [InlineData("loading document failed", "\"relative\"")]
    [InlineData("context overflow", "\"https://e.example/contexts/self\"")]
    [InlineData("context overflow", "\"https://e.example/contexts/chain/0\"")]
    [InlineData("loading remote context failed", "\"https://e.example/contexts/missing\"")]
    [InlineData("invalid remote context", "\"https://e.example/contexts/array\"")]
    [InlineData("invalid remote context", "\"https://e.example/contexts/none\"")]
    [InlineData("invalid local context", "1")]
    [InlineData("invalid local context", "[true]")]
    [InlineData("invalid local context", "[[]]")]
    [InlineData("invalid @version value", """{"@version":1.0}""")]
    [InlineData("invalid @version value", """{"@version":"1.1"}""")]
    [InlineData("invalid @import value", """{"@import":{}}""")]
    [InlineData("loading remote context failed", """{"@import":"https://e.example/contexts/missing"}""")]
    [InlineData("loading remote context failed", """{"@import":"relative"}""")]
    [InlineData("invalid remote context", """{"@import":"https://e.example/contexts/none"}""")]
    [InlineData("invalid remote context", """{"@import":"https://e.example/contexts/self"}""")]
    [InlineData("invalid context entry", """{"@import":"https://e.example/contexts/imports"}""")]
    [InlineData("invalid base IRI", """{"@base":1}""")]
    [InlineData("invalid base IRI", """{"@base":"relative"}""")]
    [InlineData("invalid base IRI", """[{"@base":"ex:a"},{"@base":null},{"@base":"relative"}]""")]
    [InlineData("invalid vocab mapping", """{"@vocab":1}""")]
    [InlineData("invalid vocab mapping", """{"@vocab":"@type"}""")]
    [InlineData("invalid default language", """{"@language":1}""")]
    [InlineData("invalid base direction", """{"@direction":"up"}""")]
    [InlineData("invalid base direction", """{"@direction":true}""")]
    [InlineData("invalid @propagate value", """{"@propagate":"false"}""")]
    [InlineData("invalid @propagate value", """{"@import":"https://e.example/contexts/propagates"}""")]
    [InlineData("invalid @protected value", """{"@protected":1}""")]
    public void Rejects_AContext(string code, string context) => AssertFails(code, "/@context", $$"""{"@context":{{context}},"ex:p":1}""");

    // Create term definition, section 4.2.2.
    [Theory]
    [InlineData("cyclic IRI mapping", """{"a":"b:x","b":"a:y"}""")]
    [InlineData("cyclic IRI mapping", """{"a":"a:x"}""")]
    [InlineData("cyclic IRI mapping", """{"a":{"@id":"ex:a","@type":"a"}}""")]
    [InlineData("cyclic IRI mapping", """{"a":{"@reverse":"b"},"b":{"@reverse":"a"}}""")]
    [InlineData("invalid term definition", """{"":"ex:a"}""")]
    [InlineData("keyword redefinition", """{"@id":"ex:a"}""")]
    [InlineData("keyword redefinition", """{"@context":{}}""")]
    [InlineData("keyword redefinition", """{"@none":null}""")]
    [InlineData("keyword redefinition", """{"@type":"ex:a"}""")]
    [InlineData("keyword redefinition", """{"@type":{}}""")]
    [InlineData("keyword redefinition", """{"@type":{"@id":"@type","@container":"@set"}}""")]
    [InlineData("keyword redefinition", """{"@type":{"@container":"@list"}}""")]
    [InlineData("keyword redefinition", """{"@type":{"@container":["@set"]}}""")]
    [InlineData("invalid @protected value", """{"@type":{"@protected":"yes"}}""")]
    [InlineData("invalid term definition", """{"a":1}""")]
    [InlineData("invalid term definition", """{"a":["ex:a"]}""")]
    [InlineData("invalid @protected value", """{"a":{"@id":"ex:a","@protected":"yes"}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":1}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":"relative"}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":"_:b"}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":"@set"}}""")]
    [InlineData("invalid reverse property", """{"a":{"@reverse":"ex:a","@id":"ex:b"}}""")]
    [InlineData("invalid reverse property", """{"a":{"@reverse":"ex:a","@nest":"b"}}""")]
    [InlineData("invalid IRI mapping", """{"a":{"@reverse":1}}""")]
    [InlineData("invalid IRI mapping", """{"a":{"@reverse":"relative"}}""")]
    [InlineData("invalid IRI mapping", """{"type":"@type","a":{"@reverse":"type"}}""")]
    [InlineData("invalid reverse property", """{"a":{"@reverse":"ex:a","@container":"@list"}}""")]
    [InlineData("invalid reverse property", """{"a":{"@reverse":"ex:a","@container":"@language"}}""")]
    [InlineData("invalid reverse property", """{"a":{"@reverse":"ex:a","@container":["@set"]}}""")]
    [InlineData("invalid term definition", """{"a":{"@reverse":"ex:a","unknown":1}}""")]
    [InlineData("invalid term definition", """{"a":{"@reverse":"ex:a","@index":"ex:i"}}""")]
    [InlineData("invalid scoped context", """{"a":{"@reverse":"ex:a","@context":1}}""")]
    [InlineData("invalid IRI mapping", """{"a":{"@id":1}}""")]
    [InlineData("invalid IRI mapping", """{"a":{"@id":["ex:a"]}}""")]
    [InlineData("invalid IRI mapping", """{"a":"relative"}""")]
    [InlineData("invalid IRI mapping", """{"a":null,"b":"a"}""")]
    [InlineData("invalid keyword alias", """{"a":"@context"}""")]
    [InlineData("invalid IRI mapping", """{"ex":"https://e.example/","ex:a":"https://e.example/b"}""")]
    [InlineData("invalid IRI mapping", """{"ex:a":"@type"}""")]
    [InlineData("invalid IRI mapping", """{"a/b":"ex:a"}""")]
    [InlineData("invalid IRI mapping", """{"a/b":{}}""")]
    [InlineData("invalid IRI mapping", """{"a":{}}""")]
    [InlineData("invalid IRI mapping", """{"a":{"@type":"@id"}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":null}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":[]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":"@nest"}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@set",1]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@set","@set"]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@list","@set"]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@list","@index"]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@id","@type"]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@graph","@language"]}}""")]
    [InlineData("invalid container mapping", """{"a":{"@id":"ex:a","@container":["@graph","@id","@index"]}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":"ex:t","@container":"@type"}}""")]
    [InlineData("invalid type mapping", """{"a":{"@id":"ex:a","@type":"@json","@container":["@type","@set"]}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@index":"ex:i"}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@index":"ex:i","@container":"@set"}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@index":1,"@container":"@index"}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@index":"@type","@container":"@index"}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@index":"relative","@container":"@index"}}""")]
    [InlineData("invalid scoped context", """{"a":{"@id":"ex:a","@context":{"b":1}}}""")]
    [InlineData("invalid scoped context", """{"a":{"@id":"ex:a","@context":"https://e.example/contexts/missing"}}""")]
    [InlineData("invalid language mapping", """{"a":{"@id":"ex:a","@language":true}}""")]
    [InlineData("invalid base direction", """{"a":{"@id":"ex:a","@direction":"up"}}""")]
    [InlineData("invalid @nest value", """{"a":{"@id":"ex:a","@nest":true}}""")]
    [InlineData("invalid @nest value", """{"a":{"@id":"ex:a","@nest":"@id"}}""")]
    [InlineData("invalid term definition", """{"ex:a":{"@id":"ex:a","@prefix":true}}""")]
    [InlineData("invalid term definition", """{"https://e.example/a":{"@prefix":false}}""")]
    [InlineData("invalid @prefix value", """{"a":{"@id":"ex:a","@prefix":"true"}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"@type","@prefix":true}}""")]
    [InlineData("invalid term definition", """{"a":{"@id":"ex:a","@value":"b"}}""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":"ex:a"},{"a":"ex:b"}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":"ex:a"},{"a":null}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":"ex:a"},{"a":{"@id":"ex:a","@container":"@set"}}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":{"@id":"ex:a","@context":{}}},{"a":{"@id":"ex:a","@context":null}}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":"ex:b"},"https://e.example/contexts/a"]""")]
    [InlineData("protected term redefinition", """[{"@import":"https://e.example/contexts/a","@protected":true},{"a":"ex:b"}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":"ex:#"},{"a":{"@id":"ex:#"}}]""")]
    [InlineData("protected term redefinition", """[{"@protected":true,"a":{"@reverse":"ex:a"}},{"a":"ex:a"}]""")]
    [InlineData("protected term redefinition", """[{"@type":{"@protected":true}},{"@type":{"@container":"@set"}}]""")]
    [InlineData("protected term redefinition", """[{"a":{"@id":"@id","@protected":true}},{"a":"@type"}]""")]
    public void Rejects_ATerm(string code, string context) => AssertFails(code, "/@context", $$"""{"@context":{{context}},"ex:p":1}""");

    // Expansion, section 5.1.2, and node map generation.
    [Theory]
    [InlineData("colliding keywords", "/id", """{"@context":{"id":"@id"},"@id":"ex:a","id":"ex:b"}""")]
    [InlineData("colliding keywords", "/ex:p/v", """{"@context":{"v":"@value"},"ex:p":{"@value":null,"v":1}}""")]
    [InlineData("colliding keywords", "/r", """{"@context":{"r":"@reverse"},"@reverse":{},"r":{}}""")]
    [InlineData("conflicting indexes", "", """[{"@id":"ex:a","@index":"1","ex:p":1},{"@id":"ex:a","@index":"2","ex:p":1}]""")]
    [InlineData("invalid @id value", "/@id", """{"@id":1}""")]
    [InlineData("invalid @id value", "/@id", """{"@id":null}""")]
    [InlineData("invalid @id value", "/@id", """{"@id":["ex:a"]}""")]
    [InlineData("invalid type value", "/@type", """{"@type":null}""")]
    [InlineData("invalid type value", "/@type", """{"@type":{}}""")]
    [InlineData("invalid type value", "/@type/1", """{"@type":["ex:a",1]}""")]
    [InlineData("invalid @included value", "/@included", """{"@included":"text","ex:p":1}""")]
    [InlineData("invalid @included value", "/@included", """{"@included":null,"ex:p":1}""")]
    [InlineData("invalid @included value", "/@included", """{"@included":{"@value":1},"ex:p":1}""")]
    [InlineData("invalid @included value", "/@included", """{"@included":{"@list":[]},"ex:p":1}""")]
    [InlineData("invalid @included value", "/@included", """{"@included":{"@id":"ex:a"},"ex:p":1}""")]
    [InlineData("invalid value object value", "/ex:p/@value", """{"ex:p":{"@value":["a"]}}""")]
    [InlineData("invalid value object value", "/ex:p/@value", """{"ex:p":{"@value":{},"@type":"ex:t"}}""")]
    [InlineData("invalid language-tagged string", "/ex:p/@language", """{"ex:p":{"@value":"a","@language":null}}""")]
    [InlineData("invalid language-tagged string", "/ex:p/@language", """{"ex:p":{"@value":"a","@language":["en"]}}""")]
    [InlineData("invalid base direction", "/ex:p/@direction", """{"ex:p":{"@value":"a","@direction":"up"}}""")]
    [InlineData("invalid base direction", "/ex:p/@direction", """{"ex:p":{"@value":"a","@direction":null}}""")]
    [InlineData("invalid @index value", "/@index", """{"@index":1}""")]
    [InlineData("invalid @reverse value", "/@reverse", """{"@reverse":"ex:a"}""")]
    [InlineData("invalid reverse property map", "/@reverse/@id", """{"@reverse":{"@id":"ex:a"}}""")]
    [InlineData("invalid reverse property map", "/@reverse/@reverse", """{"@reverse":{"@reverse":{"ex:p":{"@id":"ex:a"}}}}""")]
    [InlineData("invalid reverse property value", "/@reverse", """{"@reverse":{"ex:p":"a"}}""")]
    [InlineData("invalid reverse property value", "/@reverse", """{"@reverse":{"ex:p":{"@list":[]}}}""")]
    [InlineData("invalid reverse property value", "/r", """{"@context":{"r":{"@reverse":"ex:p"}},"r":"a"}""")]
    [InlineData("invalid reverse property value", "/r", """{"@context":{"r":{"@reverse":"ex:p"}},"r":[{"@list":[1]}]}""")]
    [InlineData("invalid language map value", "/m/en", """{"@context":{"m":{"@id":"ex:m","@container":"@language"}},"m":{"en":1}}""")]
    [InlineData("invalid language map value", "/m/en", """{"@context":{"m":{"@id":"ex:m","@container":"@language"}},"m":{"en":["a",{"@value":"b"}]}}""")]
    [InlineData("invalid value object", "/m/i", """{"@context":{"m":{"@id":"ex:m","@container":"@index","@index":"ex:i"}},"m":{"i":"a"}}""")]
    [InlineData("invalid @nest value", "/@nest", """{"@nest":"a"}""")]
    [InlineData("invalid @nest value", "/@nest", """{"@nest":[{},1]}""")]
    [InlineData("invalid @nest value", "/@nest", """{"@nest":null}""")]
    [InlineData("invalid @nest value", "/n", """{"@context":{"n":"@nest","v":"@value"},"n":{"v":1}}""")]
    [InlineData("invalid value object", "/ex:p", """{"ex:p":{"@value":"a","@id":"ex:a"}}""")]
    [InlineData("invalid value object", "/ex:p", """{"ex:p":{"@value":"a","ex:q":1}}""")]
    [InlineData("invalid value object", "/ex:p", """{"ex:p":{"@value":"a","@type":"ex:t","@language":"en"}}""")]
    [InlineData("invalid value object", "/ex:p", """{"ex:p":{"@value":"a","@type":"ex:t","@direction":"ltr"}}""")]
    [InlineData("invalid value object", "/ex:p", """{"ex:p":{"@value":null,"@id":"ex:a"}}""")]
    [InlineData("invalid language-tagged value", "/ex:p", """{"ex:p":{"@value":true,"@language":"en"}}""")]
    [InlineData("invalid typed value", "/ex:p", """{"ex:p":{"@value":"a","@type":"_:t"}}""")]
    [InlineData("invalid typed value", "/ex:p", """{"ex:p":{"@value":"a","@type":["ex:t"]}}""")]
    [InlineData("invalid typed value", "/ex:p", """{"ex:p":{"@value":{},"@type":["@json"]}}""")]
    [InlineData("invalid typed value", "/ex:p", """{"ex:p":{"@value":"a","@type":"@id"}}""")]
    [InlineData("invalid set or list object", "/ex:p", """{"ex:p":{"@list":[],"@id":"ex:a"}}""")]
    [InlineData("invalid set or list object", "/ex:p", """{"ex:p":{"@set":[],"@list":[]}}""")]
    [InlineData("invalid set or list object", "/ex:p", """{"ex:p":{"@set":[],"ex:q":1}}""")]
    [InlineData("protected term redefinition", "/ex:p/@context", """{"@context":{"@protected":true,"a":"ex:a"},"ex:p":{"@context":{"a":"ex:b"}}}""")]
    [InlineData("protected term redefinition", "", """{"@context":{"@protected":true,"a":"ex:a","T":{"@id":"ex:T","@context":{"a":"ex:b"}}},"@type":"T"}""")]
    [InlineData("invalid context nullification", "/ex:p/@context", """{"@context":{"@protected":true,"a":"ex:a"},"ex:p":{"@context":null}}""")]
    [InlineData("invalid context nullification", "", """{"@context":{"@protected":true,"a":"ex:a","T":{"@id":"ex:T","@context":null}},"@type":"T"}""")]
    public void Rejects_ADocument(string code, string pointer, string document) => AssertFails(code, pointer, document);

    [Theory]
    [InlineData("processing mode conflict", "/@context", """{"@context":{"@version":1.1}}""")]
    [InlineData("invalid context entry", "/@context", """{"@context":{"@import":"https://e.example/contexts/a"}}""")]
    [InlineData("invalid context entry", "/@context", """{"@context":{"@direction":"ltr"}}""")]
    [InlineData("invalid context entry", "/@context", """{"@context":{"@propagate":true}}""")]
    [InlineData("invalid context entry", "/@context", """{"@context":{"@propagate":1}}""")]
    [InlineData("invalid vocab mapping", "/@context", """{"@context":{"@vocab":""}}""")]
    [InlineData("recursive context inclusion", "/@context", """{"@context":"https://e.example/contexts/self"}""")]
    [InlineData("keyword redefinition", "/@context", """{"@context":{"@type":{"@container":"@set"}}}""")]
    [InlineData("invalid term definition", "/@context", """{"@context":{"a":{"@id":"ex:a","@protected":true}}}""")]
    [InlineData("invalid type mapping", "/@context", """{"@context":{"a":{"@id":"ex:a","@type":"@json"}}}""")]
    [InlineData("invalid type mapping", "/@context", """{"@context":{"a":{"@id":"ex:a","@type":"@none"}}}""")]
    [InlineData("invalid container mapping", "/@context", """{"@context":{"a":{"@id":"ex:a","@container":"@graph"}}}""")]
    [InlineData("invalid container mapping", "/@context", """{"@context":{"a":{"@id":"ex:a","@container":["@set"]}}}""")]
    [InlineData("invalid term definition", "/@context", """{"@context":{"a":{"@id":"ex:a","@container":"@index","@index":"ex:i"}}}""")]
    [InlineData("invalid term definition", "/@context", """{"@context":{"a":{"@id":"ex:a","@context":{}}}}""")]
    [InlineData("invalid term definition", "/@context", """{"@context":{"a":{"@id":"ex:a","@nest":"b"}}}""")]
    [InlineData("invalid term definition", "/@context", """{"@context":{"a":{"@id":"ex:a","@prefix":true}}}""")]
    [InlineData("colliding keywords", "/type", """{"@context":{"type":"@type"},"@type":"ex:a","type":"ex:b"}""")]
    [InlineData("invalid value object value", "/ex:p/@value", """{"ex:p":{"@value":1,"@type":"@json"}}""")]
    public void Rejects_WhatMode10DoesNotKnow(string code, string pointer, string document) => AssertFails(code, pointer, document, ProcessingMode.JsonLd10);

    private static void AssertFails(string code, string pointer, string document, ProcessingMode mode = ProcessingMode.JsonLd11)
    {
        foreach (var isSafe in (bool[])[true, false])
        {
            var both = new BothPaths(Contexts(), new() { IsSafe = isSafe, ProcessingMode = mode });
            var bytes = Encoding.UTF8.GetBytes(document);
            Expect.Failure(code, pointer, both.Processor.ToRdf(bytes));
            Assert.False(both.AssertSame(bytes));
        }
    }

    private static DocumentContexts Contexts()
    {
        var contexts = new DocumentContexts();
        contexts.Set(Remote + "a", """{"@context":{"a":"ex:a"}}"""u8.ToArray());
        contexts.Set(Remote + "self", """{"@context":["a","self"]}"""u8.ToArray());
        contexts.Set(Remote + "array", "[]"u8.ToArray());
        contexts.Set(Remote + "none", "{}"u8.ToArray());
        contexts.Set(Remote + "imports", """{"@context":{"@import":"a"}}"""u8.ToArray());
        contexts.Set(Remote + "propagates", """{"@context":{"@propagate":1}}"""u8.ToArray());
        for (var i = 0; i < 20; i++)
        {
            contexts.Set($"{Remote}chain/{i}", Encoding.UTF8.GetBytes($$"""{"@context":"{{i + 1}}"}"""));
        }

        return contexts;
    }
}
