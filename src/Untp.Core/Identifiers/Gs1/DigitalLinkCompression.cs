using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using System.Text;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>
/// Undoes the compression of GS1 Digital Links. It never makes more than a few characters of one, so that the length of the input bounds
/// the output. Source: GS1 Digital Link standard: Compression, section 5.
/// </summary>
internal static class DigitalLinkCompression
{
    private const int MaxChars = 1024;
    private const int MaxElements = 64;
    private const int NibbleBits = 4;
    private const int EncodingBits = 3;
    private const int ForeignKey = 0xF;
    private const int ForeignLengthBits = 7;
    private const string HexLower = "0123456789abcdef";
    private const string HexUpper = "0123456789ABCDEF";
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly SearchValues<char> _base64Url = SearchValues.Create(Base64Url);

    // Two nibbles with a letter in them stand for a frequent sequence.
    private static readonly FrozenDictionary<int, string[]> _sequences = Sequences().ToFrozenDictionary();

    /// <summary>Codes and values; non-GS1 parameters are read and left out.</summary>
    public static Result<IReadOnlyList<(string Code, string Value)>> Decompress(string segment)
    {
        if (segment.Length is 0 or > MaxChars || segment.AsSpan().ContainsAnyExcept(_base64Url))
        {
            return Broken();
        }

        var bits = new BitReader(segment, Base64Url);
        var pairs = new List<(string, string)>();

        // What is left of at most a byte is padding.
        while (bits.Left > 2 * NibbleBits)
        {
            if (!ReadNext(bits, pairs) || pairs.Count > MaxElements)
            {
                return Broken();
            }
        }

        return pairs.Count > 0 && !bits.IsOverrun ? pairs : Broken();
    }

    private static bool ReadNext(BitReader bits, List<(string, string)> pairs)
    {
        var (first, second) = ((int)bits.Read(NibbleBits), (int)bits.Read(NibbleBits));
        if (first == ForeignKey)
        {
            // The key's length begins with the second nibble.
            SkipForeign(bits, (second << (ForeignLengthBits - NibbleBits)) | (int)bits.Read(ForeignLengthBits - NibbleBits));
            return !bits.IsOverrun;
        }

        string[] codes;
        if (first <= 9 && second <= 9)
        {
            var code = $"{first}{second}";
            while (!ApplicationIdentifier.All.ContainsKey(code))
            {
                var next = bits.Read(NibbleBits);
                if (code.Length == 4 || next > 9)
                {
                    return false;
                }

                code += next.ToString(CultureInfo.InvariantCulture);
            }

            codes = [code];
        }
        else if (!_sequences.TryGetValue((first << NibbleBits) | second, out codes!))
        {
            return false;
        }

        foreach (var code in codes)
        {
            var value = new StringBuilder();
            foreach (var (isNumeric, isFixed, length) in Parts(ApplicationIdentifier.All[code]))
            {
                var encoding = isNumeric ? 0 : (int)bits.Read(EncodingBits);
                var count = isFixed ? length : (int)bits.Read(BitsFor(length));
                if (count > length || !ReadText(bits, encoding, count, value))
                {
                    return false;
                }
            }

            pairs.Add((code, value.ToString()));
        }

        return !bits.IsOverrun;
    }

    /// <summary>The parts as they are compressed: neighbours of one kind are taken together.</summary>
    private static List<(bool IsNumeric, bool IsFixed, int Length)> Parts(ApplicationIdentifier ai)
    {
        var parts = new List<(bool IsNumeric, bool IsFixed, int Length)>();
        foreach (var component in ai.Components)
        {
            var (isNumeric, isFixed) = (component.Set == CharacterSet.Numeric, component.IsFixed && !component.IsOptional);
            if (parts.Count > 0 && parts[^1].IsNumeric == isNumeric && (parts[^1].IsFixed == isFixed || !isNumeric))
            {
                parts[^1] = (isNumeric, isFixed, parts[^1].Length + component.MaxLength);
            }
            else
            {
                parts.Add((isNumeric, isFixed, component.MaxLength));
            }
        }

        return parts;
    }

    private static bool ReadText(BitReader bits, int encoding, int count, StringBuilder text)
    {
        switch (encoding)
        {
            case 0:
                var digits = count == 0 ? "" : bits.Read(DigitBits(count)).ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
                text.Append(digits);
                return digits.Length == count && !bits.IsOverrun;
            case 1 or 2 or 3:
                var (alphabet, width) = encoding switch { 1 => (HexLower, 4), 2 => (HexUpper, 4), _ => (Base64Url, 6) };
                for (var i = 0; i < count && !bits.IsOverrun; i++)
                {
                    text.Append(alphabet[(int)bits.Read(width)]);
                }

                return !bits.IsOverrun;
            case 4:
                for (var i = 0; i < count && !bits.IsOverrun; i++)
                {
                    text.Append((char)bits.Read(7));
                }

                return !bits.IsOverrun;
            default:
                return false;
        }
    }

    private static void SkipForeign(BitReader bits, int keyLength)
    {
        var ignored = new StringBuilder();
        _ = ReadText(bits, 3, keyLength, ignored);
        var encoding = (int)bits.Read(EncodingBits);
        _ = ReadText(bits, encoding, (int)bits.Read(ForeignLengthBits), ignored);
    }

    private static int BitsFor(int max) => BitOperations.Log2((uint)max) + 1;

    /// <summary>The bits that hold every number of so many digits.</summary>
    private static int DigitBits(int digits) => (int)(BigInteger.Pow(10, digits) - 1).GetBitLength();

    private static IEnumerable<KeyValuePair<int, string[]>> Sequences()
    {
        (int Code, string Sequence)[] named =
        [
            (0x0A, "01 22"), (0x0B, "01 10"), (0x0C, "01 21"), (0x0D, "01 17"), (0x0E, "01 7003"), (0x0F, "01 30"),
            (0x1A, "01 10 21 17"), (0x1B, "01 15"), (0x1C, "01 11"), (0x1D, "01 16"), (0x1E, "01 91"), (0x1F, "01 10 15"),
            (0x9A, "8010 8011"), (0x9B, "8017 8019"), (0x9C, "8018 8019"), (0x9D, "414 254"),
        ];
        IEnumerable<(int, string)> counted =
        [
            .. Enumerable.Range(0, 6).Select(i => (0x2A + i, $"01 310{i}")),
            .. Enumerable.Range(0, 6).Select(i => (0x3A + i, $"01 320{i}")),
            .. Enumerable.Range(0, 10).Select(i => (0xA0 + i, $"01 392{i}")),
            .. Enumerable.Range(0, 10).Select(i => (0xC0 + i, $"255 390{i}")),
            .. Enumerable.Range(0, 4).Select(i => (0xCA + i, $"255 394{i}")),
        ];
        return named.Concat(counted).Select(row => KeyValuePair.Create(row.Item1, row.Item2.Split(' ')));
    }

    private static Problem Broken() => new(ProblemCodes.IdentifierSyntax, "The path is no compressed GS1 Digital Link.");
}
