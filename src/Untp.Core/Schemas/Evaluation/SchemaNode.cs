using Untp.Core.Schemas.Compilation;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Evaluation;

/// <summary>A schema as the rules that it consists of. Written once while compiling, only read after.</summary>
internal sealed class SchemaNode(SchemaResource resource, string text)
{
    private Keyword[] _keywords = [];
    private Keyword[] _unevaluated = [];

    public SchemaResource Resource => resource;

    /// <summary>The schema itself where it is short enough to be told to a person; else null.</summary>
    public string? Text { get; } = text.Length <= 100 ? text : null;

    public void Compile((IEnumerable<Keyword> Keywords, IEnumerable<Keyword> Unevaluated) rules) =>
        (_keywords, _unevaluated) = ([.. rules.Keywords], [.. rules.Unevaluated]);

    /// <summary>Applies the schema to an instance.</summary>
    /// <param name="instance">What is judged.</param>
    /// <param name="run">The run that this is part of.</param>
    /// <param name="seen">Takes what was evaluated of the instance; null where nobody asks.</param>
    public bool Evaluate(in StrictJson instance, SchemaRun run, EvaluatedSet? seen = null)
    {
        if (!run.Enter(this))
        {
            return false;
        }

        var own = _unevaluated.Length > 0 ? run.NewSet(instance) : seen;
        var isValid = EvaluateAll(_keywords, instance, run, own);

        // After a fault nobody knows what would have been evaluated, so that nothing is said of it.
        isValid = isValid && EvaluateAll(_unevaluated, instance, run, own);
        if (isValid && seen is not null && own != seen)
        {
            seen.AddAll(own!);
        }

        run.Leave();
        return isValid;
    }

    /// <summary>As <see cref="Evaluate"/>, for a branch that may fail: then it has evaluated nothing.</summary>
    public bool EvaluateBranch(in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        if (seen is null)
        {
            return Evaluate(instance, run);
        }

        var branch = run.NewSet(instance);
        var isValid = Evaluate(instance, run, branch);
        if (isValid)
        {
            seen.AddAll(branch);
        }

        return isValid;
    }

    private static bool EvaluateAll(Keyword[] keywords, in StrictJson instance, SchemaRun run, EvaluatedSet? seen)
    {
        var isValid = true;
        foreach (var keyword in keywords)
        {
            if (!keyword.Evaluate(instance, run, seen))
            {
                isValid = false;
                if (!run.Collects)
                {
                    break;
                }
            }
        }

        return isValid;
    }
}
