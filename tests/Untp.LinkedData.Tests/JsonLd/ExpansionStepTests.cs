using System.Text;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>
/// Branches of context processing (4.1.2), term definition (4.2.2), expansion (5.1.2), IRI expansion (5.2.2) and value expansion (5.3.2), each by the step that says
/// what comes out. Sections are those of JSON-LD 1.1 API.
/// </summary>
public sealed class ExpansionStepTests
{
    private const string BaseIri = "https://b.example/d/doc";

    [Theory]
    [InlineData("5.1.2: null brings the document's base back", """[{"@base":"https://o.example/"},null]""", """{"@id":"x","ex:p":1}""", """{"@id":"https://b.example/d/x","ex:p":[{"@value":1}]}""")]
    [InlineData("5.2.6: a remote context's URL is the base of those in it", "\"https://e.example/c/deep/up\"", """{"a":1}""", """{"ex:a":[{"@value":1}]}""")]
    [InlineData("5.6.8: own entries go before imported ones", """{"@import":"https://e.example/c/two","a":"ex:own"}""", """{"a":1,"b":2,"c":3}""", """{"ex:own":[{"@value":1}],"ex:b":[{"@value":2}],"ex:v-c":[{"@value":3}]}""")]
    [InlineData("5.6.8: null in the place of an imported term", """{"@import":"https://e.example/c/two","@vocab":null,"a":null}""", """{"a":1,"b":2,"c":3}""", """{"ex:b":[{"@value":2}]}""")]
    [InlineData("5.7: a remote context's @base is not taken", "\"https://e.example/c/based\"", """{"@id":"x","ex:p":1}""", """{"@id":"https://b.example/d/x","ex:p":[{"@value":1}]}""")]
    [InlineData("5.7.2: no base", """{"@base":null}""", """{"@id":"x","ex:p":1}""", """{"@id":"x","ex:p":[{"@value":1}]}""")]
    [InlineData("5.7.4: a base against a base", """[{"@base":"../o/"},{"@base":"y"}]""", """{"@id":"x","ex:p":1}""", """{"@id":"https://b.example/o/x","ex:p":[{"@value":1}]}""")]
    [InlineData("5.8: empty", """{"@vocab":""}""", """{"p":1}""", """{"https://b.example/d/docp":[{"@value":1}]}""")]
    [InlineData("5.8: a fragment", """{"@vocab":"#"}""", """{"p":1}""", """{"https://b.example/d/doc#p":[{"@value":1}]}""")]
    [InlineData("5.8: against a vocabulary", """[{"@vocab":"https://v.example/"},{"@vocab":"x#"}]""", """{"p":1}""", """{"https://v.example/x#p":[{"@value":1}]}""")]
    [InlineData("5.8: a compact IRI", """[{"v":"https://v.example/"},{"@vocab":"v:x/"}]""", """{"p":1}""", """{"https://v.example/x/p":[{"@value":1}]}""")]
    [InlineData("5.8: a term", """[{"v":"https://v.example/"},{"@vocab":"v"}]""", """{"p":1}""", """{"https://v.example/p":[{"@value":1}]}""")]
    [InlineData("5.8: a blank node", """{"@vocab":"_:v"}""", """{"p":1}""", """{"_:vp":[{"@value":1}]}""")]
    [InlineData("5.8: none", """[{"@vocab":"https://v.example/"},{"@vocab":null}]""", """{"p":1,"ex:q":2}""", """{"ex:q":[{"@value":2}]}""")]
    [InlineData("5.9.2: no language", """[{"@language":"en"},{"@language":null}]""", """{"ex:p":"a"}""", """{"ex:p":[{"@value":"a"}]}""")]
    [InlineData("5.10: a direction", """{"@direction":"rtl","p":{"@id":"ex:p","@direction":null},"q":{"@id":"ex:q","@direction":"ltr"}}""", """{"p":"a","q":"b","ex:r":"c"}""", """{"ex:p":[{"@value":"a"}],"ex:q":[{"@value":"b","@direction":"ltr"}],"ex:r":[{"@value":"c","@direction":"rtl"}]}""")]
    [InlineData("5.10.3: no direction", """[{"@direction":"rtl"},{"@direction":null}]""", """{"ex:p":"a"}""", """{"ex:p":[{"@value":"a"}]}""")]
    [InlineData("2, 3: not for nodes below", """{"@propagate":false,"a":"ex:a"}""", """{"a":{"a":1}}""", """{"ex:a":[{}]}""")]
    [InlineData("2: an array says nothing of it", """[{"@propagate":false,"a":"ex:a"}]""", """{"a":{"a":1}}""", """{"ex:a":[{"ex:a":[{"@value":1}]}]}""")]
    [InlineData("3: back to before all of them", """{"T":{"@id":"ex:T","@context":{"a":"ex:t","U":{"@id":"ex:U","@context":{"a":"ex:u"}}}},"a":"ex:a"}""", """{"@type":"T","a":1,"ex:n":{"@type":"U","a":2}}""", """{"@type":["ex:T"],"ex:t":[{"@value":1}],"ex:n":[{"@type":["https://b.example/d/U"],"ex:a":[{"@value":2}]}]}""")]
    public void Processes_AContext(string step, string context, string document, string expected) => AssertExpands(step, context, document, expected);

