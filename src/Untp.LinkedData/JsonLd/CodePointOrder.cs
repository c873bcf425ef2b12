namespace Untp.LinkedData.JsonLd;

/// <summary>Code point order, which the algorithms sort by; that of UTF-16 code units puts characters beyond U+FFFF too early.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var i = x.AsSpan().CommonPrefixLength(y);
        return i == x!.Length || i == y!.Length ? x.Length - y!.Length : Rank(x[i]) - Rank(y[i]);
    }

    private static int Rank(char c) => char.IsSurrogate(c) ? c + char.MaxValue : c;
}
