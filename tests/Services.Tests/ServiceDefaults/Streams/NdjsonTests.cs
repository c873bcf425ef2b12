using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Untp.ServiceDefaults.Streams;

namespace Services.Tests.ServiceDefaults.Streams;

public sealed class NdjsonTests
{
    private const int MaxBytes = 8;

    [Theory]
    [InlineData("1\n2\n", "1|2")]
    [InlineData("1\r\n 2 \t\n3", "1|2|3")]
    [InlineData("\n\n \n1\n\n", "1")]
    [InlineData("", "")]
    [InlineData("12345678\n1\n", "12345678|1")]
    [InlineData("123456789\n1\n", "REQUEST_TOO_LARGE|1")]
    [InlineData("123456789", "REQUEST_TOO_LARGE")]
    [InlineData("12345678901234567890\n\n1", "REQUEST_TOO_LARGE|1")]
    public async Task Lines_are_the_same_however_they_arrive(string body, string expected)
    {
        for (var piece = 1; piece <= body.Length + 1; piece++)
        {
            var pipe = new Pipe();
            var reading = ReadAsync(pipe.Reader);
            foreach (var bytes in Encoding.UTF8.GetBytes(body).Chunk(piece))
            {
                await pipe.Writer.WriteAsync(bytes);
            }

            await pipe.Writer.CompleteAsync();

            Assert.Equal(expected, await Eventually.EndsAsync(reading));
        }
    }

    [Theory]
    [InlineData("application/x-ndjson; charset=utf-8", null, 200, "[1]\n[2]\n")]
    [InlineData("application/x-ndjson", "identity", 200, "[1]\n[2]\n")]
    [InlineData("application/x-ndjson", "gzip", 415, "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData("application/json", null, 415, "MEDIA_TYPE_UNSUPPORTED")]
    [InlineData(null, null, 415, "MEDIA_TYPE_UNSUPPORTED")]
    public async Task Line_in_is_line_out(string? type, string? encoding, int status, string expected)
    {
        var context = new DefaultHttpContext();
        context.Request.ContentType = type;
        context.Request.Headers.ContentEncoding = encoding;
        context.Request.Body = new MemoryStream("1\n2\n"u8.ToArray());
        using var written = new MemoryStream();
        context.Response.Body = written;

        await NdjsonExchange.AnswerAsync(context, "one number", MaxBytes, lines => lines.Select(line => (byte[])[(byte)'[', .. line.Value!, (byte)']']));

        Assert.Equal(status, context.Response.StatusCode);
        Assert.Contains(expected, Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(PipeReader reader) =>
        string.Join('|', await NdjsonLines.ReadAsync(reader, MaxBytes, default).Select(line => line.IsSuccess ? Encoding.UTF8.GetString(line.Value) : line.Problems[0].Code.Id).ToListAsync());
}