    [Theory]
    [InlineData("5: what looks like a keyword is no term", """{"@foo":"ex:foo","@foo.bar":"ex:bar","@":"ex:at"}""", """{"@foo":1,"@foo.bar":2,"@":3}""", """{"ex:bar":[{"@value":2}],"ex:at":[{"@value":3}]}""")]
    [InlineData("12: expanded with terms of the same context", """{"a":{"@id":"ex:a","@type":"x:t"},"x":"https://x.example/"}""", """{"a":"1"}""", """{"ex:a":[{"@value":"1","@type":"https://x.example/t"}]}""")]
    [InlineData("13.3: ignored", """{"@vocab":"ex:v-","a":{"@reverse":"@foo"}}""", """{"a":1}""", """{"ex:v-a":[{"@value":1}]}""")]
    [InlineData("13.5: @set", """{"r":{"@reverse":"ex:p","@container":"@set"}}""", """{"@id":"ex:a","r":{"@id":"ex:b"}}""", """{"@id":"ex:a","@reverse":{"ex:p":[{"@id":"ex:b"}]}}""")]
    [InlineData("13.5: null", """{"r":{"@reverse":"ex:p","@container":null,"@type":"@id"}}""", """{"@id":"ex:a","r":"ex:b"}""", """{"@id":"ex:a","@reverse":{"ex:p":[{"@id":"ex:b"}]}}""")]
    [InlineData("13 and 20: an index by property", """{"r":{"@reverse":"ex:p","@container":"@index","@index":"ex:i"}}""", """{"@id":"ex:a","r":{"k":{"@id":"ex:b"}}}""", """{"@id":"ex:a","@reverse":{"ex:p":[{"@id":"ex:b","ex:i":[{"@value":"k"}]}]}}""")]
    [InlineData("13 and 21: a scoped context", """{"r":{"@reverse":"ex:p","@context":{"n":"ex:n"}}}""", """{"@id":"ex:a","r":{"n":1}}""", """{"@id":"ex:a","@reverse":{"ex:p":[{"ex:n":[{"@value":1}]}]}}""")]
    [InlineData("13 in a scoped context", """{"n":{"@id":"ex:n","@context":{"r":{"@reverse":"ex:r","@type":"@id"}}}}""", """{"n":{"@id":"ex:a","r":["ex:b","ex:c"]}}""", """{"ex:n":[{"@id":"ex:a","@reverse":{"ex:r":[{"@id":"ex:b"},{"@id":"ex:c"}]}}]}""")]
    [InlineData("14.1: means nothing", """{"@vocab":"ex:v-","a":null,"c":{"@id":null}}""", """{"a":1,"b":2,"c":3}""", """{"ex:v-b":[{"@value":2}]}""")]
    [InlineData("14.2.2: ignored", """{"@vocab":"ex:v-","a":"@foo"}""", """{"a":1}""", """{"ex:v-a":[{"@value":1}]}""")]
    [InlineData("14.2.4: a compact IRI that means what it says", """{"x":"https://x.example/","x:a":{"@id":"https://x.example/a","@type":"@id"},":b":"ex:b","c:":"ex:c"}""", """{"x:a":"ex:v",":b":1,"c:":2}""", """{"https://x.example/a":[{"@id":"ex:v"}],"ex:b":[{"@value":1}],"ex:c":[{"@value":2}]}""")]
    [InlineData("14.2.5: ends with a delimiter", """{"a":"ex:a/","b":"ex:b?","c":"ex:c[","d":"ex:d"}""", """{"a:x":1,"b:x":2,"c:x":3,"d:x":4}""", """{"ex:a/x":[{"@value":1}],"ex:b?x":[{"@value":2}],"ex:c[x":[{"@value":3}],"d:x":[{"@value":4}]}""")]
    [InlineData("14.2.5: a blank node", """{"a":"_:a"}""", """{"a:x":1}""", """{"_:ax":[{"@value":1}]}""")]
    [InlineData("14.2.5: only where it is simple", """{"a":{"@id":"ex:a/"}}""", """{"a:x":1}""", """{"a:x":[{"@value":1}]}""")]
    [InlineData("15.2: whatever the prefix flag", """{"a":{"@id":"ex:a"},"a:x":{"@type":"@id"}}""", """{"a:x":"ex:v"}""", """{"ex:ax":[{"@id":"ex:v"}]}""")]
    [InlineData("15.3: an IRI", """{"https://x.example/a":{"@type":"@id"}}""", """{"https://x.example/a":"ex:v"}""", """{"https://x.example/a":[{"@id":"ex:v"}]}""")]
    [InlineData("16: a slash", """{"@vocab":"https://v.example/","a/b":{"@type":"@id"}}""", """{"a/b":"ex:v"}""", """{"https://v.example/a/b":[{"@id":"ex:v"}]}""")]
    [InlineData("17: @type as a set", """{"@type":{"@container":"@set"}}""", """{"@type":"ex:T"}""", """{"@type":["ex:T"]}""")]
    [InlineData("18: the vocabulary", """{"@vocab":"https://v.example/","a":{"@type":"@id"},"b":{"@id":"b","@type":"@vocab"}}""", """{"a":"ex:v","b":"w"}""", """{"https://v.example/a":[{"@id":"ex:v"}],"https://v.example/b":[{"@id":"https://v.example/w"}]}""")]
    [InlineData("22: beside a type it says nothing", """{"@language":"en","a":{"@id":"ex:a","@language":"de","@type":"ex:t"},"b":{"@id":"ex:b","@language":"DE-at"}}""", """{"a":"1","b":"2"}""", """{"ex:a":[{"@value":"1","@type":"ex:t"}],"ex:b":[{"@value":"2","@language":"DE-at"}]}""")]
    [InlineData("25: a prefix by its flag", """{"a":{"@id":"ex:a","@prefix":true},"b":{"@id":"ex:b/","@prefix":false}}""", """{"a:x":1,"b:x":2}""", """{"ex:ax":[{"@value":1}],"b:x":[{"@value":2}]}""")]
    [InlineData("27: the same again", """[{"@protected":true,"a":{"@id":"ex:a","@type":"@id"}},{"x":"ex:","a":{"@type":"@id","@id":"ex:a"}}]""", """{"a":"ex:v"}""", """{"ex:a":[{"@id":"ex:v"}]}""")]
    [InlineData("27.2: and protected still", """[{"@protected":true,"a":"ex:a"},{"@protected":false,"a":"ex:a"},{"n":{"@id":"ex:n","@context":[null,{"a":"ex:in"}]}}]""", """{"a":1,"n":{"a":2}}""", """{"ex:a":[{"@value":1}],"ex:n":[{"ex:in":[{"@value":2}]}]}""")]
    [InlineData("27: a property's context may", """{"@protected":true,"a":"ex:a","n":{"@id":"ex:n","@context":{"a":"ex:in"}}}""", """{"a":1,"n":{"a":2}}""", """{"ex:a":[{"@value":1}],"ex:n":[{"ex:in":[{"@value":2}]}]}""")]
    [InlineData("27: and one by reference in it", """{"@protected":true,"a":"ex:own","n":{"@id":"ex:n","@context":["https://e.example/c/two"]}}""", """{"a":1,"n":{"a":2}}""", """{"ex:own":[{"@value":1}],"ex:n":[{"ex:a":[{"@value":2}]}]}""")]
    [InlineData("10: protected but for one", """[{"@protected":true,"a":"ex:a","b":{"@id":"ex:b","@protected":false}},{"b":"ex:c"}]""", """{"a":1,"b":2}""", """{"ex:a":[{"@value":1}],"ex:c":[{"@value":2}]}""")]
    public void Defines_ATerm(string step, string context, string document, string expected) => AssertExpands(step, context, document, expected);

