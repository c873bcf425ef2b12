using System.IO.Pipelines;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial;

/// <summary>The arguments of one socket operation, which can be awaited, and given up by another thread.</summary>
public sealed class SocketAwaitableEventArgs : SocketAsyncEventArgs, ICriticalNotifyCompletion
{
    private static readonly Action _done = () => { };

    private readonly PipeScheduler? _scheduler;
    private Action? _continuation;
    private int _abortedBy;

    /// <summary>Makes arguments whose awaiter goes on on the scheduler; with none, where the operation ended.</summary>
    public SocketAwaitableEventArgs(PipeScheduler? ioScheduler = null)
        : base(true) => _scheduler = ioScheduler;

    /// <summary>Whether the operation has ended.</summary>
    public bool IsCompleted => ReferenceEquals(Volatile.Read(ref _continuation), _done);

    /// <summary>The awaiter: these arguments.</summary>
    public SocketAwaitableEventArgs GetAwaiter() => this;

    /// <summary>Marks the operation as ended.</summary>
    public void Complete()
    {
        var continuation = Interlocked.Exchange(ref _continuation, _done);
        if (continuation is not null && !ReferenceEquals(continuation, _done))
        {
            (_scheduler ?? PipeScheduler.Inline).Schedule(static state => ((Action)state!)(), continuation);
        }
    }

    /// <summary>Ends the wait with an error; what the socket still reports does not count.</summary>
    public void Abort(SocketError error = SocketError.OperationAborted)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(error, SocketError.Success);
        Interlocked.CompareExchange(ref _abortedBy, (int)error, 0);
        Complete();
    }

    /// <summary>The bytes that the operation carried; the arguments are then ready for another one.</summary>
    /// <exception cref="SocketException">The operation failed or was given up.</exception>
    public int GetResult()
    {
        if (!IsCompleted)
        {
            throw new InvalidOperationException("The operation has not ended.");
        }

        Volatile.Write(ref _continuation, null);
        var aborted = (SocketError)Interlocked.Exchange(ref _abortedBy, 0);
        var error = aborted == SocketError.Success ? SocketError : aborted;
        return error == SocketError.Success ? BytesTransferred : throw new SocketException((int)error);
    }

    /// <inheritdoc />
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    /// <inheritdoc />
    public void UnsafeOnCompleted(Action continuation)
    {
        var previous = Interlocked.CompareExchange(ref _continuation, continuation, null);
        if (ReferenceEquals(previous, _done))
        {
            // Not inline: the awaiting method is still on this stack.
            PipeScheduler.ThreadPool.Schedule(static state => ((Action)state!)(), continuation);
        }
        else if (previous is not null)
        {
            throw new InvalidOperationException("The operation is awaited already.");
        }
    }

    /// <inheritdoc />
    protected override void OnCompleted(SocketAsyncEventArgs e) => Complete();
}
