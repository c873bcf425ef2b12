using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Patterns;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>properties</c>, <c>required</c>, <c>patternProperties</c> and <c>additionalProperties</c>: one pass over the members.</summary>
internal sealed class PropertiesKeyword : Keyword
{
    private const int MaxRequired = 4096;

    private readonly Utf8Table _names;
    private readonly SchemaNode?[] _schemas;
    private readonly string[] _required;
    private readonly (SchemaPattern Pattern, SchemaNode Schema)[] _patterns;
    private readonly SchemaNode? _additional;

    // The required names come first, so that a name's index is its bit.
    private PropertiesKeyword(IReadOnlyList<string> required, Dictionary<string, SchemaNode> properties, (SchemaPattern, SchemaNode)[] patterns, SchemaNode? additional)
    {
        _required = [.. required.Distinct()];
        var names = _required.Union(properties.Keys).ToList();
        _names = new Utf8Table(names);
        _schemas = [.. names.Select(name => properties.GetValueOrDefault(name))];
        _patterns = patterns;
        _additional = additional;
    }

    public static Keyword? Read(SchemaReader schema)
    {
        var required = schema.Names("required") ?? [];
        var properties = schema.SchemasByName("properties").ToDictionary(pair => pair.Name, pair => pair.Schema);
        var patterns = schema.SchemasByName("patternProperties").Select(pair => (SchemaPattern.Compile(pair.Name), pair.Schema)).ToArray();
        var additional = schema.Schema("additionalProperties");
        if (required.Count > MaxRequired)
        {
            throw schema.Malformed("required", $"a list of at most {MaxRequired} names");
        }

        return required.Count + properties.Count + patterns.Length == 0 && additional is null ? null : new PropertiesKeyword(required, properties, patterns, additional);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        if (!run.Spend(instance.GetPropertyCount() + (_required.Length / 64)))
        {
            return false;
        }

        Span<ulong> found = stackalloc ulong[(_required.Length + 63) / 64];
        found.Clear();
        var isValid = true;
        var index = 0;
        foreach (var member in instance.EnumerateObject())
        {
            var name = member.Utf8Name;
            var place = _names.IndexOf(name);
            if (place >= 0 && place < _required.Length)
            {
                found[place >> 6] |= 1UL << place;
            }

            if (!EvaluateMember(member, name, place >= 0 ? _schemas[place] : null, run, seen, index++))
            {
                isValid = false;
                if (!run.Collects)
                {
                    return false;
                }
            }
        }

        for (var i = 0; i < _required.Length; i++)
        {
            if ((found[i >> 6] & (1UL << i)) == 0)
            {
                isValid = false;
                if (!run.Collects)
                {
                    return false;
                }

                run.Fail($"The required member \"{_required[i]}\" is missing; add it.");
            }
        }

        return isValid;
    }

    private bool EvaluateMember(in StrictJsonMember member, ReadOnlySpan<byte> name, SchemaNode? schema, SchemaRun run, EvaluatedSet? seen, int index)
    {
        if (_patterns.Length == 0 && schema is null && _additional is null)
        {
            return true;
        }

        var (isKnown, isValid) = (schema is not null, true);
        if (run.Collects)
        {
            run.StepDown(System.Text.Encoding.UTF8.GetString(name));
        }

        if (schema is not null)
        {
            isValid = schema.Evaluate(member.Value, run);
        }

        foreach (var (pattern, patternSchema) in _patterns)
        {
            if (pattern.IsMatch(name, run))
            {
                isKnown = true;
                isValid &= patternSchema.Evaluate(member.Value, run);
            }
        }

        if (!isKnown && _additional is not null)
        {
            isKnown = true;
            isValid &= _additional.Evaluate(member.Value, run);
        }

        if (run.Collects)
        {
            run.StepUp();
        }

        if (isKnown)
        {
            seen?.Add(index);
        }

        return isValid;
    }
}
