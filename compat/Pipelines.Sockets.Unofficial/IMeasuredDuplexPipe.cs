using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>A duplex pipe that counts what goes through it.</summary>
public interface IMeasuredDuplexPipe : IDuplexPipe
{
    /// <summary>Bytes given to the transport.</summary>
    long TotalBytesSent { get; }

    /// <summary>Bytes taken from the transport.</summary>
    long TotalBytesReceived { get; }
}
