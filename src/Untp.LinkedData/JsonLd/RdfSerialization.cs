using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.Json;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd;

/// <summary>
/// Turns an expanded document into statements. Source: JSON-LD 1.1 API, sections 7.1 and 7.2 (node map generation), 8.1 to 8.3 (RDF). The
/// node map merges nodes only for their statements to stand once, so they are written at once and kept as a set. One thread.
/// </summary>
internal sealed class RdfSerialization(JsonLdOptions options, Losses losses)
{
    private static readonly RdfTerm _value = RdfTerm.Iri(RdfTerm.Rdf + "value");
    private static readonly RdfTerm _language = RdfTerm.Iri(RdfTerm.Rdf + "language");
    private static readonly RdfTerm _direction = RdfTerm.Iri(RdfTerm.Rdf + "direction");

    // Deeper than any document that is let in.
    private static readonly JsonSerializerOptions _deep = new() { MaxDepth = 1024 };

    private readonly List<Quad> _quads = [];
    private readonly HashSet<Quad> _seen = [];
    private readonly Dictionary<string, RdfTerm> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RdfTerm> _blankNodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(RdfTerm? Graph, RdfTerm Node), string> _indexes = [];
    private readonly HashSet<(Quad Value, string? Language, string Direction, string? Index)> _compoundLiterals = [];
    private int _issued;

    public IReadOnlyList<Quad> Run(JsonArray expanded)
    {
        foreach (var item in expanded)
        {
            AddNode((JsonObject)item!, null);
        }

        return _quads;
    }

    /// <summary>Writes a node's statements; null where its identifier is no IRI.</summary>
    private RdfTerm? AddNode(JsonObject node, RdfTerm? graph, bool isWritten = true)
    {
        // A container of graphs may hold values; a graph holds nodes.
        if (!ExpandedNode.IsNode(node))
        {
            losses.Add(LinkedDataCodes.DroppedValue, "A value stands in a graph where only nodes can, and is dropped.");
            return null;
        }

        var subject = node.TryGetPropertyValue("@id", out var id) ? Resource(ExpandedNode.Text(id)) : NewBlankNode();
        CheckIndex(node, isWritten ? subject : null, graph);

        // What hangs on a node that cannot be named is still walked: its own nodes are.
        var isNamed = isWritten && subject is not null;
        foreach (var (key, value) in node)
        {
            switch (key)
            {
                case "@id" or "@index":
                    break;
                case "@type":
                    foreach (var type in (JsonArray)value!)
                    {
                        Add(isNamed ? subject : null, RdfTerm.Type, Resource(ExpandedNode.Text(type)), graph);
                    }

                    break;
                case "@graph":
                    foreach (var item in (JsonArray)value!)
                    {
                        // A graph is its own, whatever graph its name stands in.
                        AddNode((JsonObject)item!, subject, isWritten: subject is not null);
                    }

                    break;
                case "@included":
                    foreach (var item in (JsonArray)value!)
                    {
                        AddNode((JsonObject)item!, graph, isWritten);
                    }

                    break;
                case "@reverse":
                    AddReverse((JsonObject)value!, subject, graph, isWritten);
                    break;
                case "@language" or "@direction":
                    break;
                default:
                    AddProperty(isNamed ? subject : null, key, (JsonArray)value!, graph, isWritten);
                    break;
            }
        }

        return subject;
    }

    private void AddProperty(RdfTerm? subject, string property, JsonArray values, RdfTerm? graph, bool isWritten)
    {
        var predicate = Predicate(property);
        if (predicate is null || subject is null)
        {
            // Only the nodes among them are still said.
            foreach (var value in values)
            {
                Object((JsonObject)value!, graph, isWritten, isStated: false);
            }

            return;
        }

        foreach (var value in values)
        {
            var item = (JsonObject)value!;
            if (!IsSameCompoundLiteral(subject, predicate, item, graph))
            {
                Add(subject, predicate, Object(item, graph, isWritten, isStated: true), graph);
            }
        }
    }

