using System.Buffers.Binary;
using System.Numerics;
using static System.IO.Hashing.XxHashPrimes;

namespace System.IO.Hashing;

/// <summary>The XXH64 hash of a whole buffer. Not for cryptography.</summary>
/// <remarks>Threads: safe. Source: xxHash specification 0.1.1, "XXH64 algorithm description".</remarks>
public static class XxHash64
{
    /// <summary>The hash with seed 0: eight bytes, big-endian.</summary>
    public static byte[] Hash(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var hash = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(hash, HashToUInt64(source));
        return hash;
    }

    /// <summary>The hash as a number.</summary>
    public static ulong HashToUInt64(ReadOnlySpan<byte> source, long seed = 0)
    {
        var start = unchecked((ulong)seed);
        var rest = source;
        var hash = unchecked(source.Length >= 32 ? HashStripes(ref rest, start) : start + P64E);
        return unchecked(Avalanche64(HashRest(rest, hash + (ulong)source.Length)));
    }

    private static ulong HashStripes(ref ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            var (a, b, c, d) = (seed + P64A + P64B, seed + P64B, seed, seed - P64A);
            for (; source.Length >= 32; source = source[32..])
            {
                a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(source));
                b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(source[8..]));
                c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(source[16..]));
                d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(source[24..]));
            }

            var hash = BitOperations.RotateLeft(a, 1) + BitOperations.RotateLeft(b, 7) +
                BitOperations.RotateLeft(c, 12) + BitOperations.RotateLeft(d, 18);
            return Merge(Merge(Merge(Merge(hash, a), b), c), d);
        }
    }

    private static ulong HashRest(ReadOnlySpan<byte> source, ulong hash)
    {
        unchecked
        {
            for (; source.Length >= 8; source = source[8..])
            {
                hash ^= Round(0, BinaryPrimitives.ReadUInt64LittleEndian(source));
                hash = (BitOperations.RotateLeft(hash, 27) * P64A) + P64D;
            }

            if (source.Length >= 4)
            {
                hash ^= BinaryPrimitives.ReadUInt32LittleEndian(source) * P64A;
                hash = (BitOperations.RotateLeft(hash, 23) * P64B) + P64C;
                source = source[4..];
            }

            foreach (var octet in source)
            {
                hash = BitOperations.RotateLeft(hash ^ (octet * P64E), 11) * P64A;
            }

            return hash;
        }
    }

    private static ulong Round(ulong lane, ulong input) => unchecked(BitOperations.RotateLeft(lane + (input * P64B), 31) * P64A);

    private static ulong Merge(ulong hash, ulong lane) => unchecked(((hash ^ Round(0, lane)) * P64A) + P64D);
}
