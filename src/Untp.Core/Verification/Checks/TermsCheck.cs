using Untp.Core.Contexts;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Checks;

/// <summary>
/// Tells what whoever reads the credential as linked data would lose: a signature over JSON covers terms that no context defines. Decides nothing,
/// and runs only where it is asked for. Undecided where a context cannot be had, or is too costly.
/// </summary>
internal sealed class TermsCheck(ContextLoader contexts) : IVerificationCheck
{
    // More are not told: an answer is no place for the thousandth.
    private const int MaxWarnings = 50;

    public string Name => "credential.terms";

    public bool IsRequired(VerificationRequest request) => false;

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential is not { } credential)
        {
            return Finding.NotReached;
        }

        var problems = await LostTerms.FindAsync(credential.Json, contexts, cancellationToken);
        return problems.FirstOrDefault(IsUndecided) is { } reason
            ? Finding.Inconclusive(reason, isRetryable: reason.Code.Kind == ProblemKind.Unavailable)
            : Finding.From([], [.. problems.Take(MaxWarnings)]);
    }

    private static bool IsUndecided(Problem problem) =>
        problem.Code.Kind == ProblemKind.Unavailable || problem.Code == ProblemCodes.ContextUnknown || problem.Code == ProblemCodes.JsonLdLimit;
}
