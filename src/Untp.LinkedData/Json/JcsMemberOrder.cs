namespace Untp.LinkedData.Json;

/// <summary>Orders members as RFC 8785, section 3.2.3, does: by the UTF-16 code units of their names.</summary>
internal sealed class JcsMemberOrder : IComparer<JcsMember>
{
    public static JcsMemberOrder Instance { get; } = new();

    public int Compare(JcsMember x, JcsMember y) => Compare(x.Text.PlainOf(x.Name), y.Text.PlainOf(y.Name));

    /// <summary>Compares UTF-8 as if it were UTF-16.</summary>
    public static int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var i = x.CommonPrefixLength(y);
        return i == x.Length || i == y.Length ? x.Length - y.Length : Rank(x[i]) - Rank(y[i]);
    }

    // Characters beyond U+FFFF begin with F0 to F4 in UTF-8, in UTF-16 with surrogates: before U+E000, which begins with EE.
    private static int Rank(byte value) => value is 0xEE or 0xEF ? value + 0x10 : value;
}
