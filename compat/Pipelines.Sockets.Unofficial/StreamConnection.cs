using System.IO.Pipelines;

namespace Pipelines.Sockets.Unofficial;

/// <summary>Pipes over a stream.</summary>
public static class StreamConnection
{
    /// <summary>A duplex pipe over a stream, which it owns: disposing the pipe disposes the stream.</summary>
    public static IDuplexPipe GetDuplex(
        Stream stream, PipeOptions? sendPipeOptions = null, PipeOptions? receivePipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new StreamPump(stream, sendPipeOptions, receivePipeOptions);
    }

    /// <summary>A reader over a stream.</summary>
    public static PipeReader GetReader(Stream stream, PipeOptions? pipeOptions = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return PipeReader.Create(stream, new StreamPipeReaderOptions(pipeOptions?.Pool));
    }
}
