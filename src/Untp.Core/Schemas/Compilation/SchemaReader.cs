using System.Text.Json;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Compilation;

/// <summary>Reads the keywords of one schema object. A keyword that its dialect does not have is not there; one of a wrong form is refused.</summary>
internal sealed class SchemaReader(SchemaCompiler compiler, SchemaLocation location)
{
    public SchemaLocation Location => location;

    public bool AssertsFormats => compiler.AssertsFormats(location.Resource);

    public StrictJson? Value(string keyword) =>
        location.Element.TryGetProperty(keyword, out var value) && location.Resource.Dialect.Knows(keyword) ? value : null;

    public string? Text(string keyword) =>
        Value(keyword) is not { } value ? null : value.ValueKind == JsonValueKind.String ? value.GetString() : throw Malformed(keyword, "a string");

    public bool Flag(string keyword) => Value(keyword)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw Malformed(keyword, "true or false"),
    };

    /// <summary>A count; one too large for an int is as good as the largest int.</summary>
    public int? Count(string keyword)
    {
        if (Value(keyword) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || JsonNumber.Of(value) is not { IsNegative: false, IsInteger: true } number)
        {
            throw Malformed(keyword, "a whole number from zero");
        }

        return number.ToInt32();
    }

    public StrictJson? Number(string keyword) =>
        Value(keyword) is not { } value ? null : value.ValueKind == JsonValueKind.Number ? value : throw Malformed(keyword, "a number");

    public IReadOnlyList<string>? Names(string keyword) => Value(keyword) is { } value ? NamesOf(keyword, value) : null;

    public IEnumerable<(string Name, string[] Names)> NamesByName(string keyword) =>
        Members(keyword).Where(member => member.Value.ValueKind == JsonValueKind.Array).Select(member => (member.Name, NamesOf(keyword, member.Value)));

    public SchemaNode? Schema(string keyword) => Value(keyword) is null ? null : compiler.NodeAt(location.Find(keyword)!);

    public IReadOnlyList<SchemaNode>? Schemas(string keyword)
    {
        if (Value(keyword) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() == 0)
        {
            throw Malformed(keyword, "a list of schemas");
        }

        var list = location.Find(keyword)!;
        return [.. Enumerable.Range(0, value.GetArrayLength()).Select(index => compiler.NodeAt(list.Find(index.ToString())!))];
    }

    public IEnumerable<(string Name, SchemaNode Schema)> SchemasByName(string keyword)
    {
        var map = location.Find(keyword);
        return Members(keyword).Where(member => member.Value.ValueKind != JsonValueKind.Array).Select(member => (member.Name, compiler.NodeAt(map!.Find(member.Name)!)));
    }

    public SchemaNode Reference(string reference) => compiler.Resolve(location.Resource, reference);

    public (SchemaNode Node, string? Name) DynamicReference(string reference) => compiler.ResolveDynamic(location.Resource, reference);

    public SchemaException Malformed(string keyword, string expected) => new($"its {keyword} at '{location.Pointer}' is not {expected}");

    private StrictJsonMembers Members(string keyword) => Value(keyword) switch
    {
        null => default,
        { ValueKind: JsonValueKind.Object } value => value.EnumerateObject(),
        _ => throw Malformed(keyword, "an object"),
    };

    private string[] NamesOf(string keyword, StrictJson value) =>
        value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String)
            ? value.EnumerateArray().Select(name => name.GetString()!).ToArray()
            : throw Malformed(keyword, "a list of names");
}
