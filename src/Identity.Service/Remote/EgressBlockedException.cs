using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>Carries a refusal out of the HTTP client's connect callback; it never leaves <see cref="GuardedFetcher"/>.</summary>
internal sealed class EgressBlockedException(Problem problem) : Exception(problem.Message)
{
    public Problem Problem => problem;
}
