using System.Text.Json.Nodes;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Makes documents out of every feature of contexts and nodes, most of them valid. The same for the same seed.</summary>
internal sealed class AnyDocument(Random random)
{
    private static readonly (string Term, string Definition)[] _terms =
    [
        ("x", "\"https://x.example/\""), ("y", """{"@id":"https://y.example/","@prefix":true}"""), ("z", """{"@id":"https://z.example/"}"""),
        ("id", "\"@id\""), ("type", "\"@type\""), ("value", "\"@value\""), ("nest", "\"@nest\""), ("none", "\"@none\""), ("graph", "\"@graph\""), ("json", "\"@json\""),
        ("a", "\"ex:a\""), ("b", "\"ex:b\""), ("a", """{"@id":"ex:other","@protected":true}"""), ("c", "null"), ("d", "\"@bogus\""), ("x:a", """{"@type":"@id"}"""),
        ("ref", """{"@id":"ex:ref","@type":"@id"}"""), ("voc", """{"@id":"ex:voc","@type":"@vocab"}"""), ("any", """{"@id":"ex:any","@type":"@none"}"""), ("lit", """{"@id":"ex:lit","@type":"@json"}"""),
        ("dbl", """{"@id":"ex:dbl","@type":"http://www.w3.org/2001/XMLSchema#double"}"""), ("str", """{"@id":"ex:str","@type":"http://www.w3.org/2001/XMLSchema#string"}"""), ("bad", """{"@id":"ex:bad","@type":"ex:not well"}"""),
        ("de", """{"@id":"ex:de","@language":"de"}"""), ("nul", """{"@id":"ex:nul","@language":null}"""), ("tag", """{"@id":"ex:tag","@language":"no tag"}"""), ("rtl", """{"@id":"ex:rtl","@direction":"rtl"}"""), ("nod", """{"@id":"ex:nod","@direction":null}"""),
        ("list", """{"@id":"ex:list","@container":"@list"}"""), ("set", """{"@id":"ex:set","@container":"@set"}"""), ("refs", """{"@id":"ex:refs","@type":"@id","@container":["@set"]}"""), ("jset", """{"@id":"ex:jset","@type":"@json","@container":"@set"}"""),
        ("gra", """{"@id":"ex:gra","@container":"@graph"}"""), ("grs", """{"@id":"ex:grs","@container":["@graph","@set"]}"""), ("gri", """{"@id":"ex:gri","@container":["@graph","@id"]}"""), ("grx", """{"@id":"ex:grx","@container":["@graph","@index","@set"]}"""),
        ("ind", """{"@id":"ex:ind","@container":"@index"}"""), ("inp", """{"@id":"ex:inp","@container":"@index","@index":"ref"}"""), ("ids", """{"@id":"ex:ids","@container":"@id"}"""), ("typ", """{"@id":"ex:typ","@container":"@type"}"""), ("tyv", """{"@id":"ex:tyv","@type":"@vocab","@container":["@type","@set"]}"""),
        ("lan", """{"@id":"ex:lan","@container":"@language"}"""), ("las", """{"@id":"ex:las","@container":["@language","@set"]}"""), ("in", """{"@id":"ex:in","@nest":"nest"}"""),
        ("rev", """{"@reverse":"ex:rev"}"""), ("rei", """{"@reverse":"ex:rei","@type":"@id","@container":"@index"}"""), ("T", "\"ex:T\""),
        ("@language", "\"en\""), ("@language", "null"), ("@direction", "\"ltr\""), ("@direction", "null"), ("@vocab", "\"ex:v-\""), ("@vocab", "\"#\""), ("@vocab", "null"), ("@base", "\"../up/\""), ("@base", "null"),
        ("@propagate", "false"), ("@propagate", "true"), ("@protected", "true"), ("@version", "1.1"), ("@import", "\"https://e.example/imported\""), ("@type", """{"@container":"@set"}"""),
    ];

    private static readonly string[] _keys =
    [
        "a", "b", "c", "d", "x:a", "y:b", "z:c", "ref", "voc", "any", "lit", "dbl", "str", "bad", "de", "nul", "tag", "rtl", "nod", "list", "set", "refs", "jset", "gra", "grs", "gri", "grx", "ind", "inp",
        "ids", "typ", "tyv", "lan", "las", "in", "rev", "rei", "n", "m", "unknown", "ex:p", "ex:\u00fc", "https://e.example/p", "_:p", "ex:p q",
    ];