    [Theory]
    [InlineData("4.2: a scalar in its property's context", """{"n":{"@id":"ex:n","@context":{"@language":"de"}}}""", """{"n":["a",1]}""", """{"ex:n":[{"@value":"a","@language":"de"},{"@value":1}]}""")]
    [InlineData("5.2.2: a list in a list", """{"l":{"@id":"ex:l","@container":"@list"}}""", """{"l":[[1,[2]],[],null]}""", """{"ex:l":[{"@list":[{"@list":[{"@value":1},{"@list":[{"@value":2}]}]},{"@list":[]}]}]}""")]
    [InlineData("5.2.3: @list flattens elsewhere", """{}""", """{"ex:l":{"@list":[[1,[2]],[]]}}""", """{"ex:l":[{"@list":[{"@value":1},{"@value":2}]}]}""")]
    [InlineData("7: a node goes back, a reference and a value do not", """{"T":{"@id":"ex:T","@context":{"x":"https://x.example/","t":"@type"}},"a":"ex:a","x":"https://o.example/"}""", """{"@type":"T","ex:n":[{"@id":"x:1"},{"@id":"x:1","a":1},{"@value":"v","t":"x:2"}]}""", """{"@type":["ex:T"],"ex:n":[{"@id":"https://x.example/1"},{"@id":"https://o.example/1","ex:a":[{"@value":1}]},{"@value":"v","@type":"https://x.example/2"}]}""")]
    [InlineData("7, 8: back first, then the property's", """{"T":{"@id":"ex:T","@context":{"a":"ex:t","b":"ex:t"}},"a":"ex:a","b":"ex:b","n":{"@id":"ex:n","@context":{"b":"ex:n-b"}}}""", """{"@type":"T","n":{"a":1,"b":2}}""", """{"@type":["ex:T"],"ex:n":[{"ex:a":[{"@value":1}],"ex:n-b":[{"@value":2}]}]}""")]
    [InlineData("11: only this node", """{"T":{"@id":"ex:T","@context":{"a":"ex:in"}},"a":"ex:a","n":"ex:n"}""", """{"@type":"T","a":1,"n":{"a":2}}""", """{"@type":["ex:T"],"ex:in":[{"@value":1}],"ex:n":[{"ex:a":[{"@value":2}]}]}""")]
    [InlineData("11: unless it propagates", """{"T":{"@id":"ex:T","@context":{"@propagate":true,"a":"ex:in"}},"a":"ex:a","n":"ex:n"}""", """{"@type":"T","a":1,"n":{"a":2}}""", """{"@type":["ex:T"],"ex:in":[{"@value":1}],"ex:n":[{"ex:in":[{"@value":2}]}]}""")]
    [InlineData("11: null", """{"T":{"@id":"ex:T","@context":null},"a":"ex:a"}""", """{"@type":"T","a":1,"ex:n":{"a":2}}""", """{"@type":["ex:T"],"ex:n":[{"ex:a":[{"@value":2}]}]}""")]
    [InlineData("11: in order of the types", """{"A":{"@id":"ex:A","@context":{"a":"ex:of-A"}},"B":{"@id":"ex:B","@context":{"a":"ex:of-B"}}}""", """{"@type":["B","A"],"a":1}""", """{"@type":["ex:B","ex:A"],"ex:of-B":[{"@value":1}]}""")]
    [InlineData("11: in order of the names for @type", """{"t1":"@type","t2":"@type","A":{"@id":"ex:A","@context":{"a":"ex:of-A"}},"B":{"@id":"ex:B","@context":{"a":"ex:of-B"}}}""", """{"t2":"A","t1":"B","a":1}""", """{"@type":["ex:A","ex:B"],"ex:of-A":[{"@value":1}]}""")]
    [InlineData("11: in code point order", "{\"\uff21\":{\"@id\":\"ex:A\",\"@context\":{\"a\":\"ex:of-A\"}},\"\ud801\udc00\":{\"@id\":\"ex:B\",\"@context\":{\"a\":\"ex:of-B\"}}}", "{\"@type\":[\"\ud801\udc00\",\"\uff21\"],\"a\":1}", """{"@type":["ex:B","ex:A"],"ex:of-B":[{"@value":1}]}""")]
    [InlineData("11: a type is looked up before any", """{"A":{"@id":"ex:A","@context":{"B":{"@id":"ex:other","@context":{"a":"ex:other"}}}},"B":{"@id":"ex:B","@context":{"a":"ex:of-B"}}}""", """{"@type":["A","B"],"a":1}""", """{"@type":["ex:A","ex:B"],"ex:of-B":[{"@value":1}]}""")]
    [InlineData("12: JSON by an alias", """{"j":"@json","t":"@type","v":"@value"}""", """{"ex:p":{"v":{"b":[1]},"t":"j"}}""", """{"ex:p":[{"@value":{"b":[1]},"@type":"@json"}]}""")]
    [InlineData("13.4.4: document relative", """{}""", """{"@type":"T"}""", """{"@type":["https://b.example/d/T"]}""")]
    [InlineData("13.4.4.5: types of two names", """{"t":"@type"}""", """{"@type":"ex:A","t":["ex:B"]}""", """{"@type":["ex:A","ex:B"]}""")]
    [InlineData("13.4.6: an empty array", """{}""", """{"@included":[],"ex:p":1}""", """{"@included":[],"ex:p":[{"@value":1}]}""")]
    [InlineData("13.4.6.4: of two names, and deeper", """{"i":"@included"}""", """{"@included":[{"ex:q":1,"i":{"ex:q":2}}],"i":{"ex:q":3}}""", """{"@included":[{"ex:q":[{"@value":1}],"@included":[{"ex:q":[{"@value":2}]}]},{"ex:q":[{"@value":3}]}]}""")]
    [InlineData("13.4.7: JSON null", """{}""", """{"ex:p":{"@value":null,"@type":"@json"}}""", """{"ex:p":[{"@value":null,"@type":"@json"}]}""")]
    [InlineData("13.4.12: null", """{}""", """{"ex:p":{"@set":null},"ex:q":1}""", """{"ex:q":[{"@value":1}]}""")]
    [InlineData("13.4.12: not an array by itself", """{"l":{"@id":"ex:l","@container":"@list"}}""", """{"l":[{"@set":"a"},{"@set":["b"]}]}""", """{"ex:l":[{"@list":[{"@value":"a"},{"@list":[{"@value":"b"}]}]}]}""")]
    [InlineData("13.4.13.3: reversed twice", """{"r":{"@reverse":"ex:r"}}""", """{"@id":"ex:a","@reverse":{"r":{"@id":"ex:b"}}}""", """{"@id":"ex:a","ex:r":[{"@id":"ex:b"}]}""")]
    [InlineData("13.4.13.4: once and twice", """{"r":{"@reverse":"ex:r"}}""", """{"@id":"ex:a","@reverse":{"r":{"@id":"ex:b"},"ex:s":{"@id":"ex:c"}}}""", """{"@id":"ex:a","ex:r":[{"@id":"ex:b"}],"@reverse":{"ex:s":[{"@id":"ex:c"}]}}""")]
    [InlineData("13.6: JSON", """{"j":{"@id":"ex:j","@type":"@json"}}""", """{"j":[null,{"@id":1}]}""", """{"ex:j":[{"@value":[null,{"@id":1}],"@type":"@json"}]}""")]
    [InlineData("13.7: languages", """{"none":"@none","m":{"@id":"ex:m","@container":["@language","@set"],"@direction":"rtl"}}""", """{"m":{"en":["a",null],"none":"b","@none":"c","de":null}}""", """{"ex:m":[{"@value":"c","@direction":"rtl"},{"@value":"a","@language":"en","@direction":"rtl"},{"@value":"b","@direction":"rtl"}]}""")]
    [InlineData("13.8.3.7.1: graphs by name and by index", """{"i":{"@id":"ex:i","@container":["@graph","@index"]},"n":{"@id":"ex:n","@container":["@graph","@id","@set"]}}""", """{"i":{"k":[{"ex:p":1},{"@graph":[{"ex:p":2}]}]},"n":{"ex:g":{"ex:p":3},"@none":{"ex:p":4}}}""", """{"ex:i":[{"@graph":[{"ex:p":[{"@value":1}]}],"@index":"k"},{"@graph":[{"ex:p":[{"@value":2}]}],"@index":"k"}],"ex:n":[{"@graph":[{"ex:p":[{"@value":4}]}]},{"@graph":[{"ex:p":[{"@value":3}]}],"@id":"ex:g"}]}""")]
    [InlineData("13.8.3.7.2: an index by a property of its own type", """{"m":{"@id":"ex:m","@container":"@index","@index":"i"},"i":{"@id":"ex:i","@type":"@id"}}""", """{"m":{"ex:k":{"@id":"ex:b","i":"ex:z"},"@none":{"@id":"ex:c"}}}""", """{"ex:m":[{"@id":"ex:c"},{"@id":"ex:b","ex:i":[{"@id":"ex:k"},{"@id":"ex:z"}]}]}""")]
    [InlineData("13.8.3.7.2: of a graph", """{"m":{"@id":"ex:m","@container":["@graph","@index"],"@index":"ex:i"}}""", """{"m":{"k":{"ex:p":1}}}""", """{"ex:m":[{"@graph":[{"ex:p":[{"@value":1}]}],"ex:i":[{"@value":"k"}]}]}""")]
    [InlineData("13.8.3.7.3: an index that is there", """{"m":{"@id":"ex:m","@container":"@index"}}""", """{"m":{"k":[{"@id":"ex:a","@index":"own"},"text"],"@none":1}}""", """{"ex:m":[{"@value":1},{"@id":"ex:a","@index":"own"},{"@value":"text","@index":"k"}]}""")]
    [InlineData("13.8.3.7.4: an identifier that is there, and a relative one", """{"m":{"@id":"ex:m","@container":"@id"}}""", """{"m":{"k":[{"@id":"ex:a","ex:p":1},{"ex:p":2}],"@none":{"ex:p":3}}}""", """{"ex:m":[{"ex:p":[{"@value":3}]},{"@id":"ex:a","ex:p":[{"@value":1}]},{"@id":"https://b.example/d/k","ex:p":[{"@value":2}]}]}""")]
    [InlineData("13.8.3.7.5: types, not document relative", """{"m":{"@id":"ex:m","@container":"@type"}}""", """{"m":{"ex:T":{"@type":"ex:U","ex:p":1},"V":"ex:a","@none":{"ex:p":2}}}""", """{"ex:m":[{"ex:p":[{"@value":2}]},{"@id":"ex:a","@type":["V"]},{"@type":["ex:T","ex:U"],"ex:p":[{"@value":1}]}]}""")]
    [InlineData("13.8.3.7.5: of terms", """{"@vocab":"ex:v-","m":{"@id":"ex:m","@type":"@vocab","@container":["@type","@set"]}}""", """{"m":{"T":["x","y"]}}""", """{"ex:m":[{"@id":"ex:v-x","@type":["ex:v-T"]},{"@id":"ex:v-y","@type":["ex:v-T"]}]}""")]
    [InlineData("13.8.3.2: in the context of the type", """{"m":{"@id":"ex:m","@container":"@type"},"T":{"@id":"ex:T","@context":{"a":"ex:in"}},"a":"ex:a"}""", """{"m":{"T":{"a":1,"ex:n":{"a":2}}}}""", """{"ex:m":[{"@type":["ex:T"],"ex:in":[{"@value":1}],"ex:n":[{"ex:a":[{"@value":2}]}]}]}""")]
    [InlineData("13.8.3.1: as it was before the node's type", """{"m":{"@id":"ex:m","@container":"@id"},"T":{"@id":"ex:T","@context":{"a":"ex:in"}},"a":"ex:a"}""", """{"@type":"T","a":0,"m":{"ex:k":{"a":1}}}""", """{"@type":["ex:T"],"ex:in":[{"@value":0}],"ex:m":[{"@id":"ex:k","ex:a":[{"@value":1}]}]}""")]
    [InlineData("13.8.3.6: an index does not go back", """{"m":{"@id":"ex:m","@container":"@index"},"T":{"@id":"ex:T","@context":{"a":"ex:in"}},"a":"ex:a"}""", """{"@type":"T","a":0,"m":{"k":{"a":1}}}""", """{"@type":["ex:T"],"ex:in":[{"@value":0}],"ex:m":[{"@index":"k","ex:in":[{"@value":1}]}]}""")]
    [InlineData("13.11: one value, a list, none", """{"l":{"@id":"ex:l","@container":"@list"},"k":{"@id":"ex:k","@container":"@list"}}""", """{"l":{"@list":["a"]},"k":"b","ex:n":{"l":null}}""", """{"ex:l":[{"@list":[{"@value":"a"}]}],"ex:k":[{"@list":[{"@value":"b"}]}],"ex:n":[{}]}""")]
    [InlineData("13.12: a graph in a graph", """{"g":{"@id":"ex:g","@container":["@graph","@set"]}}""", """{"g":[{"@graph":[{"ex:p":1}]},{"@id":"ex:a","ex:p":2}]}""", """{"ex:g":[{"@graph":[{"@graph":[{"ex:p":[{"@value":1}]}]}]},{"@graph":[{"@id":"ex:a","ex:p":[{"@value":2}]}]}]}""")]
    [InlineData("13.13: before @reverse", """{"r":{"@reverse":"ex:r"}}""", """{"r":{"@id":"ex:b"},"@reverse":{"ex:p":{"@id":"ex:c"}},"@id":"ex:a"}""", """{"@id":"ex:a","@reverse":{"ex:r":[{"@id":"ex:b"}],"ex:p":[{"@id":"ex:c"}]}}""")]
    [InlineData("13.13: nothing reversed", """{"r":{"@reverse":"ex:r"}}""", """{"r":[],"ex:p":1}""", """{"@reverse":{},"ex:p":[{"@value":1}]}""")]
    [InlineData("14: by two names, in each other, in arrays", """{"n":"@nest"}""", """{"n":[{"ex:p":1,"@nest":{"ex:p":2,"@id":"ex:a"}},{"ex:q":3}],"ex:p":0}""", """{"@id":"ex:a","ex:p":[{"@value":0},{"@value":1},{"@value":2}],"ex:q":[{"@value":3}]}""")]
    [InlineData("14.2.2: in the context of the name", """{"n":{"@id":"@nest","@context":{"a":"ex:in"}},"a":"ex:a"}""", """{"n":{"a":1,"ex:m":{"a":2}},"a":3}""", """{"ex:in":[{"@value":1}],"ex:m":[{"ex:in":[{"@value":2}]}],"ex:a":[{"@value":3}]}""")]
    [InlineData("15.3: null", """{}""", """{"ex:p":[{"@value":null,"@language":"en"},{"@value":1}]}""", """{"ex:p":[{"@value":1}]}""")]
    [InlineData("17.1: an index may stand there", """{}""", """{"ex:p":[{"@set":[1],"@index":"i"},{"@list":[2],"@index":"j"}]}""", """{"ex:p":[{"@value":1},{"@list":[{"@value":2}],"@index":"j"}]}""")]
    [InlineData("18: a language alone", """{}""", """{"ex:p":[{"@language":"en"},1]}""", """{"ex:p":[{"@value":1}]}""")]
    [InlineData("19: what hangs on nothing", """{}""", """{"@graph":["text",1,{"@value":1},{"@list":[1]},{"@id":"ex:a"},{},[{"@set":["a"]}],{"ex:p":{"@id":"ex:b"}},{"ex:q":{}}]}""", """{"ex:p":[{"@id":"ex:b"}]},{"ex:q":[{}]}""")]
    public void Expands_ADocument(string step, string context, string document, string expected) => AssertExpands(step, context, document, expected);

