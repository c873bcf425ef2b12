namespace Grpc.Core;

/// <summary>Short forms for stream readers.</summary>
public static class AsyncStreamReaderExtensions
{
    /// <summary>Advances to the next message, without cancellation.</summary>
    public static Task<bool> MoveNext<T>(this IAsyncStreamReader<T> streamReader)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(streamReader);
        return streamReader.MoveNext(CancellationToken.None);
    }
}
