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
    /// Shape: UTF-8 bytes in, a detached element out; the buffer is not kept.
    /// Limits: see <see cref="JsonLimits"/>, checked before anything is built.
    /// Errors: JSON_TOO_LARGE, JSON_NOT_UTF8, JSON_SYNTAX, JSON_TOO_DEEP, JSON_TOO_MANY_VALUES, JSON_DUPLICATE_MEMBER,
    /// JSON_LONE_SURROGATE, JSON_NUMBER_RANGE; never throws. Faults of content are collected, at most 50; syntax stops at the first.
    /// Threads: safe.
    /// </remarks>
    /// <param name="utf8">The document.</param>
    /// <param name="limits">Bounds; null means <see cref="JsonLimits.Default"/>.</param>
    public static LinkedDataResult<JsonElement> Read(ReadOnlySpan<byte> utf8, JsonLimits? limits = null)
    {
        limits ??= JsonLimits.Default;
        if (utf8.Length > limits.MaxBytes)
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonTooLarge, $"The document has {utf8.Length} bytes; at most {limits.MaxBytes} are read.");
        }

        if (!Utf8.IsValid(utf8))
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonNotUtf8, "The document holds bytes that are not UTF-8; send it as UTF-8.");
        }

        if (utf8.StartsWith(_byteOrderMark))
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonSyntax, "The document begins with a byte order mark; leave it out.");
        }

        return StrictJsonScan.IsClean(utf8, limits) && Parse(utf8, limits) is { } element ? element : Walk(utf8, limits);
    }

    private static JsonElement? Parse(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        try
        {
            return JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = limits.MaxDepth });
        }
        catch (JsonException)
        {
            // The walk says where.
            return null;
        }
    }

    private static LinkedDataResult<JsonElement> Walk(ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        var walk = new StrictJsonWalk(limits);
        try
        {
            walk.Run(utf8);
            return walk.Problems.Count > 0
                ? LinkedDataResult<JsonElement>.Failure(walk.Problems)
                : JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = limits.MaxDepth });
        }
        catch (JsonException e)
        {
            return new LinkedDataProblem(LinkedDataCodes.JsonSyntax, $"Not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", walk.Pointer);
        }
    }
}
