using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Runs work on threads of its own; beyond a length of its queue, and once disposed, on the thread pool.</summary>
public sealed class DedicatedThreadPoolPipeScheduler : PipeScheduler, IDisposable
{
    private readonly Queue<(Action<object?> Action, object? State)> _queue = new();
    private readonly int _longestQueue;
    private int _availableCount;
    private long _byQueue;
    private long _byPool;
    private bool _isDisposed;

    /// <summary>Starts the threads.</summary>
    public DedicatedThreadPoolPipeScheduler(
        string? name = null, int workerCount = 5, int useThreadPoolQueueLength = 10, ThreadPriority priority = ThreadPriority.Normal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workerCount);
        WorkerCount = workerCount;
        _longestQueue = useThreadPoolQueueLength;
        for (var worker = 0; worker < workerCount; worker++)
        {
            var thread = new Thread(Work) { IsBackground = true, Priority = priority };
            thread.Name = $"{name ?? nameof(DedicatedThreadPoolPipeScheduler)}:{worker}";
            thread.Start();
        }
    }

    /// <summary>The number of threads.</summary>
    public int WorkerCount { get; }

    /// <summary>The number of threads that wait for work.</summary>
    public int AvailableCount => Volatile.Read(ref _availableCount);

    /// <summary>How much work the threads have done.</summary>
    public long TotalServicedByQueue => Volatile.Read(ref _byQueue);

    /// <summary>How much work went to the thread pool.</summary>
    public long TotalServicedByPool => Volatile.Read(ref _byPool);

    /// <inheritdoc />
    public override void Schedule(Action<object?> action, object? state)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (_queue)
        {
            if (!_isDisposed && _queue.Count < _longestQueue)
            {
                _queue.Enqueue((action, state));
                Monitor.Pulse(_queue);
                return;
            }
        }

        Interlocked.Increment(ref _byPool);
        ThreadPool.Schedule(action, state);
    }

    /// <summary>Lets the threads end once the queue is empty.</summary>
    public void Dispose()
    {
        lock (_queue)
        {
            _isDisposed = true;
            Monitor.PulseAll(_queue);
        }
    }

    private void Work()
    {
        while (TryTake(out var work))
        {
            work.Action(work.State);
            Interlocked.Increment(ref _byQueue);
        }
    }

    private bool TryTake(out (Action<object?> Action, object? State) work)
    {
        lock (_queue)
        {
            _availableCount++;
            while (_queue.Count == 0 && !_isDisposed)
            {
                Monitor.Wait(_queue);
            }

            _availableCount--;
            return _queue.TryDequeue(out work);
        }
    }
}
