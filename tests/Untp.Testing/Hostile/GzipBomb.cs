using System.IO.Compression;

namespace Untp.Testing.Hostile;

/// <summary>A body of about a megabyte that inflates to a gigabyte of zeros.</summary>
public static class GzipBomb
{
    private const int Mebibyte = 1 << 20;
    private const int Count = 1024;

    /// <summary>Makes it: a block of zeros refers only to zeros before it, so one block can be repeated.</summary>
    public static byte[] Create()
    {
        var zeros = new byte[Mebibyte];
        using var compressed = new MemoryStream();
        using var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true);
        gzip.Write(zeros);
        gzip.Flush();
        var first = compressed.Length;
        gzip.Write(zeros);
        gzip.Flush();
        var block = compressed.ToArray()[(int)first..];
        return [.. compressed.ToArray(), .. Enumerable.Repeat(block, Count - 2).SelectMany(bytes => bytes)];
    }
}
