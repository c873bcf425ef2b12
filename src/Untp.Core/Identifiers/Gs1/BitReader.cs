using System.Numerics;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>Reads numbers of any width from text of six bits a character. Behind the end it reads zeros and says so.</summary>
internal sealed class BitReader(string text, string alphabet)
{
    private const int BitsPerChar = 6;
    private int _at;

    /// <summary>Bits that are left to read.</summary>
    public int Left => (text.Length * BitsPerChar) - _at;

    /// <summary>True where more was read than there is.</summary>
    public bool IsOverrun => Left < 0;

    /// <summary>The next number, its highest bit first; zero where so many bits are not left.</summary>
    public BigInteger Read(int count)
    {
        var number = BigInteger.Zero;
        if (count > Left)
        {
            _at += count;
            return number;
        }

        for (var i = 0; i < count; i++, _at++)
        {
            var bit = (alphabet.IndexOf(text[_at / BitsPerChar], StringComparison.Ordinal) >> (BitsPerChar - 1 - (_at % BitsPerChar))) & 1;
            number = (number << 1) | bit;
        }

        return number;
    }
}
