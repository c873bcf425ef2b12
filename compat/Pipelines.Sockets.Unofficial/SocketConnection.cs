using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A duplex pipe over a connected stream socket, which it owns.</summary>
public sealed class SocketConnection : IMeasuredDuplexPipe, IDisposable
{
    private readonly Socket _socket;
    private readonly StreamPump _pump;

    private SocketConnection(Socket socket, PipeOptions? sendPipeOptions, PipeOptions? receivePipeOptions)
    {
        _socket = socket;
        var stream = new NetworkStream(socket, ownsSocket: true);
        _pump = new(stream, sendPipeOptions, receivePipeOptions, () => socket.Shutdown(SocketShutdown.Send));
    }

    /// <inheritdoc />
    public PipeReader Input => _pump.Input;

    /// <inheritdoc />
    public PipeWriter Output => _pump.Output;

    /// <summary>Bytes taken from the socket.</summary>
    public long BytesRead => _pump.TotalBytesReceived;

    /// <summary>Bytes given to the socket.</summary>
    public long BytesSent => _pump.TotalBytesSent;

    /// <summary>Bytes that the last read took.</summary>
    public int LastReceived => _pump.LastReceived;

    /// <summary>What ended the connection.</summary>
    public PipeShutdownKind ShutdownKind => _pump.ShutdownKind;

    /// <summary>The socket's error, where that ended the connection.</summary>
    public SocketError SocketError => _pump.SocketError;

    /// <inheritdoc />
    long IMeasuredDuplexPipe.TotalBytesSent => BytesSent;

    /// <inheritdoc />
    long IMeasuredDuplexPipe.TotalBytesReceived => BytesRead;

    /// <summary>Starts to carry bytes between a socket and two pipes.</summary>
    public static SocketConnection Create(
        Socket socket,
        PipeOptions? sendPipeOptions,
        PipeOptions? receivePipeOptions,
        SocketConnectionOptions connectionOptions = SocketConnectionOptions.None,
        string? name = null)
    {
        ArgumentNullException.ThrowIfNull(socket);
        return connectionOptions == SocketConnectionOptions.None
            ? new(socket, sendPipeOptions, receivePipeOptions)
            : throw new NotSupportedException("This stand-in knows no options of a socket connection.");
    }

    /// <summary>Sends small packets at once.</summary>
    public static void SetRecommendedClientOptions(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        if (socket.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6)
        {
            socket.NoDelay = true;
        }
    }

    /// <summary>Fails where an assembly that this one needs is missing: none can be, all belong to the runtime.</summary>
    public static void AssertDependencies()
    {
    }

    /// <summary>Notes that the protocol ended the connection; false where something else did before.</summary>
    public bool TrySetProtocolShutdown(PipeShutdownKind kind) =>
        kind is PipeShutdownKind.ProtocolExitClient or PipeShutdownKind.ProtocolExitServer
        ? _pump.TrySetShutdown(kind)
        : throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not an end by protocol.");

    /// <summary>What lies between the two sides.</summary>
    public Counters GetCounters()
    {
        try
        {
            return new(_socket.Available);
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException)
        {
            return new(Counters.Unknown);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _pump.Dispose();

    /// <summary>What lies between the two sides.</summary>
    public readonly struct Counters
    {
        internal const long Unknown = -1;

        internal Counters(long bytesAvailableOnSocket) => (BytesAvailableOnSocket, BytesWaitingToBeRead, BytesWaitingToBeSent) =
            (bytesAvailableOnSocket, Unknown, Unknown);

        /// <summary>Bytes that the socket holds; -1 where that is unknown.</summary>
        public long BytesAvailableOnSocket { get; }

        /// <summary>Bytes received and not yet taken by the application: not measured, -1.</summary>
        public long BytesWaitingToBeRead { get; }

        /// <summary>Bytes of the application not yet sent: not measured, -1.</summary>
        public long BytesWaitingToBeSent { get; }
    }
}
