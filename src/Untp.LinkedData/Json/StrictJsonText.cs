using System.Buffers;
using System.Text;

namespace Untp.LinkedData.Json;

/// <summary>A document that was read strictly: its bytes and its finished tokens, perhaps with something behind them. Immutable until it is ended.</summary>
internal sealed class StrictJsonText(byte[] utf8, JsonToken[] tokens)
{
    private byte[] _utf8 = utf8;
    private JsonToken[] _tokens = tokens;

    public ref readonly JsonToken this[int index] => ref _tokens[index];

    /// <summary>Gives its buffers back. Whoever reads on gets an exception, never what another document puts there.</summary>
    public void End()
    {
        var (utf8, tokens) = (Interlocked.Exchange(ref _utf8, []), Interlocked.Exchange(ref _tokens, []));
        ArrayPool<byte>.Shared.Return(utf8);
        ArrayPool<JsonToken>.Shared.Return(tokens);
    }

    /// <summary>The text of a token as it was written; of a string or name without its quotes.</summary>
    public ReadOnlySpan<byte> TextOf(in JsonToken token) => _utf8.AsSpan(token.Start, token.Length);

    /// <summary>The same with its quotes, so that it is JSON by itself.</summary>
    public ReadOnlySpan<byte> RawOf(in JsonToken token) => token.Kind is JsonTokenKind.String or JsonTokenKind.EscapedString or JsonTokenKind.Name or JsonTokenKind.EscapedName
        ? _utf8.AsSpan(token.Start - 1, token.Length + 2)
        : TextOf(token);

    /// <summary>A string or name as it reads, UTF-8; a copy only where it is written with escapes.</summary>
    public ReadOnlySpan<byte> PlainOf(in JsonToken token) => token.IsEscaped ? JsonEscapes.Unescape(TextOf(token)) : TextOf(token);

    /// <summary>Whether a string or name reads as a text does.</summary>
    public bool Reads(in JsonToken token, ReadOnlySpan<byte> text) => token.IsEscaped
        ? PlainOf(token).SequenceEqual(text)
        : token.Length == text.Length && TextOf(token).SequenceEqual(text);

    /// <summary>The same of a text in UTF-16.</summary>
    public bool Reads(in JsonToken token, ReadOnlySpan<char> text)
    {
        // No character takes fewer bytes than code units, and only those of ASCII take as many.
        if (!token.IsEscaped && token.Length <= text.Length)
        {
            return token.Length == text.Length && Ascii.Equals(TextOf(token), text);
        }

        var plain = PlainOf(token);
        return plain.Length == text.Length ? Ascii.Equals(plain, text) : plain.Length > text.Length && !Ascii.IsValid(text) && Encoding.UTF8.GetString(plain).AsSpan().SequenceEqual(text);
    }
}
