namespace Untp.Load;

/// <summary>Counts verdicts; one that differs from what is right ends the run. Threads: safe.</summary>
/// <param name="Expected"><c>valid</c>; <c>indeterminate</c> where there are no schemas.</param>
internal sealed record Verdicts(string Expected)
{
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    /// <summary>Takes note of a verdict.</summary>
    /// <param name="isExpected">True where it is the right one.</param>
    /// <param name="answer">The answer, for the message.</param>
    public void Add(bool isExpected, object answer)
    {
        if (!isExpected)
        {
            throw new LoadFailure($"An answer is not '{Expected}': {answer}");
        }

        Interlocked.Increment(ref _count);
    }
}
