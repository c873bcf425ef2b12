using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>Steps 19 to 25: what a term says beside its IRI.</summary>
internal sealed partial class TermCompiler
{
    // 19; a reverse property's was set in step 13.5.
    private void SetContainer(TermDraft draft)
    {
        if (draft.IsReverse || !draft.Has("@container", out var value))
        {
            return;
        }

        draft.Container = ContainerOf(draft.Term, value);
        if (draft.Container.HasFlag(Containers.Type))
        {
            draft.Type ??= "@id";
            if (draft.Type is not ("@id" or "@vocab"))
            {
                throw Error("invalid type mapping", $"@type of '{draft.Term}', which is a container of @type, must be @id or @vocab.");
            }
        }
    }

    private Containers ContainerOf(string term, JsonElement value)
    {
        var isArray = value.ValueKind == JsonValueKind.Array;
        var container = Containers.None;
        foreach (var item in isArray ? [.. value.EnumerateArray()] : (JsonElement[])[value])
        {
            var flag = item.ValueKind != JsonValueKind.String ? Containers.None : item.GetString() switch
            {
                "@list" => Containers.List,
                "@set" => Containers.Set,
                "@index" => Containers.Index,
                "@language" => Containers.Language,
                "@graph" => Containers.Graph,
                "@id" => Containers.Id,
                "@type" => Containers.Type,
                _ => Containers.None,
            };
            if (flag == Containers.None || container.HasFlag(flag) || (IsJsonLd10 && (isArray || flag is Containers.Graph or Containers.Id or Containers.Type)))
            {
                throw InvalidContainer(term);
            }

            container |= flag;
        }

        var withoutSet = container & ~Containers.Set;
        var isAllowed = withoutSet is Containers.None or Containers.Index or Containers.Graph or Containers.Id or Containers.Type or Containers.Language
            or (Containers.Graph | Containers.Id) or (Containers.Graph | Containers.Index)
            || container == Containers.List;
        return isAllowed && container != Containers.None ? container : throw InvalidContainer(term);
    }

    // 20
    private void SetIndex(TermDraft draft)
    {
        if (!draft.Has("@index", out var value))
        {
            return;
        }

        if (IsJsonLd10 || !draft.Container.HasFlag(Containers.Index) || value.ValueKind != JsonValueKind.String
            || Expand(value.GetString()!) is not { } iri || !IriReference.IsAbsolute(iri))
        {
            throw Invalid(draft.Term, "has an @index that is no IRI, or no @container with @index");
        }

        draft.Index = value.GetString();
    }

    // 21
    private void SetContext(TermDraft draft)
    {
        if (!draft.Has("@context", out var value))
        {
            return;
        }

        Only11(draft.Term);
        try
        {
            processor.Process(active, value, baseUrl, remotes, overrideProtected: true, propagate: true, validateScoped: false);
        }
        catch (LinkedDataException e) when (e.Problem.Code != LinkedDataCodes.LimitExceeded)
        {
            throw Error("invalid scoped context", $"The context of '{draft.Term}' is invalid: {e.Problem.Message}");
        }

        draft.Context = value;
    }

    // 22, 23
    private static void SetLanguageAndDirection(TermDraft draft)
    {
        var hasType = draft.Has("@type", out _);
        if (draft.Has("@language", out var language) && !hasType)
        {
            draft.HasLanguage = true;
            draft.Language = language.ValueKind is JsonValueKind.Null or JsonValueKind.String
                ? LanguageTag.Normalize(language.GetString())
                : throw Error("invalid language mapping", $"@language of '{draft.Term}' must be a language tag or null.");
        }

        if (draft.Has("@direction", out var direction) && !hasType)
        {
            draft.HasDirection = true;
            draft.Direction = ContextProcessor.Direction(direction);
        }
    }

    // 24
    private void SetNest(TermDraft draft)
    {
        if (!draft.Has("@nest", out var value))
        {
            return;
        }

        Only11(draft.Term);
        draft.Nest = value.ValueKind == JsonValueKind.String && (value.ValueEquals("@nest") || !Keywords.Contains(value.GetString()!))
            ? value.GetString()
            : throw Error("invalid @nest value", $"@nest of '{draft.Term}' must be @nest or a term.");
    }

    // 25
    private void SetPrefix(TermDraft draft)
    {
        if (!draft.Has("@prefix", out var value))
        {
            return;
        }

        if (IsJsonLd10 || draft.Term.AsSpan().ContainsAny(':', '/'))
        {
            throw Invalid(draft.Term, "must not have @prefix");
        }

        draft.IsPrefix = value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Error("invalid @prefix value", $"@prefix of '{draft.Term}' must be true or false."),
        };
        if (draft.IsPrefix && draft.Iri is { } iri && Keywords.Contains(iri))
        {
            throw Invalid(draft.Term, "stands for a keyword and cannot be a prefix");
        }
    }
}
