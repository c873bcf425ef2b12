using System.Text.Json;
using Untp.Core.Schemas.Compilation;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsKeyword(SchemaNode wanted, int least, int most) : Keyword
{
    public static Keyword? Read(SchemaReader schema)
    {
        var (wanted, least, most) = (schema.Schema("contains"), schema.Count("minContains"), schema.Count("maxContains"));
        return wanted is null ? null : new ContainsKeyword(wanted, least ?? 1, most ?? int.MaxValue);
    }

    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (instance.ValueKind != JsonValueKind.Array)
        {
            return true;
        }

        var (count, index) = (0, 0);
        foreach (var element in instance.EnumerateArray())
        {
            if (run.Probe(wanted, element, seen: null))
            {
                count++;
                seen?.Add(index);
                if (seen is null && count >= least && most == int.MaxValue)
                {
                    return true;
                }
            }

            index++;
        }

        if (count < least)
        {
            return run.Collects && run.Fail($"The list must have at least {least} of the elements that the schema asks for{Wanted()}; it has {count}.");
        }

        return count <= most || (run.Collects && run.Fail($"The list must have at most {most} of the elements that the schema limits{Wanted()}; it has {count}."));
    }

    private string Wanted() => wanted.Text is { } text ? $" ({text})" : "";
}
