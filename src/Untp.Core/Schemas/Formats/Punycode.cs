using System.Text;

namespace Untp.Core.Schemas.Formats;

/// <summary>Punycode, RFC 3492.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int TMin = 1;
    private const int TMax = 26;
    private const int InitialBias = 72;
    private const int InitialN = 128;

    /// <summary>The characters that ASCII text stands for; null where it is no Punycode.</summary>
    public static List<int>? Decode(ReadOnlySpan<char> text)
    {
        var hyphen = text.LastIndexOf('-');
        var output = new List<int>();
        foreach (var c in hyphen > 0 ? text[..hyphen] : [])
        {
            output.Add(c);
        }

        var (n, i, bias) = (InitialN, 0L, InitialBias);
        for (var at = hyphen > 0 ? hyphen + 1 : 0; at < text.Length;)
        {
            var (start, weight) = (i, 1L);
            for (var k = Base; ; k += Base)
            {
                var digit = at < text.Length ? Digit(text[at++]) : -1;
                if (digit < 0)
                {
                    return null;
                }

                i += digit * weight;
                var threshold = Math.Clamp(k - bias, TMin, TMax);
                if (digit < threshold)
                {
                    break;
                }

                weight *= Base - threshold;
                if (weight > int.MaxValue || i > int.MaxValue)
                {
                    return null;
                }
            }

            bias = Adapt(i - start, output.Count + 1, start == 0);
            var next = n + (i / (output.Count + 1));
            if (next > 0x10FFFF || next is >= 0xD800 and <= 0xDFFF)
            {
                return null;
            }

            n = (int)next;
            i %= output.Count + 1;
            output.Insert((int)i++, n);
        }

        return output;
    }

    /// <summary>ASCII text for characters.</summary>
    public static string Encode(IReadOnlyList<int> characters)
    {
        var output = new StringBuilder();
        foreach (var basic in characters.Where(character => character < InitialN))
        {
            output.Append((char)basic);
        }

        var (done, basics) = (output.Length, output.Length);
        output.Append(done > 0 ? "-" : "");
        var (n, delta, bias) = (InitialN, 0L, InitialBias);
        while (done < characters.Count)
        {
            var least = characters.Where(character => character >= n).Min();
            delta += (long)(least - n) * (done + 1);
            n = least;
            foreach (var character in characters)
            {
                delta += character < n ? 1 : 0;
                if (character != n)
                {
                    continue;
                }

                var rest = delta;
                for (var k = Base; ; k += Base)
                {
                    var threshold = Math.Clamp(k - bias, TMin, TMax);
                    if (rest < threshold)
                    {
                        break;
                    }

                    output.Append(Letter((int)(threshold + ((rest - threshold) % (Base - threshold)))));
                    rest = (rest - threshold) / (Base - threshold);
                }

                output.Append(Letter((int)rest));
                bias = Adapt(delta, done + 1, done == basics);
                delta = 0;
                done++;
            }

            delta++;
            n++;
        }

        return output.ToString();
    }

    private static int Adapt(long delta, int count, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / count;
        var k = 0;
        while (delta > (Base - TMin) * TMax / 2)
        {
            delta /= Base - TMin;
            k += Base;
        }

        return k + (int)((Base - TMin + 1) * delta / (delta + 38));
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0' + 26,
        >= 'a' and <= 'z' => c - 'a',
        >= 'A' and <= 'Z' => c - 'A',
        _ => -1,
    };

    private static char Letter(int digit) => (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
}
