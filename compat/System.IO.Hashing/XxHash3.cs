using System.Buffers.Binary;
using System.Numerics;
using static System.IO.Hashing.XxHashPrimes;

namespace System.IO.Hashing;

/// <summary>The 64-bit XXH3 hash of a whole buffer. Not for cryptography.</summary>
/// <remarks>Threads: safe. Source: xxHash specification 0.2.0, "XXH3 algorithm overview".</remarks>
public static class XxHash3
{
    private const int StripeBytes = 64;
    private const int StripesPerBlock = 16;
    private const int BlockBytes = StripeBytes * StripesPerBlock;
    private const int Lanes = 8;
    private const ulong MixA = 0x165667919E3779F9;
    private const ulong MixB = 0x9FB21C651E98DF25;

    private static ReadOnlySpan<byte> Secret =>
    [
        0xb8, 0xfe, 0x6c, 0x39, 0x23, 0xa4, 0x4b, 0xbe, 0x7c, 0x01, 0x81, 0x2c, 0xf7, 0x21, 0xad, 0x1c,
        0xde, 0xd4, 0x6d, 0xe9, 0x83, 0x90, 0x97, 0xdb, 0x72, 0x40, 0xa4, 0xa4, 0xb7, 0xb3, 0x67, 0x1f,
        0xcb, 0x79, 0xe6, 0x4e, 0xcc, 0xc0, 0xe5, 0x78, 0x82, 0x5a, 0xd0, 0x7d, 0xcc, 0xff, 0x72, 0x21,
        0xb8, 0x08, 0x46, 0x74, 0xf7, 0x43, 0x24, 0x8e, 0xe0, 0x35, 0x90, 0xe6, 0x81, 0x3a, 0x26, 0x4c,
        0x3c, 0x28, 0x52, 0xbb, 0x91, 0xc3, 0x00, 0xcb, 0x88, 0xd0, 0x65, 0x8b, 0x1b, 0x53, 0x2e, 0xa3,
        0x71, 0x64, 0x48, 0x97, 0xa2, 0x0d, 0xf9, 0x4e, 0x38, 0x19, 0xef, 0x46, 0xa9, 0xde, 0xac, 0xd8,
        0xa8, 0xfa, 0x76, 0x3f, 0xe3, 0x9c, 0x34, 0x3f, 0xf9, 0xdc, 0xbb, 0xc7, 0xc7, 0x0b, 0x4f, 0x1d,
        0x8a, 0x51, 0xe0, 0x4b, 0xcd, 0xb4, 0x59, 0x31, 0xc8, 0x9f, 0x7e, 0xc9, 0xd9, 0x78, 0x73, 0x64,
        0xea, 0xc5, 0xac, 0x83, 0x34, 0xd3, 0xeb, 0xc3, 0xc5, 0x81, 0xa0, 0xff, 0xfa, 0x13, 0x63, 0xeb,
        0x17, 0x0d, 0xdd, 0x51, 0xb7, 0xf0, 0xda, 0x49, 0xd3, 0x16, 0x55, 0x26, 0x29, 0xd4, 0x68, 0x9e,
        0x2b, 0x16, 0xbe, 0x58, 0x7d, 0x47, 0xa1, 0xfc, 0x8f, 0xf8, 0xb8, 0xd1, 0x7a, 0xd0, 0x31, 0xce,
        0x45, 0xcb, 0x3a, 0x8f, 0x95, 0x16, 0x04, 0x28, 0xaf, 0xd7, 0xfb, 0xca, 0xbb, 0x4b, 0x40, 0x7e,
    ];

    /// <summary>The hash as a number.</summary>
    public static ulong HashToUInt64(ReadOnlySpan<byte> source, long seed = 0)
    {
        var start = unchecked((ulong)seed);
        return source.Length switch
        {
            0 => Avalanche64(start ^ Word(Secret, 56) ^ Word(Secret, 64)),
            <= 3 => Hash1To3(source, start),
            <= 8 => Hash4To8(source, start),
            <= 16 => Hash9To16(source, start),
            <= 128 => Hash17To128(source, start),
            <= 240 => Hash129To240(source, start),
            _ => HashLong(source, start),
        };
    }

    private static ulong Hash1To3(ReadOnlySpan<byte> source, ulong seed)
    {
        var length = source.Length;
        var combined = source[length - 1] | ((uint)length << 8) | ((uint)source[0] << 16) | ((uint)source[length >> 1] << 24);
        return unchecked(Avalanche64(((ulong)(HalfWord(Secret, 0) ^ HalfWord(Secret, 4)) + seed) ^ combined));
    }

