using System.Buffers;

namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>What <see cref="IriReference"/> says, of UTF-8 bytes.</summary>
internal static class Utf8Iri
{
    private static readonly SearchValues<byte> _excluded = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(c => (byte)c), .. "<>\"{}|\\^`"u8]);
    private static readonly SearchValues<byte> _scheme = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-."u8);

    public static bool IsAbsolute(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)':') is > 0 and var colon && char.IsAsciiLetter((char)text[0]) && !text[..colon].ContainsAnyExcept(_scheme);

    public static bool IsWellFormed(ReadOnlySpan<byte> text) => IsAbsolute(text) && !text.ContainsAny(_excluded) && text.Count((byte)'#') < 2;
}