    [Theory]
    [InlineData("IRI 2: @id and @type that look like keywords", """{}""", """{"@type":["@foo","ex:T"],"ex:p":{"@id":"@foo","ex:q":1}}""", """{"@type":["ex:T"],"ex:p":[{"@id":null,"ex:q":[{"@value":1}]}]}""")]
    [InlineData("IRI 5: terms only for what the vocabulary speaks of", """{"a":"ex:a"}""", """{"@id":"a","@type":"a"}""", """{"@id":"https://b.example/d/a","@type":["ex:a"]}""")]
    [InlineData("IRI 6.2: slashes and an underscore are no prefix's", """{"x":"https://x.example/","_":"https://u.example/"}""", """{"x://a":1,"_:a":2,"x:/a":3}""", """{"x://a":[{"@value":1}],"_:a":[{"@value":2}],"https://x.example//a":[{"@value":3}]}""")]
    [InlineData("IRI 6.5: what has no scheme is a name", """{"@vocab":"https://v.example/"}""", """{"a b:c":1,"é:c":2,"1:c":3,":c":4}""", """{"https://v.example/a b:c":[{"@value":1}],"https://v.example/é:c":[{"@value":2}],"https://v.example/1:c":[{"@value":3}],"https://v.example/:c":[{"@value":4}]}""")]
    [InlineData("IRI 8: RFC 3986", """{"i":{"@id":"ex:i","@type":"@id"}}""", """{"i":["","#f","?q","../é","//h/x","/","./..//x","a/../b"]}""", """{"ex:i":[{"@id":"https://b.example/d/doc"},{"@id":"https://b.example/d/doc#f"},{"@id":"https://b.example/d/doc?q"},{"@id":"https://b.example/é"},{"@id":"https://h/x"},{"@id":"https://b.example/"},{"@id":"https://b.example//x"},{"@id":"https://b.example/d/b"}]}""")]
    [InlineData("Value 1: strings only", """{"i":{"@id":"ex:i","@type":"@id"},"v":{"@id":"ex:v","@type":"@vocab"}}""", """{"i":[1,true,"x"],"v":[2,"i","y"]}""", """{"ex:i":[{"@value":1},{"@value":true},{"@id":"https://b.example/d/x"}],"ex:v":[{"@value":2},{"@id":"ex:i"},{"@id":"https://b.example/d/y"}]}""")]
    [InlineData("Value 4: @none", """{"@language":"en","a":{"@id":"ex:a","@type":"@none"}}""", """{"a":["x",1]}""", """{"ex:a":[{"@value":"x","@language":"en"},{"@value":1}]}""")]
    [InlineData("Value 4: any scalar", """{"@language":"en","a":{"@id":"ex:a","@type":"ex:t"}}""", """{"a":["x",1,false]}""", """{"ex:a":[{"@value":"x","@type":"ex:t"},{"@value":1,"@type":"ex:t"},{"@value":false,"@type":"ex:t"}]}""")]
    [InlineData("Value 5: language and direction of strings", """{"@language":"en","@direction":"ltr","a":{"@id":"ex:a","@language":null},"b":{"@id":"ex:b","@direction":null}}""", """{"a":"x","b":"y","ex:c":["z",1]}""", """{"ex:a":[{"@value":"x","@direction":"ltr"}],"ex:b":[{"@value":"y","@language":"en"}],"ex:c":[{"@value":"z","@language":"en","@direction":"ltr"},{"@value":1}]}""")]
    public void Expands_IrisAndValues(string step, string context, string document, string expected) => AssertExpands(step, context, document, expected);

    private static void AssertExpands(string step, string context, string document, string expected)
    {
        var contexts = new DocumentContexts();
        contexts.Set("https://e.example/c/deep/up", """{"@context":"../two"}"""u8.ToArray());
        contexts.Set("https://e.example/c/two", """{"@context":{"@vocab":"ex:v-","a":"ex:a","b":"ex:b"}}"""u8.ToArray());
        contexts.Set("https://e.example/c/based", """{"@context":{"@base":"https://o.example/"}}"""u8.ToArray());
        var bytes = Encoding.UTF8.GetBytes($$"""{"@context":{{context}},{{document.AsSpan(1)}}""");
        var lax = new BothPaths(contexts, new() { IsSafe = false, RdfDirection = RdfDirection.I18nDatatype });
        var expanded = Expect.Success(lax.Processor.Expand(bytes, BaseIri));
        Assert.True(JsonLdEquality.Holds(JsonNode.Parse($"[{expected}]"), expanded, isOrdered: false), $"{step}:\n{expanded.ToJsonString()}\ninstead of\n[{expected}]");
        lax.AssertSame(bytes, BaseIri);
        new BothPaths(contexts).AssertSame(bytes, BaseIri);
    }
}
