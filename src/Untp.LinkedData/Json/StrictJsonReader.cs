using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Untp.LinkedData.Json;

/// <summary>
/// Reads JSON of which there is only one reading: RFC 8259 with the demands of I-JSON (RFC 7493): UTF-8, no byte order
/// mark, no duplicate members (compared after unescaping), no lone surrogates, no number that a double cannot hold.
/// </summary>
public static class StrictJsonReader
{
    private static readonly byte[] _byteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one JSON document.</summary>
    /// <remarks>
    /// Shape: UTF-8 bytes in; the buffer is not kept.
    /// Limits: see <see cref="JsonLimits"/>, checked before anything is built.
    /// Errors: JSON_TOO_LARGE, JSON_NOT_UTF8, JSON_SYNTAX, JSON_TOO_DEEP, JSON_TOO_MANY_VALUES, JSON_DUPLICATE_MEMBER,
    /// JSON_LONE_SURROGATE, JSON_NUMBER_RANGE; never throws. Faults of content are collected, at most 50; syntax stops at the first.
    /// Threads: safe.
    /// </remarks>
    /// <param name="utf8">The document.</param>
    /// <param name="limits">Bounds; null means <see cref="JsonLimits.Default"/>.</param>
    public static LinkedDataResult<StrictJson> Read(ReadOnlySpan<byte> utf8, JsonLimits? limits = null)
    {
        var (tokens, problems) = ReadTokens(utf8, limits ?? JsonLimits.Default, isPooled: false);
        return tokens is not null ? new StrictJson(new StrictJsonText(utf8.ToArray(), tokens), 0) : LinkedDataResult<StrictJson>.Failure(problems);
    }

    /// <summary>Reads one JSON document where it lies.</summary>
    /// <remarks>Errors: as <see cref="Read(ReadOnlySpan{byte}, JsonLimits?)"/>; the buffer is given back then.</remarks>
    /// <param name="rented">A buffer of the shared pool, which the document takes over.</param>
    /// <param name="length">Bytes of the document, at its beginning.</param>
    /// <param name="limits">Bounds; null means <see cref="JsonLimits.Default"/>.</param>
    public static LinkedDataResult<PooledJson> ReadPooled(byte[] rented, int length, JsonLimits? limits = null)
    {
        var (tokens, problems) = ReadTokens(rented.AsSpan(0, length), limits ?? JsonLimits.Default, isPooled: true);
        if (tokens is not null)
        {
            return new PooledJson(new StrictJsonText(rented, tokens));
        }

        ArrayPool<byte>.Shared.Return(rented);
        return LinkedDataResult<PooledJson>.Failure(problems);
    }

    /// <summary>The tokens, or why there are none.</summary>
    private static (JsonToken[]? Tokens, IReadOnlyList<LinkedDataProblem> Problems) ReadTokens(ReadOnlySpan<byte> utf8, JsonLimits limits, bool isPooled)
    {
        var maxBytes = Math.Min(limits.MaxBytes, JsonToken.Max);
        if (utf8.Length > maxBytes)
        {
            return (null, [new(LinkedDataCodes.JsonTooLarge, $"The document has {utf8.Length} bytes; at most {maxBytes} are read.")]);
        }

        if (!Utf8.IsValid(utf8))
        {
            return (null, [new(LinkedDataCodes.JsonNotUtf8, "The document holds bytes that are not UTF-8; send it as UTF-8.")]);
        }

        if (utf8.StartsWith(_byteOrderMark))
        {
            return (null, [new(LinkedDataCodes.JsonSyntax, "The document begins with a byte order mark; leave it out.")]);
        }

        var tokens = JsonTokenizer.Read(utf8, limits, isPooled, out var isDoubtful);
        var problems = tokens is null || isDoubtful ? Walk(utf8, limits) : [];
        if (tokens is not null && problems.Count == 0)
        {
            return (tokens, []);
        }

        if (tokens is not null && isPooled)
        {
            ArrayPool<JsonToken>.Shared.Return(tokens);
        }

        return (null, problems.Count > 0 ? problems : [new(LinkedDataCodes.JsonSyntax, "The document is not JSON.")]);
    }

    private static IReadOnlyList<LinkedDataProblem> Walk(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        var walk = new StrictJsonWalk(limits);
        try
        {
            walk.Run(utf8);
            return walk.Problems;
        }
        catch (JsonException e)
        {
            return [new(LinkedDataCodes.JsonSyntax, $"Not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", walk.Pointer)];
        }
    }
}
