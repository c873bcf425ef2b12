using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// The form of an entry in Redis: mark, times, digest, content. The digest covers the key as well, so that neither damaged
/// nor misplaced nor foreign content is ever read as an entry.
/// </summary>
internal static class StoredEntry
{
    private const int TimesBytes = 2 * sizeof(long);
    private const int HeaderBytes = 4 + TimesBytes + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => "UTC1"u8;

    public static byte[] Write(string key, CacheEntry entry)
    {
        var bytes = new byte[HeaderBytes + entry.Content.Length];
        Mark.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), entry.FetchedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(12), (long)entry.Lifetime.TotalMilliseconds);
        entry.Content.CopyTo(bytes.AsSpan(HeaderBytes));
        Digest(key, bytes.AsSpan(4, TimesBytes), entry.Content).CopyTo(bytes.AsSpan(4 + TimesBytes));
        return bytes;
    }

    /// <summary>Null where the bytes are no entry of this key.</summary>
    public static CacheEntry? Read(string key, byte[] bytes)
    {
        if (bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith(Mark))
        {
            return null;
        }

        var content = bytes.AsSpan(HeaderBytes);
        return Digest(key, bytes.AsSpan(4, TimesBytes), content).AsSpan().SequenceEqual(bytes.AsSpan(4 + TimesBytes, SHA256.HashSizeInBytes))
            ? new CacheEntry(
                content.ToArray(),
                DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(4))),
                TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(12))))
            : null;
    }

    private static byte[] Digest(string key, ReadOnlySpan<byte> times, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData([0]);
        hash.AppendData(times);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
