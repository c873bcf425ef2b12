using System.Buffers;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;
using Untp.ServiceDefaults.Rest;

namespace Untp.ServiceDefaults.Streams;

/// <summary>A line in, a line out, for as long as the client sends. Threads: safe.</summary>
public static class NdjsonExchange
{
    /// <summary>Answers the lines of a request; the answers are sent as they come.</summary>
    /// <remarks>Errors: MEDIA_TYPE_UNSUPPORTED where the body is of another type or compressed; REQUEST_TOO_LARGE for a line, which the answerer tells of.</remarks>
    /// <param name="context">The request, and its response, of which nothing has been written.</param>
    /// <param name="line">What a line is, for a sentence: "one registration".</param>
    /// <param name="maxLineBytes">The longest line, in bytes.</param>
    /// <param name="answer">From lines to the JSON values that answer them.</param>
    public static async Task AnswerAsync(HttpContext context, string line, int maxLineBytes, Func<IAsyncEnumerable<Result<byte[]>>, IAsyncEnumerable<byte[]>> answer)
    {
        var problem = RequestBody.CheckEncoding(context.Request)
            ?? (RequestBody.MediaType(context.Request) == NdjsonLines.MediaType ? null : new Problem(ProblemCodes.MediaTypeUnsupported, $"Send {NdjsonLines.MediaType}: {line} a line."));
        if (problem is not null)
        {
            await ProblemBody.WriteAsync(context, problem);
            return;
        }

        await WriteAsync(context, answer(NdjsonLines.ReadAsync(context.Request.BodyReader, maxLineBytes, context.RequestAborted)));
    }

    /// <summary>Writes JSON values, each a line.</summary>
    /// <param name="context">The request; nothing of its response has been written.</param>
    /// <param name="values">The values, without line ends.</param>
    public static async Task WriteAsync(HttpContext context, IAsyncEnumerable<byte[]> values)
    {
        context.Response.ContentType = NdjsonLines.MediaType;
        var writer = context.Response.BodyWriter;
        await foreach (var value in values.WithCancellation(context.RequestAborted))
        {
            writer.Write(value);
            writer.Write("\n"u8);
            await writer.FlushAsync(context.RequestAborted);
        }
    }
}
