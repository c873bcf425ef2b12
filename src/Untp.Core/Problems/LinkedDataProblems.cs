using Untp.LinkedData;

namespace Untp.Core.Problems;

/// <summary>What <c>Untp.LinkedData</c> found, as problems of this domain. Threads: safe.</summary>
public static class LinkedDataProblems
{
    private static readonly Dictionary<string, ProblemCode> _losses = new(StringComparer.Ordinal)
    {
        [LinkedDataCodes.DroppedTerm] = ProblemCodes.TermUndefined,
        [LinkedDataCodes.RelativeIri] = ProblemCodes.IriRelative,
        [LinkedDataCodes.DroppedValue] = ProblemCodes.JsonLdLoss,
        [LinkedDataCodes.BlankNodePredicate] = ProblemCodes.JsonLdLoss,
        [LinkedDataCodes.DroppedDirection] = ProblemCodes.JsonLdLoss,
        [LinkedDataCodes.InvalidLanguageTag] = ProblemCodes.JsonLdLoss,
        [LinkedDataCodes.ContextMissing] = ProblemCodes.ContextUnavailable,
        [LinkedDataCodes.LimitExceeded] = ProblemCodes.JsonLdLimit,
    };

    /// <summary>The same value, or the same problems under codes of this domain.</summary>
    /// <param name="result">The result.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public static Result<T> ToResult<T>(this LinkedDataResult<T> result)
        where T : notnull =>
        result.IsSuccess ? result.Value : Result<T>.Failure([.. result.Problems.Select(ToProblem)]);

    /// <summary>A problem under a code of this domain; what only JSON-LD has a code for is JSONLD_INVALID, and its code begins the sentence.</summary>
    /// <param name="problem">The problem.</param>
    public static Problem ToProblem(this LinkedDataProblem problem) =>
        (ProblemCodes.All.GetValueOrDefault(problem.Code) ?? _losses.GetValueOrDefault(problem.Code)) is { } code
            ? new(code, problem.Message, problem.Pointer)
            : new(ProblemCodes.JsonLdInvalid, $"JSON-LD, {problem.Code}: {problem.Message}", problem.Pointer);
}
