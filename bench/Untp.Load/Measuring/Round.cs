using System.Collections.Concurrent;
using System.Diagnostics;

namespace Untp.Load.Measuring;

/// <summary>One measurement of one scenario while it runs: tells its workers when to stop and takes their times. Threads: safe.</summary>
internal sealed class Round(TimeSpan length)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly ConcurrentBag<Lane> _lanes = [];

    public bool IsOver => Stopwatch.GetElapsedTime(_start) >= length;

    public double ElapsedSeconds => Stopwatch.GetElapsedTime(_start).TotalSeconds;

    /// <summary>All times of all lanes, in milliseconds, the shortest first.</summary>
    public double[] SortedMilliseconds() => [.. _lanes.SelectMany(lane => lane.Milliseconds).Order()];

    /// <summary>Threads that do one thing after the other until the round is over.</summary>
    public Task RunThreadsAsync(int threads, Action once) =>
        Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var lane = OpenLane();
                while (!IsOver)
                {
                    var start = Stopwatch.GetTimestamp();
                    once();
                    lane.Add(start);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

    /// <summary>Workers that make one call after the other until the round is over.</summary>
    public Task RunWorkersAsync(int workers, Func<int, Task> once) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
        {
            var lane = OpenLane();
            while (!IsOver)
            {
                var start = Stopwatch.GetTimestamp();
                await once(worker);
                lane.Add(start);
            }
        })));

    /// <summary>A place for the times of one worker.</summary>
    public Lane OpenLane()
    {
        var lane = new Lane();
        _lanes.Add(lane);
        return lane;
    }
}
