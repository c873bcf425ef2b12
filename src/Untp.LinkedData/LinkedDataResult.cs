using System.Diagnostics.CodeAnalysis;

namespace Untp.LinkedData;

/// <summary>Either a value or all problems that were found; never both, never neither. Immutable.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public sealed class LinkedDataResult<T>
    where T : notnull
{
    private LinkedDataResult(T? value, IReadOnlyList<LinkedDataProblem> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>True where there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsSuccess => Problems.Count == 0;

    /// <summary>The value; null where there are problems.</summary>
    public T? Value { get; }

    /// <summary>All problems found, at least one where there is no value.</summary>
    public IReadOnlyList<LinkedDataProblem> Problems { get; }

    /// <summary>A value.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternate would only say the same twice.")]
    public static implicit operator LinkedDataResult<T>(T value) => new(value, []);

    /// <summary>One problem.</summary>
    [SuppressMessage("Usage", "CA2225", Justification = "A named alternate would only say the same twice.")]
    public static implicit operator LinkedDataResult<T>(LinkedDataProblem problem) => new(default, [problem]);

    /// <summary>All problems found.</summary>
    /// <param name="problems">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    [SuppressMessage("Design", "CA1000", Justification = "The type argument cannot be inferred from problems.")]
    public static LinkedDataResult<T> Failure(IReadOnlyList<LinkedDataProblem> problems) =>
        problems.Count == 0 ? throw new ArgumentException("A failure needs a problem.", nameof(problems)) : new(default, problems);
}
