using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Untp.ServiceDefaults.Caching;

/// <summary>
/// The form of an entry in Redis: mark, version, times, length of the source, digest, source, content. The digest (SHA-256)
/// covers the key and everything else, so that neither damaged nor misplaced nor foreign content is ever read as an entry.
/// An entry of another version is a miss, so that processes of two releases can share one Redis.
/// </summary>
internal static class StoredEntry
{
    private const byte Version = 2;
    private const int MarkBytes = 4;
    private const int FactsBytes = (3 * sizeof(long)) + sizeof(ushort);
    private const int HeaderBytes = MarkBytes + FactsBytes + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Mark => [(byte)'U', (byte)'T', (byte)'C', Version];

    public static byte[] Write(string key, CacheEntry entry)
    {
        var source = Encoding.UTF8.GetBytes(entry.Source);
        source = source.Length <= ushort.MaxValue ? source : source[..ushort.MaxValue];
        var bytes = new byte[HeaderBytes + source.Length + entry.Content.Length];
        Mark.CopyTo(bytes);
        var facts = bytes.AsSpan(MarkBytes, FactsBytes);
        BinaryPrimitives.WriteInt64LittleEndian(facts, entry.FetchedAt.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteInt64LittleEndian(facts[8..], (long)entry.Lifetime.TotalMilliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(facts[16..], (long)entry.MaxAge.TotalMilliseconds);
        BinaryPrimitives.WriteUInt16LittleEndian(facts[24..], (ushort)source.Length);
        source.CopyTo(bytes.AsSpan(HeaderBytes));
        entry.Content.CopyTo(bytes.AsSpan(HeaderBytes + source.Length));
        Digest(key, facts, bytes.AsSpan(HeaderBytes)).CopyTo(bytes.AsSpan(MarkBytes + FactsBytes));
        return bytes;
    }

    /// <summary>Null where the bytes are no entry of this key.</summary>
    public static CacheEntry? Read(string key, byte[] bytes)
    {
        if (bytes.Length < HeaderBytes || !bytes.AsSpan().StartsWith(Mark))
        {
            return null;
        }

        var facts = bytes.AsSpan(MarkBytes, FactsBytes);
        var body = bytes.AsSpan(HeaderBytes);
        if (!Digest(key, facts, body).AsSpan().SequenceEqual(bytes.AsSpan(MarkBytes + FactsBytes, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        var sourceBytes = BinaryPrimitives.ReadUInt16LittleEndian(facts[24..]);
        return new CacheEntry(
            body[sourceBytes..].ToArray(),
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(facts)),
            TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(facts[8..])))
        {
            MaxAge = TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(facts[16..])),
            Source = Encoding.UTF8.GetString(body[..sourceBytes]),
        };
    }

    private static byte[] Digest(string key, ReadOnlySpan<byte> facts, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData([0]);
        hash.AppendData(facts);
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}