    private static readonly string[] _words = ["a", "T", "U", "x:1", "y:2", "ex:i", "_:b1", "_:b2", "https://e.example/\u00e9?q#f", "rel", "", "en", "none", "@none", "@foo", "text \"\\\n\u007f\uffff", "x://y"];

    private static readonly string[] _scalars = ["1", "-0", "1.0", "2.5", "1e21", "1E-7", "12345678901234567890", "true", "false", "null"];

    public JsonObject Make()
    {
        var document = Node(0);
        document.Remove("@context");
        document.Insert(0, "@context", Context(0));
        return document;
    }

    private JsonNode? Context(int depth)
    {
        if (random.Next(12) == 0)
        {
            return random.Next(3) == 0 ? null : new JsonArray(Context(depth), random.Next(3) == 0 ? null : "https://e.example/remote", Context(depth));
        }

        var context = new JsonObject();
        for (var i = depth == 0 ? 6 + random.Next(20) : random.Next(4); i > 0; i--)
        {
            var (term, definition) = _terms[random.Next(_terms.Length)];
            context[term] = JsonNode.Parse(definition);
        }

        // Scoped contexts, of properties and of types.
        foreach (var term in (string[])["n", "m", "T", "U", "nest"])
        {
            if (depth < 3 && random.Next(4) == 0)
            {
                context[term] = new JsonObject { ["@id"] = term == "nest" ? "@nest" : $"ex:{term}", ["@context"] = Context(depth + 1) };
            }
        }

        return context;
    }

    private JsonObject Node(int depth)
    {
        var node = new JsonObject();
        if (depth > 0 && random.Next(10) == 0)
        {
            node["@context"] = Context(2);
        }

        if (random.Next(2) == 0)
        {
            node[Or("@id", "id")] = Word();
        }

        if (random.Next(2) == 0)
        {
            node[Or("@type", "type")] = random.Next(3) == 0 ? new JsonArray(Word(), "T", "U") : Or("T", "U");
        }

        for (var i = random.Next(depth == 0 ? 6 : 4); i > 0; i--)
        {
            node[_keys[random.Next(_keys.Length)]] = Value(depth + 1);
        }

        if (depth < 3 && random.Next(12) == 0)
        {
            var key = _keywords[random.Next(_keywords.Length)];
            node[key] = key switch { "@reverse" => new JsonObject { [Or("ex:p", "rev")] = Node(depth + 1) }, "@index" => Word(), _ => random.Next(2) == 0 ? Node(depth + 1) : new JsonArray(Node(depth + 1), Node(depth + 1)) };
        }

        return node;
    }

    private static readonly string[] _keywords = ["@graph", "@included", "@nest", "nest", "@reverse", "@index", "graph"];

    private JsonNode? Value(int depth) => random.Next(depth > 3 ? 5 : 11) switch
    {
        0 or 1 => Word(),
        2 or 3 => JsonNode.Parse(_scalars[random.Next(_scalars.Length)]),
        4 => Literal(),
        5 => new JsonArray(Value(depth + 1), Value(depth + 1)),
        6 => new JsonObject { [Or("@list", "@set")] = Value(depth + 1) },
        7 => new JsonObject { [Word()] = Value(depth + 1), [Or("en", "none")] = Word() },
        8 => new JsonObject { ["@id"] = Word() },
        _ => Node(depth),
    };

    private JsonObject Literal()
    {
        var literal = new JsonObject { [Or("@value", "value")] = random.Next(2) == 0 ? Word() : JsonNode.Parse(_scalars[random.Next(_scalars.Length)]) };
        switch (random.Next(6))
        {
            case 0:
                literal["@type"] = Or("ex:t", "@json");
                break;
            case 1:
                literal["@language"] = Or("de-AT", "no tag");
                break;
            case 2:
                literal["@direction"] = "rtl";
                break;
            case 3:
                literal["@index"] = "i";
                break;
        }

        return literal;
    }

    private string Word() => _words[random.Next(_words.Length)];

    private string Or(string one, string other) => random.Next(3) == 0 ? other : one;
}
