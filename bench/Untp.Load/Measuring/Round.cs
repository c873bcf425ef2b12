using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;

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

    /// <summary>
    /// Workers that make calls which become due at a steady rate until the round is over. The time of a call begins when it is due, so that one that has to
    /// wait for a worker counts its wait; those that are left at the end are made as well.
    /// </summary>
    public Task RunArrivalsAsync(int perSecond, int workers, Func<int, Task> once)
    {
        var due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        return Task.WhenAll([
            Task.Factory.StartNew(() => Release(perSecond, due.Writer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            .. Enumerable.Range(0, workers).Select(worker => Task.Run(async () =>
            {
                var lane = OpenLane();
                await foreach (var start in due.Reader.ReadAllAsync())
                {
                    await once(worker);
                    lane.Add(start);
                }
            })),
        ]);
    }

    private void Release(int perSecond, ChannelWriter<long> due)
    {
        for (var released = 0L; !IsOver; Thread.Sleep(1))
        {
            for (var now = Stopwatch.GetTimestamp(); ; released++)
            {
                var next = _start + (released * Stopwatch.Frequency / perSecond);
                if (next > now)
                {
                    break;
                }

                due.TryWrite(next);
            }
        }

        due.Complete();
    }

    /// <summary>A place for the times of one worker.</summary>
    public Lane OpenLane()
    {
        var lane = new Lane();
        _lanes.Add(lane);
        return lane;
    }
}
