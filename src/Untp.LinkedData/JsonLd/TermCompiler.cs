using System.Collections.Immutable;
using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>Defines the terms of one context definition. Source: JSON-LD 1.1 API, section 4.2.2; step numbers are its. One thread.</summary>
internal sealed partial class TermCompiler(
    ContextProcessor processor,
    ProcessingBudget budget,
    ActiveContext active,
    Dictionary<string, JsonElement> local,
    string? baseUrl,
    bool isProtected,
    bool overrideProtected,
    ImmutableList<string> remotes)
{
    private readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);

    private int _depth;

    private bool IsJsonLd10 => budget.Options.ProcessingMode == ProcessingMode.JsonLd10;

    public void CompileAll()
    {
        foreach (var term in local.Keys)
        {
            if (term is not ("@base" or "@direction" or "@import" or "@language" or "@propagate" or "@protected" or "@version" or "@vocab"))
            {
                Define(term);
            }
        }
    }

    /// <summary>Steps 1 and 2, and steps 3 and 6.3 of IRI expansion: only what the local context has and is not defined yet.</summary>
    private void DefineIfLocal(string term)
    {
        if (local.ContainsKey(term) && !_defined.GetValueOrDefault(term))
        {
            Define(term);
        }
    }

    private void Define(string term)
    {
        // 1, 2
        if (_defined.TryGetValue(term, out var isDone))
        {
            if (!isDone)
            {
                throw Error("cyclic IRI mapping", $"The term '{term}' is defined by itself.");
            }

            return;
        }

        if (term.Length == 0)
        {
            throw Error("invalid term definition", "The empty string is no term.");
        }

        if (++_depth > budget.Options.MaxDepth)
        {
            throw Error(LinkedDataCodes.LimitExceeded, $"Terms are defined by one another more than {budget.Options.MaxDepth} deep.");
        }

        budget.SpendTerms(1);
        _defined[term] = false;
        Define(term, local[term]);
        _defined[term] = true;
        _depth--;
    }

    private void Define(string term, JsonElement value)
    {
        // 4, 5
        if (term == "@type" ? !IsTypeDefinition(value) : Keywords.Contains(term))
        {
            throw Error("keyword redefinition", $"The keyword {term} must not be defined.");
        }

        if (term != "@type" && Keywords.IsKeywordForm(term))
        {
            return;
        }

        // 6
        active.Terms.Remove(term, out var previous);

        // 7 to 9
        if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.String or JsonValueKind.Object))
        {
            throw Invalid(term, "must be an IRI, an object or null");
        }

        var draft = new TermDraft(term, value);
        SetProtection(draft);
        SetType(draft);
        if (draft.Has("@reverse", out var reverse) ? !SetReverse(draft, reverse) : !SetIri(draft))
        {
            return;
        }

        // A reverse property goes on here too: candidate correction 3 of the Recommendation.
        SetContainer(draft);
        SetIndex(draft);
        SetContext(draft);
        SetLanguageAndDirection(draft);
        SetNest(draft);
        SetPrefix(draft);

        // 26
        draft.RefuseOtherEntries();

        // 27, 28
        var definition = draft.ToDefinition(baseUrl);
        if (!overrideProtected && previous is { IsProtected: true })
        {
            if (!definition.SaysTheSameAs(previous))
            {
                throw Error("protected term redefinition", $"The term '{term}' is protected and must not get another meaning.");
            }

            definition = previous;
        }

        active.Terms[term] = definition;
    }

    private bool IsTypeDefinition(JsonElement value)
    {
        var count = 0;
        if (IsJsonLd10 || value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var entry in value.EnumerateObject())
        {
            count++;
            if (entry.Name != "@protected" && !(entry.Name == "@container" && entry.Value.ValueKind == JsonValueKind.String && entry.Value.ValueEquals("@set")))
            {
                return false;
            }
        }

        return count > 0;
    }

    // 10, 11
    private void SetProtection(TermDraft draft)
    {
        draft.IsProtected = isProtected;
        if (draft.Has("@protected", out var own))
        {
            Only11(draft.Term);
            draft.IsProtected = own.ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw Error("invalid @protected value", $"@protected of '{draft.Term}' must be true or false."),
            };
        }
    }

    // 12
    private void SetType(TermDraft draft)
    {
        if (!draft.Has("@type", out var value))
        {
            return;
        }

        var type = value.ValueKind == JsonValueKind.String ? Expand(value.GetString()!) : null;
        if (!(type is "@id" or "@vocab" || (type is "@json" or "@none" && !IsJsonLd10) || (type is not null && IriReference.IsAbsolute(type))))
        {
            throw Error("invalid type mapping", $"@type of '{draft.Term}' must be @id, @vocab, @json, @none or an IRI.");
        }

        draft.Type = type;
    }

    // 13; false where the definition is ignored.
    private bool SetReverse(TermDraft draft, JsonElement reverse)
    {
        if (draft.Has("@id", out _) || draft.Has("@nest", out _))
        {
            throw Error("invalid reverse property", $"'{draft.Term}' must not have @id or @nest beside @reverse.");
        }

        if (reverse.ValueKind != JsonValueKind.String)
        {
            throw Error("invalid IRI mapping", $"@reverse of '{draft.Term}' must be an IRI.");
        }

        if (Keywords.IsKeywordForm(reverse.GetString()!))
        {
            return false;
        }

        draft.Iri = Expand(reverse.GetString()!);
        if (!IriExpansion.IsIriOrBlankNode(draft.Iri))
        {
            throw Error("invalid IRI mapping", $"@reverse of '{draft.Term}' must be an IRI.");
        }

        if (draft.Has("@container", out var container) && container.ValueKind != JsonValueKind.Null)
        {
            draft.Container = container.ValueKind != JsonValueKind.String ? Containers.None : container.GetString() switch
            {
                "@set" => Containers.Set,
                "@index" => Containers.Index,
                _ => Containers.None,
            };
            if (draft.Container == Containers.None)
            {
                throw Error("invalid reverse property", $"@container of the reverse property '{draft.Term}' must be @set or @index.");
            }
        }

        draft.IsReverse = true;
        return true;
    }

    // 14 to 18; false where the definition is ignored.
    private bool SetIri(TermDraft draft)
    {
        var term = draft.Term;
        if (draft.Id is { } id && !(id.ValueKind == JsonValueKind.String && id.ValueEquals(term)))
        {
            return SetIri(draft, id);
        }

        var colon = term.IndexOf(':', 1);
        if (colon > 0)
        {
            // 15
            var prefix = term[..colon];
            DefineIfLocal(prefix);
            draft.Iri = active.Find(prefix) is { Iri: { } iri } ? string.Concat(iri, term.AsSpan(colon + 1)) : term;
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            // 16
            draft.Iri = IriExpansion.Expand(active, term, vocab: true);
            if (draft.Iri is null || !IriReference.IsAbsolute(draft.Iri))
            {
                throw Error("invalid IRI mapping", $"The term '{term}' is no absolute IRI.");
            }
        }
        else
        {
            // 17, 18
            draft.Iri = term == "@type" ? "@type" : active.Vocab is { } vocab ? vocab + term : throw Error("invalid IRI mapping", $"The term '{term}' has no @id and there is no @vocab.");
        }

        return true;
    }

    private bool SetIri(TermDraft draft, JsonElement id)
    {
        // 14.1, 14.2.1, 14.2.2
        if (id.ValueKind == JsonValueKind.Null)
        {
            return true;
        }

        if (id.ValueKind != JsonValueKind.String)
        {
            throw Error("invalid IRI mapping", $"@id of '{draft.Term}' must be an IRI or null.");
        }

        var text = id.GetString()!;
        if (!Keywords.Contains(text) && Keywords.IsKeywordForm(text))
        {
            return false;
        }

        // 14.2.3
        draft.Iri = Expand(text);
        if (draft.Iri is null || (!Keywords.Contains(draft.Iri) && !IriExpansion.IsIriOrBlankNode(draft.Iri)))
        {
            throw Error("invalid IRI mapping", $"@id of '{draft.Term}' is no IRI: '{text}'.");
        }

        if (draft.Iri == "@context")
        {
            throw Error("invalid keyword alias", $"'{draft.Term}' must not stand for @context.");
        }

        // 14.2.4
        var term = draft.Term;
        if ((term.Length > 2 && term.AsSpan(1, term.Length - 2).Contains(':')) || term.Contains('/', StringComparison.Ordinal))
        {
            _defined[term] = true;
            if (Expand(term) != draft.Iri)
            {
                throw Error("invalid IRI mapping", $"'{term}' is an IRI itself and must not stand for another.");
            }
        }
        else if (!term.Contains(':', StringComparison.Ordinal) && draft.IsSimple)
        {
            // 14.2.5
            draft.IsPrefix = draft.Iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@' || draft.Iri.StartsWith("_:", StringComparison.Ordinal);
        }

        return true;
    }

    private string? Expand(string value) => IriExpansion.Expand(active, value, vocab: true, define: DefineIfLocal);

    private void Only11(string term)
    {
        if (IsJsonLd10)
        {
            throw Invalid(term, "needs processing mode json-ld-1.1");
        }
    }

    private static LinkedDataException Invalid(string term, string why) => Error("invalid term definition", $"The term '{term}' {why}.");

    private static LinkedDataException InvalidContainer(string term) => Error("invalid container mapping", $"@container of '{term}' is no container, or no combination of containers that JSON-LD 1.1 knows.");

    private static LinkedDataException Error(string code, string message) => new(code, message);
}
