using System.Diagnostics.CodeAnalysis;

namespace Untp.LinkedData;

/// <summary>Carries a problem out of a recursive algorithm to the public method that answers it; never leaves this library.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown in this library only, always with a problem.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves this library.")]
internal sealed class LinkedDataException(LinkedDataProblem problem) : Exception(problem.Message)
{
    public LinkedDataException(string code, string message, string pointer = "")
        : this(new LinkedDataProblem(code, message, pointer))
    {
    }

    public LinkedDataProblem Problem { get; } = problem;
}
