using Untp.Core.Schemas.Evaluation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Keywords;

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NeverKeyword : Keyword
{
    public override bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen) =>
        run.Collects && run.Fail("The schema allows nothing here; take this value out.");
}
