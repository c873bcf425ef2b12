using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;

namespace Untp.Core.Schemas.Keywords;

/// <summary>All keywords of JSON Schema 2020-12 that can fail, those first that cost the least.</summary>
internal static class KeywordCompiler
{
    private static readonly Func<SchemaReader, Keyword?>[] _keywords =
    [
        TypeKeyword.Read,
        ConstKeyword.Read,
        EnumKeyword.Read,
        BoundsKeyword.Read,
        MultipleOfKeyword.Read,
        LengthKeyword.Read,
        FormatKeyword.Read,
        PatternKeyword.Read,
        ItemCountKeyword.Read,
        PropertyCountKeyword.Read,
        PropertiesKeyword.Read,
        PropertyNamesKeyword.Read,
        DependentRequiredKeyword.Read,
        ItemsKeyword.Read,
        ContainsKeyword.Read,
        UniqueItemsKeyword.Read,
        RefKeyword.Read,
        DynamicRefKeyword.Read,
        AllOfKeyword.Read,
        AnyOfKeyword.Read,
        OneOfKeyword.Read,
        NotKeyword.Read,
        IfKeyword.Read,
        DependentSchemasKeyword.Read,
    ];

    // Those that look at what all others, references included, have evaluated.
    private static readonly Func<SchemaReader, Keyword?>[] _unevaluated = [UnevaluatedItemsKeyword.Read, UnevaluatedPropertiesKeyword.Read];

    /// <summary>The rules of one schema.</summary>
    /// <exception cref="SchemaException">It is none.</exception>
    public static (IEnumerable<Keyword> Keywords, IEnumerable<Keyword> Unevaluated) Compile(SchemaReader schema) => schema.Location.Element.ValueKind switch
    {
        JsonValueKind.True => ([], []),
        JsonValueKind.False => ([new NeverKeyword()], []),
        JsonValueKind.Object => (Read(_keywords, schema), Read(_unevaluated, schema)),
        _ => throw new SchemaException($"what stands at '{schema.Location.Pointer}' is no schema"),
    };

    private static List<Keyword> Read(Func<SchemaReader, Keyword?>[] readers, SchemaReader schema) =>
        readers.Select(read => read(schema)).OfType<Keyword>().ToList();
}
