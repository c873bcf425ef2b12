using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Streams;

/// <summary>Reads a body of one JSON value a line, for as long as the client sends. Threads: safe.</summary>
public static class NdjsonLines
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/x-ndjson";

    /// <summary>The lines of a body; empty ones are left out. Of a line that is too long it is told once, and the rest of it is passed over.</summary>
    /// <remarks>Errors: REQUEST_TOO_LARGE, for a line.</remarks>
    /// <param name="reader">The body.</param>
    /// <param name="maxBytes">The longest line, in bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<Result<byte[]>> ReadAsync(PipeReader reader, int maxBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isPassedOver = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end);
                if (!isPassedOver && line.Length > maxBytes)
                {
                    yield return TooLong(maxBytes);
                }
                else if (!isPassedOver && Trimmed(line) is { Length: > 0 } whole)
                {
                    yield return whole;
                }

                isPassedOver = false;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (!isPassedOver && rest.Length > maxBytes)
            {
                isPassedOver = true;
                yield return TooLong(maxBytes);
            }

            if (read.IsCompleted)
            {
                if (!isPassedOver && Trimmed(rest) is { Length: > 0 } last)
                {
                    yield return last;
                }

                // Taken as read, so that the connection serves the client's next request.
                reader.AdvanceTo(read.Buffer.End);
                yield break;
            }

            reader.AdvanceTo(isPassedOver ? rest.End : rest.Start, rest.End);
        }
    }

    private static Problem TooLong(int maxBytes) => new(ProblemCodes.RequestTooLarge, $"The line is longer than {maxBytes} bytes; it was not read. Send less in a line.");

    private static byte[] Trimmed(ReadOnlySequence<byte> line) => line.ToArray().AsSpan().Trim(" \t\r"u8).ToArray();
}
