namespace Untp.LinkedData.Json;

/// <summary>Writes RFC 6901 pointers.</summary>
public static class JsonPointer
{
    /// <summary>Appends one reference token.</summary>
    /// <param name="pointer">The pointer so far; empty for the whole document.</param>
    /// <param name="token">A member name as it reads, or an index.</param>
    public static string Append(string pointer, string token) =>
        $"{pointer}/{Escape(token)}";

    /// <summary>A name as it stands in a pointer.</summary>
    internal static string Escape(string token) => token.AsSpan().ContainsAny('~', '/')
        ? token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
        : token;
}
