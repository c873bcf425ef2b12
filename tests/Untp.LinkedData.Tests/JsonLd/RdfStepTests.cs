using System.Globalization;
using System.Text;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.Tests.JsonLd;

/// <summary>Branches of deserialization to RDF (8.1.2), object and list conversion (8.2.2, 8.3.2) and node map generation (7.2.2), each by its step.</summary>
public sealed class RdfStepTests
{
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    [Theory]
    [InlineData("1", null, "1", Xsd + "integer")]
    [InlineData("-0", null, "0", Xsd + "integer")]
    [InlineData("1.0", null, "1", Xsd + "integer")]
    [InlineData("1e2", null, "100", Xsd + "integer")]
    [InlineData("-12345678901234567890", null, "-12345678901234567168", Xsd + "integer")]
    [InlineData("999999999999999900000", null, "999999999999999868928", Xsd + "integer")]
    [InlineData("1e21", null, "1.0E21", Xsd + "double")]
    [InlineData("-1e21", null, "-1.0E21", Xsd + "double")]
    [InlineData("1e21", Xsd + "integer", "1.0E21", Xsd + "integer")]
    [InlineData("5.3", null, "5.3E0", Xsd + "double")]
    [InlineData("0.1", null, "1.0E-1", Xsd + "double")]
    [InlineData("1e-7", null, "1.0E-7", Xsd + "double")]
    [InlineData("123456.789", null, "1.23456789E5", Xsd + "double")]
    [InlineData("0.1234567890123456789", null, "1.234567890123457E-1", Xsd + "double")]
    [InlineData("1.7976931348623157e308", null, "1.797693134862316E308", Xsd + "double")]
    [InlineData("5e-324", null, "4.940656458412465E-324", Xsd + "double")]
    [InlineData("100", Xsd + "double", "1.0E2", Xsd + "double")]
    [InlineData("0", Xsd + "double", "0.0E0", Xsd + "double")]
    [InlineData("-0", Xsd + "double", "-0.0E0", Xsd + "double")]
    [InlineData("10", Xsd + "decimal", "10", Xsd + "decimal")]
    [InlineData("2.5", Xsd + "decimal", "2.5E0", Xsd + "decimal")]
    [InlineData("true", null, "true", Xsd + "boolean")]
    [InlineData("false", "ex:t", "false", "ex:t")]
    public void Writes_NumbersAndBooleans(string json, string? type, string lexical, string datatype)
    {
        var value = type is null ? json : $$"""{"@value":{{json}},"@type":"{{type}}"}""";
        AssertWrites("8.2.2, steps 9 to 11", $$"""{"@id":"ex:a","ex:p":{{value}}}""", [$"<ex:a> <ex:p> \"{lexical}\"^^<{datatype}> ."]);
    }

