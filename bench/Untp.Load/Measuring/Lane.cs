using System.Diagnostics;

namespace Untp.Load.Measuring;

/// <summary>The times of one worker. Threads: one.</summary>
internal sealed class Lane
{
    private readonly List<double> _milliseconds = [];

    public IReadOnlyList<double> Milliseconds => _milliseconds;

    /// <summary>One more is done.</summary>
    /// <param name="start">Time stamp of its start.</param>
    public void Add(long start) => _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}
