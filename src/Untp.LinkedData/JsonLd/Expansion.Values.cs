using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.LinkedData.JsonLd;

/// <summary>Value objects, value expansion (section 5.3.2) and references.</summary>
internal sealed partial class Expansion
{
    // 15; false where the value is null.
    private static bool CheckValueObject(JsonObject result, JsonNode? value)
    {
        foreach (var (key, _) in result)
        {
            if (key is not ("@direction" or "@index" or "@language" or "@type" or "@value"))
            {
                throw Error("invalid value object", $"A value object must not have {key}.");
            }
        }

        var hasLanguage = result.ContainsKey("@language");
        var hasType = result.TryGetPropertyValue("@type", out var type);
        if (hasType && (hasLanguage || result.ContainsKey("@direction")))
        {
            throw Error("invalid value object", "A value object has either @type, or @language and @direction.");
        }

        if (ExpandedNode.Text(type) == "@json")
        {
            return true;
        }

        if (value is null || value is JsonArray { Count: 0 })
        {
            return false;
        }

        if (hasLanguage && ExpandedNode.Text(value) is null)
        {
            throw Error("invalid language-tagged value", "What has a language must be a string.");
        }

        if (hasType && !(ExpandedNode.Text(type) is { } iri && IriReference.IsWellFormed(iri)))
        {
            throw Error("invalid typed value", "@type of a value must be one absolute IRI.");
        }

        // A type that a type-scoped context made mean @json let it in.
        return value is not (JsonObject or JsonArray) ? true : throw Error("invalid value object value", "@value must be a string, number, boolean or null.");
    }

    // 5.3.2
    private JsonObject ExpandValue(ActiveContext active, string property, JsonElement value)
    {
        var term = active.Find(property);
        if (value.ValueKind == JsonValueKind.String && term?.Type is "@id" or "@vocab")
        {
            return new() { ["@id"] = Reference(active, value.GetString()!, vocab: term.Type == "@vocab") };
        }

        var result = new JsonObject { ["@value"] = ExpandedNode.FromElement(value) };
        if (term?.Type is { } type && type is not ("@id" or "@vocab" or "@none"))
        {
            result["@type"] = type;
        }
        else if (value.ValueKind == JsonValueKind.String)
        {
            if ((term is { HasLanguage: true } ? term.Language : active.DefaultLanguage) is { } language)
            {
                result["@language"] = language;
            }

            if ((term is { HasDirection: true } ? term.Direction : active.DefaultDirection) is { } direction)
            {
                result["@direction"] = direction;
            }
        }

        return result;
    }

    /// <summary>An identifier or type; safe mode reports one that stays relative.</summary>
    private string? Reference(ActiveContext active, string text, bool vocab, bool documentRelative = true)
    {
        var iri = IriExpansion.Expand(active, text, documentRelative, vocab);
        if (losses.IsSafe && !IriExpansion.IsResource(iri) && !(vocab && iri is not null && Keywords.Contains(iri)))
        {
            losses.Add(LinkedDataCodes.RelativeIri, $"'{text}' does not become an absolute IRI; write it out or define it in a context.");
        }

        return iri;
    }
}