    [Theory]
    [InlineData("8.1.2, 1.3.1: a subject that is no IRI", """{"@id":"a","ex:p":[{"@list":["x"]},{"@id":"ex:b","ex:q":1}]}""", "<ex:b> <ex:q> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .")]
    [InlineData("8.1.2, 1.3.1: no list of it either, but of nodes in it", """{"@id":"a","ex:p":{"@list":["x",{"@id":"ex:b","ex:q":{"@list":[]}}]}}""", "<ex:b> <ex:q> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .")]
    [InlineData("8.1.2, 1.3.2.3: a blank node as property", """{"@id":"ex:a","_:p":["x",{"@list":["y"]},{"@id":"ex:b","ex:q":"z"}]}""", "<ex:b> <ex:q> \"z\" .")]
    [InlineData("8.1.2, 1.3.2.4: a property that is no IRI", """{"@id":"ex:a","ex:p q":["x",{"@list":["y"]},{"@id":"ex:b","ex:q":"z"}]}""", "<ex:b> <ex:q> \"z\" .")]
    [InlineData("8.1.2: a type that is no IRI", """{"@id":"ex:a","@type":["T","ex:T","_:t"]}""", "<ex:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ex:T> .|<ex:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> _:t .")]
    [InlineData("8.1.2, 1.1: a graph whose name is no IRI", """{"@id":"g","@graph":[{"@id":"ex:a","ex:p":"x"},{"@id":"ex:g","@graph":[{"@id":"ex:b","ex:q":"y"}]}]}""", "<ex:b> <ex:q> \"y\" <ex:g> .")]
    [InlineData("8.2.2, 1: an object that is no IRI", """{"@id":"ex:a","ex:p":[{"@id":"b"},{"@id":"ex:b"}]}""", "<ex:a> <ex:p> <ex:b> .")]
    [InlineData("8.2.2, 6: a datatype that is no IRI", """{"@context":{"m":{"@id":"ex:m","@container":"@type"}},"@id":"ex:a","m":{"ex:T":[1,{"@id":"ex:b"}]}}""", "<ex:a> <ex:m> <ex:b> .|<ex:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <ex:T> .")]
    [InlineData("8.2.2, 7: a language that is no tag", """{"@id":"ex:a","ex:p":[{"@value":"x","@language":"a b"},{"@value":"y","@language":"de-AT"}]}""", "<ex:a> <ex:p> \"y\"@de-AT .")]
    [InlineData("8.2.2, 8: canonical JSON", """{"@id":"ex:a","ex:p":{"@type":"@json","@value":{"b":[1.0,1e21,-0],"a":"\u0001\u00e9"}}}""", "<ex:a> <ex:p> \"{\\\"a\\\":\\\"\\\\u0001é\\\",\\\"b\\\":[1,1e+21,0]}\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON> .")]
    [InlineData("8.2.2, 12: xsd:string says nothing", """{"@id":"ex:a","ex:p":[{"@value":"x","@type":"http://www.w3.org/2001/XMLSchema#string"},"x"]}""", "<ex:a> <ex:p> \"x\" .")]
    [InlineData("8.3.2, 3.3: an item that is null leaves its cell", """{"@id":"ex:a","ex:p":{"@list":[{"@id":"b"}]}}""", "<ex:a> <ex:p> _:c .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .")]
    [InlineData("7.2.2, 6: one node of two objects, in one graph", """[{"@id":"_:x","ex:p":"x"},{"@id":"_:x","ex:p":["x","y"]},{"@id":"ex:g","@graph":[{"@id":"_:x","ex:p":"x"}]}]""", "_:x <ex:p> \"x\" .|_:x <ex:p> \"y\" .|_:x <ex:p> \"x\" <ex:g> .")]
    [InlineData("7.2.2, 6.8: an index is of one graph", """[{"@id":"ex:a","@index":"1","ex:p":"x"},{"@id":"ex:g","@graph":[{"@id":"ex:a","@index":"2","ex:p":"x"}]},{"@id":"g","@graph":[{"@id":"ex:a","@index":"3","ex:p":"x"}]}]""", "<ex:a> <ex:p> \"x\" .|<ex:a> <ex:p> \"x\" <ex:g> .")]
    [InlineData("7.2.2, 6.9: reversed, with what hangs on it", """{"@id":"ex:a","@reverse":{"ex:p":[{"@id":"ex:b","ex:q":{"@list":["x"]}},{"ex:q":"y"}]}}""", "<ex:b> <ex:p> <ex:a> .|<ex:b> <ex:q> _:c .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\" .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .|_:d <ex:p> <ex:a> .|_:d <ex:q> \"y\" .")]
    [InlineData("7.2.2, 6.10: graphs in graphs, by blank nodes too", """{"@id":"_:g","ex:p":"x","@graph":[{"@id":"_:h","ex:p":"y","@graph":{"@id":"_:g","ex:p":"z"}}]}""", "_:g <ex:p> \"x\" .|_:h <ex:p> \"y\" _:g .|_:g <ex:p> \"z\" _:h .")]
    [InlineData("7.2.2, 6.11: included in the graph where it stands", """{"@id":"ex:g","@graph":[{"@id":"ex:a","ex:p":"x","@included":{"@id":"ex:b","ex:q":"y"}}]}""", "<ex:a> <ex:p> \"x\" <ex:g> .|<ex:b> <ex:q> \"y\" <ex:g> .")]
    [InlineData("7.2.2, 5: lists are never one", """{"@id":"ex:a","ex:p":[{"@list":["x"]},{"@list":["x"]}]}""", "<ex:a> <ex:p> _:c .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\" .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .|<ex:a> <ex:p> _:d .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\" .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .")]
    [InlineData("8.3.2: lists in lists", """{"@id":"ex:a","ex:p":{"@list":[{"@list":[]},{"@list":["x"]}]}}""", "<ex:a> <ex:p> _:c .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> _:d .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> _:e .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .|_:e <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> \"x\" .|_:e <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> <http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> .")]
    [InlineData("a direction without a form", """{"@id":"ex:a","ex:p":{"@value":"x","@language":"he","@direction":"rtl"}}""", "<ex:a> <ex:p> \"x\"@he .")]
    public void Writes_Statements(string step, string document, string expected) => AssertWrites(step, document, expected.Split('|'));

