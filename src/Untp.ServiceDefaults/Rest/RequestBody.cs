using System.Buffers;
using System.Net.Http.Headers;
using Untp.Core.Problems;

namespace Untp.ServiceDefaults.Rest;

/// <summary>Reads request bodies as bytes, bounded before they are parsed.</summary>
public static class RequestBody
{
    private const string Json = "application/json";

    /// <summary>Reads the whole body, which is JSON.</summary>
    /// <remarks>Errors: REQUEST_EMPTY, REQUEST_TOO_LARGE, MEDIA_TYPE_UNSUPPORTED.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">Largest body, in bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Result<ReadOnlyMemory<byte>>> ReadJsonAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        // A body that is not there has no media type, and is told of as missing.
        var body = await ReadAsync(request, maxBytes, cancellationToken);
        return body.IsSuccess && MediaType(request) != Json ? new Problem(ProblemCodes.MediaTypeUnsupported, $"Send {Json}.") : body;
    }

    /// <summary>Why the body is not read: it is compressed; null where it is not.</summary>
    /// <param name="request">The request.</param>
    public static Problem? CheckEncoding(HttpRequest request) =>
        request.Headers.ContentEncoding.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase))
            ? new Problem(ProblemCodes.MediaTypeUnsupported, "The body is compressed; send it as it is, without Content-Encoding.")
            : null;

    /// <summary>Reads the whole body.</summary>
    /// <remarks>Errors: REQUEST_EMPTY, REQUEST_TOO_LARGE, MEDIA_TYPE_UNSUPPORTED where it is compressed.</remarks>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">Largest body, in bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (CheckEncoding(request) is { } compressed)
        {
            return compressed;
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > maxBytes)
            {
                // Taken as read, so that the server can skip the rest and keep the connection.
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new Problem(ProblemCodes.RequestTooLarge, $"The body is larger than {maxBytes} bytes; send less.");
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return body.Length > 0
                    ? (Result<ReadOnlyMemory<byte>>)(ReadOnlyMemory<byte>)body
                    : new Problem(ProblemCodes.RequestEmpty, "The request has no body.");
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>The body's media type without parameters, lower case; empty where none is stated.</summary>
    /// <param name="request">The request.</param>
    public static string MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType?.ToLowerInvariant() ?? "" : "";
}
