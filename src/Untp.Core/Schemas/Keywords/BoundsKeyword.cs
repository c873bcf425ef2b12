using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.Core.Schemas.Values;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>exclusiveMinimum</c>, <c>maximum</c> and <c>exclusiveMaximum</c>.</summary>
internal sealed class BoundsKeyword(StrictJson? minimum, StrictJson? above, StrictJson? maximum, StrictJson? below) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (minimum, above) = (schema.Number("minimum"), schema.Number("exclusiveMinimum"));
        var (maximum, below) = (schema.Number("maximum"), schema.Number("exclusiveMaximum"));
        return minimum is null && above is null && maximum is null && below is null ? null : new BoundsKeyword(minimum, above, maximum, below);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Number)
        {
            return true;
        }

        var isValid = true;
        if (minimum is { } least && Compare(instance, least) < 0)
        {
            isValid = run.Collects && run.Fail($"The number must be at least {least}.");
        }

        if (above is { } lower && Compare(instance, lower) <= 0)
        {
            isValid = run.Collects && run.Fail($"The number must be greater than {lower}.");
        }

        if (maximum is { } most && Compare(instance, most) > 0)
        {
            isValid = run.Collects && run.Fail($"The number must be at most {most}.");
        }

        if (below is { } upper && Compare(instance, upper) >= 0)
        {
            isValid = run.Collects && run.Fail($"The number must be less than {upper}.");
        }

        return isValid;
    }

    private static int Compare(in StrictJson instance, in StrictJson bound) => JsonNumber.Compare(JsonNumber.Of(instance), JsonNumber.Of(bound));
}
