using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Untp.LinkedData.Json;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>Values of properties: literals, lists, graphs.</summary>
internal sealed partial class StraightPath
{
    private bool Property(ActiveContext active, int subject, ContextName name, JsonElement value, int graph)
    {
        if (!name.IsStraight && !name.IsJson)
        {
            return false;
        }

        var predicate = set.Term(name.Iri);
        if (name.IsJson)
        {
            var literal = JsonLiteral(value);
            set.Add(new(subject, predicate, literal, graph));
            return literal != GivesUp;
        }

        return name.IsList
            ? List(active, new(subject, predicate, 0, graph), name, value)
            : Values(active, new(subject, predicate, 0, graph), name, value);
    }

    private bool Values(ActiveContext active, Statement statement, ContextName name, JsonElement value)
    {
        budget.SpendNode();
        if (value.ValueKind != JsonValueKind.Array)
        {
            var term = name.IsGraph && value.ValueKind != JsonValueKind.Null ? Graph(active, name, value) : Value(active, name, value, statement.Graph);
            if (term != Nothing)
            {
                set.Add(statement with { Object = term });
            }

            return term != GivesUp;
        }

        foreach (var item in value.EnumerateArray())
        {
            if (!Values(active, statement, name, item))
            {
                return false;
            }
        }

        return true;
    }

    // 13.12
    private int Graph(ActiveContext active, ContextName name, JsonElement value)
    {
        var graph = set.NewBlankNode();
        return value.ValueKind == JsonValueKind.Object && Node(active, name, value, graph) is var node && node != GivesUp && !set.IsLiteral(node) ? graph : GivesUp;
    }

    // 13.11, and list conversion: section 8.3.2.
    private bool List(ActiveContext active, Statement statement, ContextName name, JsonElement value)
    {
        budget.SpendNode();
        var (head, last) = (set.Term(RdfTerm.Nil.Canonical), 0);
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                budget.SpendNode();
                if (item.ValueKind == JsonValueKind.Array || !AddCell(item))
                {
                    return false;
                }
            }
        }
        else if (value.ValueKind == JsonValueKind.Null)
        {
            return true;
        }
        else if (!AddCell(value))
        {
            return false;
        }

        if (last != 0)
        {
            set.Add(new(last, set.Term(RdfTerm.Rest.Canonical), set.Term(RdfTerm.Nil.Canonical), statement.Graph));
        }

        set.Add(statement with { Object = head });
        return true;

        bool AddCell(JsonElement item)
        {
            var term = Value(active, name, item, statement.Graph);
            if (term is Nothing or GivesUp)
            {
                return term == Nothing;
            }

            var cell = set.NewBlankNode();
            set.Add(new(cell, set.Term(RdfTerm.First.Canonical), term, statement.Graph));
            if (last == 0)
            {
                head = cell;
            }
            else
            {
                set.Add(new(last, set.Term(RdfTerm.Rest.Canonical), cell, statement.Graph));
            }

            last = cell;
            return true;
        }
    }

    // 4
    private int Value(ActiveContext active, ContextName name, JsonElement value, int graph)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return Nothing;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return Node(active, name, value, graph);
        }

        if (name.Term is { Context: not null } term)
        {
            active = contexts.GetScoped(active, term, isTypeScoped: false, budget);
            name = active.Names.Get(name.Utf8);
        }

        if (!name.HasPlainValues)
        {
            return GivesUp;
        }

        // Value expansion, section 5.3.2.
        return value.ValueKind != JsonValueKind.String ? NativeLiteral(value, name.Datatype)
            : name.Term?.Type is "@id" or "@vocab" ? Reference(active, Utf8(value), vocab: name.Term.Type == "@vocab")
            : StringLiteral(value, name.LiteralEnd);
    }

    /// <summary>Step 15: a value, with a datatype or a language or neither.</summary>
    private int ValueObject(ActiveContext typeScoped, ReadOnlySpan<Member> members)
    {
        JsonElement value = default, type = default, language = default;
        foreach (var (property, name) in members)
        {
            switch (name.Role)
            {
                case NameRole.Value when value.ValueKind == JsonValueKind.Undefined:
                    value = property.Value;
                    break;
                case NameRole.Type when property.Value.ValueKind == JsonValueKind.String && type.ValueKind == JsonValueKind.Undefined:
                    type = property.Value;
                    break;
                case NameRole.Language when property.Value.ValueKind == JsonValueKind.String && language.ValueKind == JsonValueKind.Undefined:
                    language = property.Value;
                    break;
                default:
                    return GivesUp;
            }
        }

        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)
        {
            return GivesUp;
        }

        if (language.ValueKind == JsonValueKind.String)
        {
            var tag = language.GetString()!;
            return type.ValueKind == JsonValueKind.Undefined && value.ValueKind == JsonValueKind.String && LanguageTag.IsWellFormed(tag)
                ? StringLiteral(value, Encoding.UTF8.GetBytes($"\"@{tag}"))
                : GivesUp;
        }

        return type.ValueKind == JsonValueKind.String ? TypedLiteral(typeScoped, value, type)
            : value.ValueKind == JsonValueKind.String ? StringLiteral(value, "\""u8)
            : NativeLiteral(value, null);
    }

    private int TypedLiteral(ActiveContext typeScoped, JsonElement value, JsonElement type)
    {
        var datatype = Reference(typeScoped, Utf8(type), vocab: true);
        if (datatype <= 0)
        {
            return GivesUp;
        }

        var iri = set[datatype][1..^1];
        return value.ValueKind != JsonValueKind.String ? NativeLiteral(value, Encoding.UTF8.GetString(iri))
            : StringLiteral(value, iri.SequenceEqual("http://www.w3.org/2001/XMLSchema#string"u8) ? "\""u8 : [.. "\"^^"u8, .. set[datatype]]);
    }

    private int StringLiteral(JsonElement value, ReadOnlySpan<byte> end)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        set.Text.Write((byte)'"');

        // EF begins U+FFFE and U+FFFF, and others that stay as they are.
        set.Text.Write(raw.ContainsAny((byte)'\\', (byte)0x7f, (byte)0xef) ? Encoding.UTF8.GetBytes(NQuadsWriter.Escape(value.GetString()!)) : raw);
        set.Text.Write(end);
        return set.EndTerm();
    }

    /// <summary>Section 8.2.2, step 6.</summary>
    private int JsonLiteral(JsonElement value)
    {
        var canonical = Jcs.Canonicalize(JsonMarshal.GetRawUtf8Value(value));
        return canonical.IsSuccess ? set.Term(RdfTerm.Literal(Encoding.UTF8.GetString(canonical.Value), RdfTerm.Rdf + "JSON").Canonical) : GivesUp;
    }

    /// <summary>Section 8.2.2, steps 7 to 9.</summary>
    private int NativeLiteral(JsonElement value, string? datatype)
    {
        string text;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            text = value.ValueKind == JsonValueKind.True ? "true" : "false";
            datatype ??= RdfTerm.Xsd + "boolean";
        }
        else if (value.TryGetDouble(out var number))
        {
            text = RdfNumber.Write(number, ref datatype);
        }
        else
        {
            return GivesUp;
        }

        return set.Term(RdfTerm.Literal(text, datatype!).Canonical);
    }
}