    private void AddReverse(JsonObject map, RdfTerm? target, RdfTerm? graph, bool isWritten)
    {
        foreach (var (property, values) in map)
        {
            var predicate = Predicate(property);
            foreach (var value in (JsonArray)values!)
            {
                var subject = AddNode((JsonObject)value!, graph, isWritten);
                if (predicate is not null && isWritten)
                {
                    Add(subject, predicate, target, graph);
                }
            }
        }
    }

    /// <summary>Section 8.2.2, object to RDF conversion, and lists of section 8.3.2.</summary>
    /// <param name="item">A value, list or node.</param>
    /// <param name="graph">The graph it stands in.</param>
    /// <param name="isWritten">True where the nodes of that graph are written.</param>
    /// <param name="isStated">True where a statement has it as its object: else a list or compound literal says nothing.</param>
    private RdfTerm? Object(JsonObject item, RdfTerm? graph, bool isWritten, bool isStated)
    {
        CheckRest(item);
        if (item.TryGetPropertyValue("@value", out var value))
        {
            return Literal(item, value, graph, isStated);
        }

        return item.TryGetPropertyValue("@list", out var list) ? List((JsonArray)list!, graph, isWritten, isStated) : AddNode(item, graph, isWritten);
    }

    /// <summary>A map of identifiers, types or indexes gives values and lists what only nodes can have.</summary>
    private void CheckRest(JsonObject item)
    {
        if (!losses.IsSafe || ExpandedNode.IsNode(item))
        {
            return;
        }

        foreach (var (key, _) in item)
        {
            if (key is not ("@value" or "@language" or "@direction" or "@list" or "@index") && !(key == "@type" && ExpandedNode.IsValue(item)))
            {
                losses.Add(LinkedDataCodes.DroppedValue, $"{key} says nothing of a value or list and is dropped; only nodes stand in maps of identifiers and types.");
            }
        }
    }

    private RdfTerm List(JsonArray items, RdfTerm? graph, bool isWritten, bool isStated)
    {
        if (items.Count == 0)
        {
            return RdfTerm.Nil;
        }

        var head = NewBlankNode();
        var cell = head;
        for (var i = 0; i < items.Count; i++)
        {
            var subject = isStated ? cell : null;
            Add(subject, RdfTerm.First, Object((JsonObject)items[i]!, graph, isWritten, isStated), graph);
            var next = i + 1 < items.Count ? NewBlankNode() : RdfTerm.Nil;
            Add(subject, RdfTerm.Rest, next, graph);
            cell = next;
        }

        return head;
    }

