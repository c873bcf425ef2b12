using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>
/// From a document to its statements in one walk, without the expanded form between: expansion and deserialization to RDF at once, for what
/// documents do every day. Anything else (a loss, an error, a rare keyword or container) makes it give up, and the algorithms in full run
/// instead: they tell what is wrong. So this path says the same or nothing. Step numbers are those of expansion, JSON-LD 1.1 API, section
/// 5.1.2. One thread.
/// </summary>
internal sealed partial class StraightPath(ContextCache contexts, ProcessingBudget budget, StatementSet set, string? baseUrl)
{
    /// <summary>In the place of a term: this path gives up.</summary>
    private const int GivesUp = 0;

    /// <summary>In the place of a term: null, which writes no statement.</summary>
    private const int Nothing = int.MinValue;

    private readonly List<Member> _members = [];
    private string? _leftOut;

    /// <summary>Writes a document's statements to the set; false where the set is to be thrown away.</summary>
    public bool TryRun(JsonElement document, string? leftOut)
    {
        if (document.ValueKind != JsonValueKind.Object || budget.Options.ProcessingMode != ProcessingMode.JsonLd11 || !budget.Options.ExpandContext.IsEmpty)
        {
            return false;
        }

        _leftOut = leftOut;
        try
        {
            // A root that says nothing is dropped: step 19.
            budget.SpendNode();
            var root = Node(ActiveContext.Initial(baseUrl), null, document, 0);
            return root != GivesUp && !set.IsLiteral(root) && set.Statements.Length > 0;
        }
        catch (LinkedDataException)
        {
            return false;
        }
    }

    /// <summary>Writes a node's statements, or reads a value object: its term.</summary>
    private int Node(ActiveContext active, ContextName? property, JsonElement element, int graph)
    {
        // 7
        if (active.PreviousContext is { } previous && Reverts(active, element))
        {
            active = previous;
        }

        // 8
        if (property?.Term is { Context: not null } term)
        {
            active = contexts.GetScoped(active, term, isTypeScoped: false, budget);
        }

        // 9
        if (element.TryGetProperty("@context"u8, out var local))
        {
            active = contexts.Get(active, local, baseUrl, budget);
        }

        // 10 to 12
        var first = _members.Count;
        var typeScoped = active;
        if (!ReadMembers(ref active, element, isRoot: property is null))
        {
            return GivesUp;
        }

        // 13
        var result = WriteMembers(active, typeScoped, first, graph);
        _members.RemoveRange(first, _members.Count - first);
        return result;
    }

    private static bool Reverts(ActiveContext active, JsonElement element)
    {
        var count = 0;
        var isReference = false;
        foreach (var member in element.EnumerateObject())
        {
            count++;
            switch (NameOf(active, member).Role)
            {
                case NameRole.Value:
                    return false;
                case NameRole.Id:
                    isReference = true;
                    break;
            }
        }

        return !(count == 1 && isReference);
    }

    /// <summary>Lists the members with what they mean, after type-scoped contexts.</summary>
    private bool ReadMembers(ref ActiveContext active, JsonElement element, bool isRoot)
    {
        var first = _members.Count;
        var typed = -1;
        foreach (var property in element.EnumerateObject())
        {
            var name = NameOf(active, property);
            if (name.Role == NameRole.Context || (isRoot && _leftOut is not null && property.NameEquals(_leftOut)))
            {
                continue;
            }

            if (name.Role == NameRole.Type)
            {
                if (typed >= 0)
                {
                    return false;
                }

                typed = _members.Count;
            }

            _members.Add(new(property, name));
        }

        if (typed < 0)
        {
            return true;
        }

        // 11
        var typeScoped = active;
        if (!ApplyTypeScopedContexts(ref active, _members[typed].Property.Value))
        {
            return false;
        }

        if (active != typeScoped)
        {
            foreach (ref var member in CollectionsMarshal.AsSpan(_members)[first..])
            {
                member = member with { Name = NameOf(active, member.Property) };
            }
        }

        return true;
    }

    private bool ApplyTypeScopedContexts(ref ActiveContext active, JsonElement types)
    {
        List<ContextName>? scopes = null;
        if (types.ValueKind == JsonValueKind.Array)
        {
            foreach (var type in types.EnumerateArray())
            {
                if (!Find(active, type))
                {
                    return false;
                }
            }
        }
        else if (!Find(active, types))
        {
            return false;
        }

        scopes?.Sort(static (x, y) => x.Utf8.AsSpan().SequenceCompareTo(y.Utf8));
        foreach (var scope in scopes ?? [])
        {
            active = contexts.GetScoped(active, scope.Term!, isTypeScoped: true, budget);
        }

        return true;

        bool Find(ActiveContext typeScoped, JsonElement type)
        {
            if (type.ValueKind != JsonValueKind.String)
            {
                return false;
            }

            if (typeScoped.Names.FindTerm(Utf8(type)) is { Term.Context: not null } scope)
            {
                (scopes ??= []).Add(scope);
            }

            return true;
        }
    }

