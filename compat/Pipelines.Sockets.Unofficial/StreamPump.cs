using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Carries bytes between a stream and two pipes, one loop each way, until either side ends or fails.</summary>
internal sealed class StreamPump : IMeasuredDuplexPipe, IDisposable
{
    private readonly Stream _stream;
    private readonly Action? _afterLastByte;
    private readonly Pipe _send;
    private readonly Pipe _receive;
    private long _sentBytes;
    private long _receivedBytes;
    private int _lastReceived;
    private int _shutdownKind;
    private int _socketError;

    /// <summary>Starts to carry. The action runs once the application has completed its output and all of it is sent.</summary>
    public StreamPump(Stream stream, PipeOptions? sendPipeOptions, PipeOptions? receivePipeOptions, Action? afterLastByte = null)
    {
        _stream = stream;
        _afterLastByte = afterLastByte;
        _send = new(sendPipeOptions ?? PipeOptions.Default);
        _receive = new(receivePipeOptions ?? PipeOptions.Default);
        _ = Task.Run(ReceiveAsync);
        _ = Task.Run(SendAsync);
    }

    public PipeReader Input => _receive.Reader;

    public PipeWriter Output => _send.Writer;

    public long TotalBytesSent => Volatile.Read(ref _sentBytes);

    public long TotalBytesReceived => Volatile.Read(ref _receivedBytes);

    public int LastReceived => Volatile.Read(ref _lastReceived);

    public PipeShutdownKind ShutdownKind => (PipeShutdownKind)Volatile.Read(ref _shutdownKind);

    public SocketError SocketError => (SocketError)Volatile.Read(ref _socketError);

    /// <summary>Notes what ended the connection; the first reason stays.</summary>
    public bool TrySetShutdown(PipeShutdownKind kind) => Interlocked.CompareExchange(ref _shutdownKind, (int)kind, 0) == 0;

    public void Dispose()
    {
        TrySetShutdown(PipeShutdownKind.PipeDisposed);
        _stream.Dispose();
        _send.Reader.CancelPendingRead();
        _receive.Writer.CancelPendingFlush();
    }

    private async Task ReceiveAsync()
    {
        Exception? fault = null;
        try
        {
            TrySetShutdown(await CopyToInputAsync());
        }
        catch (Exception exception)
        {
            Note(exception, PipeShutdownKind.ReadEndOfStream);
            fault = exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset }
                ? new ConnectionResetException(exception.Message, exception)
                : exception;
        }

        await _receive.Writer.CompleteAsync(fault);
    }

    private async Task<PipeShutdownKind> CopyToInputAsync()
    {
        while (true)
        {
            var count = await _stream.ReadAsync(_receive.Writer.GetMemory());
            if (count == 0)
            {
                return PipeShutdownKind.ReadEndOfStream;
            }

            Volatile.Write(ref _lastReceived, count);
            Interlocked.Add(ref _receivedBytes, count);
            _receive.Writer.Advance(count);
            var flush = await _receive.Writer.FlushAsync();
            if (flush.IsCompleted)
            {
                return PipeShutdownKind.ReadFlushCompleted;
            }

            if (flush.IsCanceled)
            {
                return PipeShutdownKind.ReadFlushCanceled;
            }
        }
    }

    private async Task SendAsync()
    {
        Exception? fault = null;
        try
        {
            await CopyFromOutputAsync();
            TrySetShutdown(PipeShutdownKind.WriteEndOfStream);
            _afterLastByte?.Invoke();
        }
        catch (Exception exception)
        {
            Note(exception, PipeShutdownKind.WriteEndOfStream);
            fault = exception;
        }

        // The application's next flush throws the fault.
        await _send.Reader.CompleteAsync(fault);
    }

    private async Task CopyFromOutputAsync()
    {
        while (true)
        {
            var result = await _send.Reader.ReadAsync();
            foreach (var segment in result.Buffer)
            {
                await _stream.WriteAsync(segment);
                Interlocked.Add(ref _sentBytes, segment.Length);
            }

            await _stream.FlushAsync();
            _send.Reader.AdvanceTo(result.Buffer.End);
            if (result.IsCanceled || result.IsCompleted)
            {
                return;
            }
        }
    }

    // The kinds of the two directions stand in the same order: end, disposed, stream, other, socket.
    private void Note(Exception exception, PipeShutdownKind end)
    {
        if ((exception as SocketException ?? exception.InnerException as SocketException) is { } error)
        {
            Interlocked.CompareExchange(ref _socketError, (int)error.SocketErrorCode, 0);
            TrySetShutdown(end + 4);
            return;
        }

        TrySetShutdown(exception switch
        {
            ObjectDisposedException => end + 1,
            IOException => end + 2,
            _ => end + 3,
        });
    }
}
