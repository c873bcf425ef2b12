using Untp.Core.Problems;
using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary>What is said of a value that fits none of several schemas: that, and the faults of the schema that it comes nearest to.</summary>
internal static class Alternatives
{
    private const int MaxTried = 16;

    public static bool Fail(SchemaNode[] schemas, in StrictJson instance, SchemaRun run)
    {
        IReadOnlyCollection<Problem>? nearest = null;
        foreach (var schema in schemas.Take(MaxTried))
        {
            var faults = run.FaultsOf(schema, instance);
            nearest = nearest is null || faults.Count < nearest.Count ? faults : nearest;
        }

        run.Fail($"The value fits none of the {schemas.Length} alternatives that the schema allows.");
        run.AddFaults(nearest!);
        return false;
    }
}
