using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

public sealed class StrictBase64UrlTests
{
    // Of the alphabet, of the other base64, padding, white space, and no ASCII at all.
    private static readonly byte[] _bytes = [.. "ABQg4_-"u8, .. "+/=% \n."u8, 0xC3];

    [Fact]
    public void Reads_what_encoding_writes_and_nothing_else()
    {
        var read = 0;
        foreach (var text in Texts(maxLength: 4))
        {
            var bytes = StrictBase64Url.Decode(text);

            Assert.Equal(Expected(text), bytes);
            read += bytes is null ? 0 : 1;
        }

        Assert.InRange(read, 7 * 7 * 7 * 7, 8 * 7 * 7 * 7);
    }

    [Fact]
    public void Reads_all_lengths()
    {
        for (var length = 0; length < 200; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 37)).ToArray();
            var text = Encode(bytes);

            Assert.Equal(bytes, StrictBase64Url.Decode(text));
            for (var i = 0; i < text.Length; i++)
            {
                Assert.Null(StrictBase64Url.Decode([.. text[..i], (byte)' ', .. text[(i + 1)..]]));
                Assert.Null(StrictBase64Url.Decode([.. text[..i], (byte)'=', .. text[(i + 1)..]]));
            }
        }
    }

    private static IEnumerable<byte[]> Texts(int maxLength) => maxLength == 0
        ? [[]]
        : Texts(maxLength - 1).SelectMany(text => text.Length == maxLength - 1 ? [text, .. _bytes.Select(last => (byte[])[.. text, last])] : (byte[][])[text]);

    /// <summary>The bytes whose encoding is the text, by the framework's other encoder; null where there are none.</summary>
    private static byte[]? Expected(byte[] text)
    {
        var padded = string.Concat(text.Select(c => c switch { (byte)'-' => '+', (byte)'_' => '/', (byte)'+' or (byte)'/' => '!', _ => (char)c })) + new string('=', (4 - (text.Length % 4)) % 4);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(padded, bytes, out var written) && Encode(bytes[..written]).AsSpan().SequenceEqual(text) ? bytes[..written] : null;
    }

    private static byte[] Encode(byte[] bytes) =>
        [.. Convert.ToBase64String(bytes).TrimEnd('=').Select(c => c switch { '+' => (byte)'-', '/' => (byte)'_', _ => (byte)c })];
}
