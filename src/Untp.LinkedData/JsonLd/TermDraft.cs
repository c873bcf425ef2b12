using System.Text.Json;

namespace Untp.LinkedData.JsonLd;

/// <summary>A term definition in the making: what the context wrote, and what was understood of it. One thread.</summary>
internal sealed class TermDraft(string term, JsonElement value)
{
    public string Term { get; } = term;

    /// <summary>True for a term written as a string.</summary>
    public bool IsSimple { get; } = value.ValueKind == JsonValueKind.String;

    /// <summary>The entry <c>@id</c>; a string or null in the term's place is one.</summary>
    public JsonElement? Id => value.ValueKind != JsonValueKind.Object ? value : value.TryGetProperty("@id", out var id) ? id : null;

    public string? Iri { get; set; }

    public bool IsPrefix { get; set; }

    public bool IsProtected { get; set; }

    public bool IsReverse { get; set; }

    public JsonElement? Context { get; set; }

    public Containers Container { get; set; }

    public string? Index { get; set; }

    public bool HasLanguage { get; set; }

    public string? Language { get; set; }

    public bool HasDirection { get; set; }

    public string? Direction { get; set; }

    public string? Nest { get; set; }

    public string? Type { get; set; }

    public bool Has(string entry, out JsonElement found)
    {
        found = default;
        return value.ValueKind == JsonValueKind.Object && value.TryGetProperty(entry, out found);
    }

    public void RefuseOtherEntries()
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var entry in value.EnumerateObject())
        {
            if (entry.Name is not ("@id" or "@reverse" or "@container" or "@context" or "@direction" or "@index" or "@language" or "@nest" or "@prefix" or "@protected" or "@type"))
            {
                throw new LinkedDataException("invalid term definition", $"The term '{Term}' has an entry that no term has: '{entry.Name}'.");
            }
        }
    }

    public TermDefinition ToDefinition(string? baseUrl) => new()
    {
        Iri = Iri,
        IsPrefix = IsPrefix,
        IsProtected = IsProtected,
        IsReverse = IsReverse,
        BaseUrl = Context is null ? null : baseUrl,
        Context = Context,
        Container = Container,
        Index = Index,
        HasLanguage = HasLanguage,
        Language = Language,
        HasDirection = HasDirection,
        Direction = Direction,
        Nest = Nest,
        Type = Type,
    };
}
