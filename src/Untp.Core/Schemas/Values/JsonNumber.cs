using System.Buffers.Text;
using System.Numerics;
using System.Text;
using Untp.LinkedData.Json;

namespace Untp.Core.Schemas.Values;

/// <summary>
/// A JSON number as it is written: a decimal of any size and precision, compared digit by digit, never as a double. The value is
/// 0.d1d2d3… × 10^Magnitude with d1 not zero. Exponents beyond ±10^17 are taken as that.
/// </summary>
internal readonly ref struct JsonNumber
{
    private const long MaxExponent = 100_000_000_000_000_000;

    // From the first digit that is not zero to the last; may hold the decimal point.
    private readonly ReadOnlySpan<byte> _digits;
    private readonly int _point;
    private readonly long _magnitude;

    private JsonNumber(ReadOnlySpan<byte> json)
    {
        IsNegative = json[0] == '-';
        var mantissa = IsNegative ? json[1..] : json;
        var exponent = 0L;
        if (mantissa.IndexOfAny((byte)'e', (byte)'E') is >= 0 and var e)
        {
            exponent = Exponent(mantissa[(e + 1)..]);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf((byte)'.');
        var first = mantissa.IndexOfAnyExcept((byte)'0', (byte)'.');
        if (first < 0)
        {
            IsNegative = false;
            return;
        }

        point = point < 0 ? mantissa.Length : point;
        _digits = mantissa[first..(mantissa.LastIndexOfAnyExcept((byte)'0', (byte)'.') + 1)];
        _point = point - first;
        _magnitude = exponent + (first < point ? point - first : point - first + 1);
    }

    public bool IsNegative { get; }

    public bool IsZero => _digits.IsEmpty;

    /// <summary>True for 1, 1.0 and 1e3.</summary>
    public bool IsInteger => IsZero || _magnitude >= DigitCount;

    private int DigitCount => _digits.Length - (_point >= 0 && _point < _digits.Length ? 1 : 0);

    public static JsonNumber Of(in StrictJson number) => new(number.RawUtf8);

    /// <summary>Reads a number in JSON's syntax.</summary>
    public static JsonNumber Parse(ReadOnlySpan<byte> json) => new(json);

    /// <summary>Less than, equal to or greater than zero as <paramref name="a"/> is to <paramref name="b"/>.</summary>
    public static int Compare(JsonNumber a, JsonNumber b)
    {
        if (a.IsZero || b.IsZero || a.IsNegative != b.IsNegative)
        {
            return Sign(a).CompareTo(Sign(b));
        }

        var size = a._magnitude != b._magnitude ? a._magnitude.CompareTo(b._magnitude) : CompareDigits(a._digits, b._digits);
        return a.IsNegative ? -size : size;
    }

    /// <summary>Steps that reading its digits costs.</summary>
    public int Cost => _digits.Length / 16;

    /// <summary>An integer, or the largest int where it is larger.</summary>
    public int ToInt32()
    {
        if (_magnitude > 9)
        {
            return int.MaxValue;
        }

        var value = 0;
        foreach (var digit in _digits)
        {
            value = digit == '.' ? value : (value * 10) + (digit - '0');
        }

        for (var i = DigitCount; i < _magnitude; i++)
        {
            value *= 10;
        }

        return value;
    }

    /// <summary>The digits as one integer, and the power of ten that it is multiplied by.</summary>
    public (BigInteger Digits, long Exponent) ToInteger() =>
        IsZero ? (BigInteger.Zero, 0) : (BigInteger.Parse(Encoding.ASCII.GetString(_digits).Replace(".", "", StringComparison.Ordinal)), _magnitude - DigitCount);

    /// <summary>True where the number is a whole multiple of <paramref name="divisor"/> × 10^<paramref name="exponent"/>, exactly.</summary>
    public bool IsMultipleOf(BigInteger divisor, long exponent)
    {
        if (IsZero)
        {
            return true;
        }

        // Neither side ends in a zero, so that a power of ten that is left over in the divisor cannot be made up.
        var shift = _magnitude - DigitCount - exponent;
        if (shift < 0)
        {
            return false;
        }

        var rest = BigInteger.Zero;
        var (chunk, scale) = (0L, 1L);
        foreach (var digit in _digits)
        {
            if (digit == '.')
            {
                continue;
            }

            (chunk, scale) = ((chunk * 10) + (digit - '0'), scale * 10);
            if (scale == 100_000_000_000_000_000)
            {
                rest = ((rest * scale) + chunk) % divisor;
                (chunk, scale) = (0, 1);
            }
        }

        rest = ((rest * scale) + chunk) % divisor;
        return (rest * BigInteger.ModPow(10, shift, divisor) % divisor).IsZero;
    }

    /// <summary>Equal numbers have equal hashes, however they are written.</summary>
    public void AddTo(ref HashCode hash)
    {
        hash.Add(IsNegative);
        hash.Add(_magnitude);
        if (_point < 0 || _point >= _digits.Length)
        {
            hash.AddBytes(_digits);
            return;
        }

        Span<byte> digits = _digits.Length <= 256 ? stackalloc byte[_digits.Length] : new byte[_digits.Length];
        _digits.CopyTo(digits);
        digits[(_point + 1)..].CopyTo(digits[_point..]);
        hash.AddBytes(digits[..^1]);
    }

    private static int Sign(JsonNumber number) => number.IsZero ? 0 : number.IsNegative ? -1 : 1;

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        text = text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        var size = Utf8Parser.TryParse(text, out long value, out _) ? Math.Min(value, MaxExponent) : MaxExponent;
        return isNegative ? -size : size;
    }

    private static int CompareDigits(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            i += i < a.Length && a[i] == '.' ? 1 : 0;
            j += j < b.Length && b[j] == '.' ? 1 : 0;
            if (i == a.Length || j == b.Length)
            {
                return (i == a.Length ? 0 : 1) - (j == b.Length ? 0 : 1);
            }

            if (a[i] != b[j])
            {
                return a[i].CompareTo(b[j]);
            }

            i++;
            j++;
        }
    }
}
