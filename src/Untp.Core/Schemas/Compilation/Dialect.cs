using System.Collections.Frozen;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>Which vocabularies of 2020-12 are in force in a schema, by the meta-schema that it names. Immutable.</summary>
internal sealed class Dialect
{
    public const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";
    private const string Vocabulary = "https://json-schema.org/draft/2020-12/vocab/";
    private const string FormatAssertion = "format-assertion";

    private static readonly string[] _known = ["core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", FormatAssertion, "content"];

    /// <summary>The keywords that a vocabulary can switch off; all others are known wherever they stand.</summary>
    private static readonly FrozenDictionary<string, string> _vocabularyOf = new (string Vocabulary, string[] Keywords)[]
    {
        ("applicator", ["properties", "patternProperties", "additionalProperties", "propertyNames", "items", "prefixItems", "contains", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]),
        ("validation", ["type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties", "required", "dependentRequired"]),
        ("unevaluated", ["unevaluatedProperties", "unevaluatedItems"]),
    }.SelectMany(pair => pair.Keywords.Select(keyword => (Keyword: keyword, pair.Vocabulary))).ToFrozenDictionary(pair => pair.Keyword, pair => pair.Vocabulary);

    private readonly FrozenSet<string>? _inForce;

    private Dialect(FrozenSet<string>? inForce) => _inForce = inForce;

    /// <summary>The whole of 2020-12, formats as annotations.</summary>
    public static Dialect Standard { get; } = new(null);

    /// <summary>True where the meta-schema itself demands that formats hold.</summary>
    public bool AssertsFormats => _inForce?.Contains(FormatAssertion) == true;

    /// <summary>The dialect that a meta-schema describes by its <c>$vocabulary</c>.</summary>
    /// <exception cref="SchemaException">It demands a vocabulary that is not known here.</exception>
    public static Dialect Of(StrictJson metaSchema)
    {
        if (metaSchema.ValueKind != JsonValueKind.Object || !metaSchema.TryGetProperty("$vocabulary", out var vocabularies) || vocabularies.ValueKind != JsonValueKind.Object)
        {
            return Standard;
        }

        var inForce = new HashSet<string>();
        foreach (var vocabulary in vocabularies.EnumerateObject())
        {
            if (vocabulary.Name.StartsWith(Vocabulary, StringComparison.Ordinal) && _known.Contains(vocabulary.Name[Vocabulary.Length..]))
            {
                inForce.Add(vocabulary.Name[Vocabulary.Length..]);
            }
            else if (vocabulary.Value.ValueKind == JsonValueKind.True)
            {
                throw new SchemaException($"it demands the vocabulary {vocabulary.Name}, which is not known here");
            }
        }

        return new Dialect(inForce.ToFrozenSet());
    }

    /// <summary>True where a keyword has its meaning in this dialect.</summary>
    public bool Knows(string keyword) => _inForce is null || !_vocabularyOf.TryGetValue(keyword, out var vocabulary) || _inForce.Contains(vocabulary);
}
