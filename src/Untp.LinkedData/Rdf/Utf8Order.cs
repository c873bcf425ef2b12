namespace Untp.LinkedData.Rdf;

/// <summary>Byte order, which for UTF-8 is the order of code points.</summary>
internal sealed class Utf8Order : IComparer<byte[]>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(byte[]? x, byte[]? y) => x.AsSpan().SequenceCompareTo(y);
}
