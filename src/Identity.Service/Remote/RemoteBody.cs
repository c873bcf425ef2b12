using System.IO.Compression;
using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>Reads the body of an answer within its caps: first as it is sent, then inflated.</summary>
internal static class RemoteBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>
    /// Errors: REMOTE_ANSWER_TOO_LARGE, REMOTE_BUDGET_SPENT, REMOTE_ANSWER_INVALID (content encoding). Throws what a broken connection throws:
    /// <see cref="IOException"/>.
    /// </summary>
    public static async Task<Result<byte[]>> ReadAsync(HttpResponseMessage response, int maxBodyBytes, int maxInflatedBytes, FetchBudget budget, CancellationToken cancellationToken)
    {
        var encodings = response.Content.Headers.ContentEncoding;
        if (encodings.Count > 1)
        {
            return Unreadable();
        }

        if (response.Content.Headers.ContentLength > maxBodyBytes)
        {
            return TooLarge(maxBodyBytes);
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var sent = await ReadAsync(body, maxBodyBytes, budget, cancellationToken);
        if (sent is null)
        {
            return TooMuch(maxBodyBytes, budget);
        }

        var encoding = encodings.SingleOrDefault() ?? "identity";
        if (encoding.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            return sent;
        }

        await using var inflating = Inflate(new MemoryStream(sent), encoding);
        if (inflating is null)
        {
            return Unreadable();
        }

        try
        {
            var inflated = await ReadAsync(inflating, maxInflatedBytes, budget, cancellationToken);
            return inflated is null ? TooMuch(maxInflatedBytes, budget) : inflated;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            // BrotliStream throws the latter.
            return new Problem(ProblemCodes.RemoteAnswerInvalid, "The answer's compression is broken.");
        }
    }

    private static Stream? Inflate(MemoryStream sent, string encoding) => encoding.ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(sent, CompressionMode.Decompress),
        "deflate" => new ZLibStream(sent, CompressionMode.Decompress),
        "br" => new BrotliStream(sent, CompressionMode.Decompress),
        _ => null,
    };

    /// <summary>Null where there is more than may be read.</summary>
    private static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, FetchBudget budget, CancellationToken cancellationToken)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[ChunkBytes];
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (!budget.TryTakeBytes(read) || kept.Length + read > maxBytes)
            {
                return null;
            }

            kept.Write(chunk, 0, read);
        }

        return kept.ToArray();
    }

    private static Problem TooMuch(int maxBytes, FetchBudget budget) => budget.IsSpent ? GuardedFetcher.BudgetSpent : TooLarge(maxBytes);

    private static Problem TooLarge(int maxBytes) => new(ProblemCodes.RemoteAnswerTooLarge, $"The answer is larger than {maxBytes} bytes.");

    private static Problem Unreadable() => new(ProblemCodes.RemoteAnswerInvalid, "The answer has a content encoding that was not asked for.");
}