    private int WriteMembers(ActiveContext active, ActiveContext typeScoped, int first, int graph)
    {
        var end = _members.Count;
        var subject = 0;
        var hasLanguage = false;
        for (var i = first; i < end; i++)
        {
            var (property, name) = _members[i];
            switch (name.Role)
            {
                case NameRole.Value:
                    return ValueObject(typeScoped, CollectionsMarshal.AsSpan(_members)[first..end]);
                case NameRole.Id when subject != 0 || property.Value.ValueKind != JsonValueKind.String:
                case NameRole.Other:
                    return GivesUp;
                case NameRole.Id:
                    subject = Reference(active, Utf8(property.Value), vocab: false);
                    if (subject == GivesUp)
                    {
                        return GivesUp;
                    }

                    break;
                case NameRole.Language:
                    hasLanguage = true;
                    break;
            }
        }

        if (hasLanguage)
        {
            return GivesUp;
        }

        subject = subject == 0 ? set.NewBlankNode() : subject;
        for (var i = first; i < end; i++)
        {
            var (property, name) = _members[i];
            var isWritten = name.Role switch
            {
                NameRole.Type => Types(typeScoped, subject, property.Value, graph),
                NameRole.Property => Property(active, subject, name, property.Value, graph),
                _ => true,
            };
            if (!isWritten)
            {
                return GivesUp;
            }
        }

        return subject;
    }

    // 13.4.4
    private bool Types(ActiveContext typeScoped, int subject, JsonElement types, int graph)
    {
        var predicate = set.Term(RdfTerm.Type.Canonical);
        if (types.ValueKind != JsonValueKind.Array)
        {
            return Add(types);
        }

        foreach (var type in types.EnumerateArray())
        {
            if (!Add(type))
            {
                return false;
            }
        }

        return true;

        bool Add(JsonElement type)
        {
            var term = type.ValueKind == JsonValueKind.String ? Reference(typeScoped, Utf8(type), vocab: true) : GivesUp;
            set.Add(new(subject, predicate, term, graph));
            return term != GivesUp;
        }
    }

    /// <summary>IRI expansion, JSON-LD 1.1 API, section 5.2.2; step numbers are its.</summary>
    private int Reference(ActiveContext active, ReadOnlySpan<byte> text, bool vocab)
    {
        // 1, 2
        if (text.IsEmpty || text[0] == '@')
        {
            return GivesUp;
        }

        // 4, 5
        if (active.Names.FindTerm(text) is { } name && (vocab || name.IsKeyword))
        {
            return name.Iri is { } iri ? set.Term(iri) : GivesUp;
        }

        // 6
        var colon = text[1..].IndexOf((byte)':') + 1;
        if (colon > 0)
        {
            var rest = text[(colon + 1)..];
            if (colon == 1 && text[0] == '_')
            {
                return set.BlankNode(text);
            }

            if (!rest.StartsWith("//"u8) && active.Names.FindTerm(text[..colon]) is { Term: { IsPrefix: true, Iri: { } prefix } })
            {
                return Iri(prefix, rest);
            }

            if (rest.StartsWith("//"u8) || Utf8Iri.IsAbsolute(text))
            {
                return Iri("", text);
            }
        }

        // 7; what stays relative is for the algorithms in full.
        return vocab && active.Vocab is { } mapping ? Iri(mapping, text) : GivesUp;
    }

    private int Iri(string start, ReadOnlySpan<byte> end)
    {
        set.Text.Write((byte)'<');
        if (start.Length > 0)
        {
            Encoding.UTF8.GetBytes(start, set.Text.Take(Encoding.UTF8.GetByteCount(start)));
        }

        set.Text.Write(end);
        if (!Utf8Iri.IsWellFormed(set.Written[1..]))
        {
            set.DropTerm();
            return GivesUp;
        }

        set.Text.Write((byte)'>');
        return set.EndTerm();
    }

    private static ContextName NameOf(ActiveContext active, JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return active.Names.Get(raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(member.Name) : raw);
    }

    /// <summary>The bytes of a string.</summary>
    private static ReadOnlySpan<byte> Utf8(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw;
    }

    /// <summary>A member of an object, and what its name means there.</summary>
    private readonly record struct Member(JsonProperty Property, ContextName Name);
}