    private RdfTerm? Literal(JsonObject item, JsonNode? value, RdfTerm? graph, bool isStated)
    {
        // 4 to 6
        var datatype = ExpandedNode.Text(item["@type"]);
        var language = ExpandedNode.Text(item["@language"]);
        if (datatype == "@json")
        {
            return RdfTerm.Literal(CanonicalJson(value), RdfTerm.Rdf + "JSON");
        }

        // A map of types gives its values several.
        var isDatatype = datatype is null ? item["@type"] is null : IriReference.IsWellFormed(datatype);
        if (!isDatatype || (language is not null && !LanguageTag.IsWellFormed(language)))
        {
            losses.Add(LinkedDataCodes.DroppedValue, $"A literal is dropped: '{datatype ?? language ?? item["@type"]!.ToJsonString()}' is no IRI or no language tag.");
            return null;
        }

        // 7 to 10
        var text = value!.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => RdfNumber.Write(value.GetValue<double>(), ref datatype),
            JsonValueKind.True => "true",
            _ => "false",
        };
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            datatype ??= RdfTerm.Xsd + "boolean";
        }

        // 11 to 13
        if (ExpandedNode.Text(item["@direction"]) is { } direction)
        {
            switch (options.RdfDirection)
            {
                case RdfDirection.I18nDatatype:
                    return RdfTerm.Literal(text, $"https://www.w3.org/ns/i18n#{language}_{direction}");
                case RdfDirection.CompoundLiteral:
                    return CompoundLiteral(text, language, direction, graph, isStated);
                default:
                    losses.Add(LinkedDataCodes.DroppedDirection, "A base direction is dropped; choose how it becomes RDF, or remove it.");
                    break;
            }
        }

        return language is not null ? RdfTerm.LanguageLiteral(text, language) : RdfTerm.Literal(text, datatype ?? RdfTerm.XsdString);
    }

    // Node map generation, step 4.1.2: a property has a value once, and then it has one blank node.
    private bool IsSameCompoundLiteral(RdfTerm subject, RdfTerm predicate, JsonObject item, RdfTerm? graph) =>
        options.RdfDirection == RdfDirection.CompoundLiteral && item["@value"] is { } value && ExpandedNode.Text(item["@direction"]) is { } direction
        && !_compoundLiterals.Add((new(subject, predicate, RdfTerm.Literal(value.ToJsonString()), graph), ExpandedNode.Text(item["@language"]), direction, ExpandedNode.Text(item["@index"])));

    private RdfTerm CompoundLiteral(string text, string? language, string direction, RdfTerm? graph, bool isStated)
    {
        var literal = NewBlankNode();
        var subject = isStated ? literal : null;
        Add(subject, _value, RdfTerm.Literal(text), graph);
        if (language is not null)
        {
            Add(subject, _language, RdfTerm.Literal(language), graph);
        }

        Add(subject, _direction, RdfTerm.Literal(direction), graph);
        return literal;
    }

    private static string CanonicalJson(JsonNode? value)
    {
        var canonical = Jcs.Canonicalize(JsonSerializer.SerializeToUtf8Bytes(value, _deep));
        return canonical.IsSuccess ? Encoding.UTF8.GetString(canonical.Value) : throw new LinkedDataException("invalid JSON literal", "A JSON literal has no canonical form.");
    }

    private void Add(RdfTerm? subject, RdfTerm predicate, RdfTerm? value, RdfTerm? graph)
    {
        if (subject is not null && value is not null && new Quad(subject, predicate, value, graph) is var quad && _seen.Add(quad))
        {
            _quads.Add(quad);
        }
    }

    private RdfTerm? Predicate(string property)
    {
        if (property.StartsWith("_:", StringComparison.Ordinal))
        {
            losses.Add(LinkedDataCodes.BlankNodePredicate, $"The property {property} is a blank node and is dropped; give it an IRI.");
            return null;
        }

        return Resource(property);
    }

    private RdfTerm? Resource(string? iri)
    {
        if (iri is null)
        {
            return null;
        }

        if (iri.StartsWith("_:", StringComparison.Ordinal))
        {
            return _blankNodes.TryGetValue(iri, out var known) ? known : _blankNodes[iri] = NewBlankNode();
        }

        if (_terms.TryGetValue(iri, out var term))
        {
            return term;
        }

        if (!IriReference.IsWellFormed(iri))
        {
            losses.Add(LinkedDataCodes.RelativeIri, $"'{iri}' is no absolute IRI; its statements are dropped.");
            return null;
        }

        return _terms[iri] = RdfTerm.Iri(iri);
    }

    private RdfTerm NewBlankNode() => RdfTerm.BlankNode("b" + (_issued++).ToString(CultureInfo.InvariantCulture));

    // Node map generation, step 6.8.
    private void CheckIndex(JsonObject node, RdfTerm? subject, RdfTerm? graph)
    {
        if (subject is not null && ExpandedNode.Text(node["@index"]) is { } index && !_indexes.TryAdd((graph, subject), index) && _indexes[(graph, subject)] != index)
        {
            throw new LinkedDataException("conflicting indexes", $"A node has two indexes: '{_indexes[(graph, subject)]}' and '{index}'.");
        }
    }
}
