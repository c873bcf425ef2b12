using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Evaluation;

/// <summary>One rule of a schema, compiled; keywords that look at the same members or elements are one rule. Immutable.</summary>
internal abstract class Keyword
{
    /// <summary>True where the instance keeps the rule, or the rule does not concern it. Faults go to the run where it collects them.</summary>
    /// <param name="instance">What is judged.</param>
    /// <param name="run">The run that this is part of.</param>
    /// <param name="seen">Takes what was evaluated of the instance; null where nobody asks.</param>
    public abstract bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen);
}