    private static ulong Hash4To8(ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            var length = source.Length;
            seed ^= (ulong)BinaryPrimitives.ReverseEndianness((uint)seed) << 32;
            var combined = HalfWord(source, length - 4) | ((ulong)HalfWord(source, 0) << 32);
            var hash = ((Word(Secret, 8) ^ Word(Secret, 16)) - seed) ^ combined;
            hash ^= BitOperations.RotateLeft(hash, 49) ^ BitOperations.RotateLeft(hash, 24);
            hash *= MixB;
            hash ^= (hash >> 35) + (ulong)length;
            hash *= MixB;
            return hash ^ (hash >> 28);
        }
    }

    private static ulong Hash9To16(ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            var low = ((Word(Secret, 24) ^ Word(Secret, 32)) + seed) ^ Word(source, 0);
            var high = ((Word(Secret, 40) ^ Word(Secret, 48)) - seed) ^ Word(source, source.Length - 8);
            return Avalanche((ulong)source.Length + BinaryPrimitives.ReverseEndianness(low) + high + MultiplyFold(low, high));
        }
    }

    private static ulong Hash17To128(ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            var hash = (ulong)source.Length * P64A;
            for (var round = (source.Length - 1) >> 5; round >= 0; round--)
            {
                hash += Mix(source, round * 16, Secret, round * 32, seed);
                hash += Mix(source, source.Length - (round * 16) - 16, Secret, (round * 32) + 16, seed);
            }

            return Avalanche(hash);
        }
    }

    private static ulong Hash129To240(ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            var hash = (ulong)source.Length * P64A;
            for (var chunk = 0; chunk < 8; chunk++)
            {
                hash += Mix(source, chunk * 16, Secret, chunk * 16, seed);
            }

            hash = Avalanche(hash);
            for (var chunk = 8; chunk < source.Length >> 4; chunk++)
            {
                hash += Mix(source, chunk * 16, Secret, ((chunk - 8) * 16) + 3, seed);
            }

            return Avalanche(hash + Mix(source, source.Length - 16, Secret, 119, seed));
        }
    }

    private static ulong HashLong(ReadOnlySpan<byte> source, ulong seed)
    {
        unchecked
        {
            Span<byte> secret = stackalloc byte[192];
            for (var i = 0; i < secret.Length; i += 16)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(secret[i..], Word(Secret, i) + seed);
                BinaryPrimitives.WriteUInt64LittleEndian(secret[(i + 8)..], Word(Secret, i + 8) - seed);
            }

            Span<ulong> lanes = [P32C, P64A, P64B, P64C, P64D, P32B, P64E, P32A];
            var blocks = (source.Length - 1) / BlockBytes;
            for (var block = 0; block < blocks; block++)
            {
                AccumulateBlock(lanes, source.Slice(block * BlockBytes, BlockBytes), secret);
                Scramble(lanes, secret);
            }

            // The last block: its whole stripes but the last, then the last 64 bytes of the input.
            var rest = source[(blocks * BlockBytes)..];
            AccumulateBlock(lanes, rest[..((rest.Length - 1) / StripeBytes * StripeBytes)], secret);
            Accumulate(lanes, source[^StripeBytes..], secret[121..]);

            var hash = (ulong)source.Length * P64A;
            for (var i = 0; i < 4; i++)
            {
                hash += MultiplyFold(lanes[2 * i] ^ Word(secret, 11 + (16 * i)), lanes[(2 * i) + 1] ^ Word(secret, 19 + (16 * i)));
            }

            return Avalanche(hash);
        }
    }

    private static void AccumulateBlock(Span<ulong> lanes, ReadOnlySpan<byte> stripes, ReadOnlySpan<byte> secret)
    {
        for (var stripe = 0; stripe < stripes.Length / StripeBytes; stripe++)
        {
            Accumulate(lanes, stripes[(stripe * StripeBytes)..], secret[(stripe * 8)..]);
        }
    }

    private static void Accumulate(Span<ulong> lanes, ReadOnlySpan<byte> stripe, ReadOnlySpan<byte> secret)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var value = Word(stripe, lane * 8);
            var key = value ^ Word(secret, lane * 8);
            unchecked
            {
                lanes[lane ^ 1] += value;
                lanes[lane] += (uint)key * (key >> 32);
            }
        }
    }

    private static void Scramble(Span<ulong> lanes, ReadOnlySpan<byte> secret)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            var value = lanes[lane];
            lanes[lane] = unchecked((value ^ (value >> 47) ^ Word(secret, 128 + (lane * 8))) * P32A);
        }
    }

    private static ulong Mix(ReadOnlySpan<byte> source, int at, ReadOnlySpan<byte> secret, int secretAt, ulong seed) => unchecked(
        MultiplyFold(Word(source, at) ^ (Word(secret, secretAt) + seed), Word(source, at + 8) ^ (Word(secret, secretAt + 8) - seed)));

    private static ulong MultiplyFold(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return low ^ high;
    }

    private static ulong Avalanche(ulong hash)
    {
        hash = unchecked((hash ^ (hash >> 37)) * MixA);
        return hash ^ (hash >> 32);
    }

    private static ulong Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static uint HalfWord(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
}
