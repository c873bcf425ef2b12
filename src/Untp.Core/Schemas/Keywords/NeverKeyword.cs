using System.Text.Json;
using Untp.Core.Schemas.Evaluation;

namespace Untp.Core.Schemas.Keywords;

/// <summary>The schema <c>false</c>.</summary>
internal sealed class NeverKeyword : Keyword
{
    public override bool Evaluate(in JsonElement instance, SchemaRun run, EvaluatedSet? seen) =>
        run.Collects && run.Fail("The schema allows nothing here; take this value out.");
}