    [Theory]
    [InlineData("13.2", RdfDirection.I18nDatatype, """{"@id":"ex:a","ex:p":[{"@value":"x","@language":"HE-il","@direction":"rtl"},{"@value":"y","@direction":"ltr"},{"@value":"z","@language":"EN"}]}""", "<ex:a> <ex:p> \"x\"^^<https://www.w3.org/ns/i18n#he-il_rtl> .|<ex:a> <ex:p> \"y\"^^<https://www.w3.org/ns/i18n#_ltr> .|<ex:a> <ex:p> \"z\"@EN .")]
    [InlineData("13.3", RdfDirection.CompoundLiteral, """{"@id":"ex:a","ex:p":[{"@value":"x","@language":"HE-il","@direction":"rtl"},{"@value":"y","@direction":"ltr"}]}""", "<ex:a> <ex:p> _:c .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"x\" .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#language> \"he-il\" .|_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"rtl\" .|<ex:a> <ex:p> _:d .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"y\" .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"ltr\" .")]
    [InlineData("7.2.2, 4.1.2: the same value of two objects", RdfDirection.CompoundLiteral, """[{"@id":"ex:a","ex:p":{"@value":"y","@direction":"ltr"}},{"@id":"ex:a","ex:p":[{"@direction":"ltr","@value":"y"},{"@id":"b"}]}]""", "<ex:a> <ex:p> _:d .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"y\" .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"ltr\" .")]
    [InlineData("13.3: nothing where no statement needs it", RdfDirection.CompoundLiteral, """{"@id":"ex:a","ex:p q":{"@value":"y","@direction":"ltr"},"ex:p":"x"}""", "<ex:a> <ex:p> \"x\" .")]
    [InlineData("13.3: in a graph", RdfDirection.CompoundLiteral, """{"@id":"ex:g","@graph":[{"@id":"ex:a","ex:p":{"@value":"y","@direction":"ltr"}}]}""", "<ex:a> <ex:p> _:d <ex:g> .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> \"y\" <ex:g> .|_:d <http://www.w3.org/1999/02/22-rdf-syntax-ns#direction> \"ltr\" <ex:g> .")]
    public void Writes_Directions(string step, RdfDirection direction, string document, string expected) => AssertWrites(step, document, expected.Split('|'), direction);

    private static void AssertWrites(string step, string document, string[] expected, RdfDirection direction = RdfDirection.None)
    {
        var bytes = Encoding.UTF8.GetBytes(document);
        var both = new BothPaths(new DocumentContexts(), new() { IsSafe = false, RdfDirection = direction });
        var quads = Expect.Success(both.Processor.ToRdf(bytes));
        Assert.Equal($"{step}\n{Canonical(Expect.Success(NQuadsReader.Read(Encoding.UTF8.GetBytes(string.Join('\n', expected)))))}", $"{step}\n{Canonical(quads)}");
        both.AssertSame(bytes);
        new BothPaths(new DocumentContexts(), new() { RdfDirection = direction }).AssertSame(bytes);
    }

    private static string Canonical(IReadOnlyList<Quad> quads) =>
        string.Create(CultureInfo.InvariantCulture, $"{quads.Count} statements\n{Encoding.UTF8.GetString(Rdfc10.Canonicalize(quads).Value!.NQuads.Span)}");
}
