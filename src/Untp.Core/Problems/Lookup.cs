using System.Diagnostics.CodeAnalysis;

namespace Untp.Core.Problems;

/// <summary>
/// The answer of something that had to be asked for: found, known not to be there, or could not be asked.
/// The last two are never the same thing: an outage decides nothing. Immutable.
/// </summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class Lookup<T>
    where T : class
{
    private Lookup(T? value, Problem? problem, bool isRetryable, DateTimeOffset asOf)
    {
        Value = value;
        Problem = problem;
        IsRetryable = isRetryable;
        AsOf = asOf;
    }

    /// <summary>True where it was found.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsFound => Value is not null;

    /// <summary>What was found; null where nothing was.</summary>
    public T? Value { get; }

    /// <summary>Why nothing was found; null where something was.</summary>
    public Problem? Problem { get; }

    /// <summary>True where asking again later may give another answer.</summary>
    public bool IsRetryable { get; }

    /// <summary>When the value was read from its source; a cached value keeps the time of its reading.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>It was found.</summary>
    /// <param name="value">What was found.</param>
    /// <param name="asOf">When it was read from its source.</param>
    [SuppressMessage("Design", "CA1000", Justification = "Named constructors read as the three cases they are.")]
    public static Lookup<T> Found(T value, DateTimeOffset asOf) => new(value, null, isRetryable: false, asOf);

    /// <summary>The source says that there is none, or the question itself is wrong.</summary>
    /// <param name="problem">What the source said.</param>
    [SuppressMessage("Design", "CA1000", Justification = "Named constructors read as the three cases they are.")]
    public static Lookup<T> None(Problem problem) => new(null, problem, isRetryable: false, default);

    /// <summary>The source could not be asked, or gave no usable answer.</summary>
    /// <param name="problem">Why.</param>
    [SuppressMessage("Design", "CA1000", Justification = "Named constructors read as the three cases they are.")]
    public static Lookup<T> Unreachable(Problem problem) => new(null, problem, isRetryable: true, default);
}
