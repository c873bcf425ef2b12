using System.Buffers.Text;
using System.IO.Compression;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Testing.Fuzzing;

namespace Untp.Core.Tests.Status;

public sealed class BitstringStatusListTests
{
    [NeedsFact(Part.Shared)]
    public void Reads_ForeignLists()
    {
        var cases = Vectors.Read("vectors", "bitstring-status-list", "encoded.json").EnumerateArray().ToList();
        Assert.Equal(3, cases.Count);
        foreach (var vector in cases)
        {
            var result = BitstringStatusList.Decode(vector.GetProperty("encodedList").GetString()!);
            if (vector.GetProperty("lengthBits").GetInt64() < BitstringStatusList.MinLength)
            {
                Expect.Failure(ProblemCodes.StatusListLength, result);
                continue;
            }

            var list = Expect.Success(result);
            Assert.Equal(vector.GetProperty("lengthBits").GetInt64(), list.Length);
            Assert.Equal(vector.GetProperty("setBits").EnumerateArray().Select(bit => bit.GetInt64()), SetBits(list));
        }
    }

    [Fact]
    public void Bit0_IsTheMostSignificantOfTheFirstByte()
    {
        var bytes = new byte[BitstringStatusList.MinLength / 8];
        bytes[0] = 0x80;
        bytes[^1] = 0x01;

        var list = Expect.Success(BitstringStatusList.Decode(Encode(bytes)));

        Assert.Equal([0L, BitstringStatusList.MinLength - 1], SetBits(list));
    }

    [Fact]
    public void Changes_OneBitAndLeavesTheOldListAlone()
    {
        var list = BitstringStatusList.Empty.With(0, true).With(77_777, true).With(131_071, true);
        var cleared = list.With(77_777, false);

        Assert.Equal([0L, 77_777, 131_071], SetBits(Expect.Success(BitstringStatusList.Decode(list.Encode()))));
        Assert.Equal([0L, 131_071], SetBits(cleared));
        Assert.Empty(SetBits(BitstringStatusList.Empty));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.With(131_072, true));
        Assert.Throws<ArgumentOutOfRangeException>(() => list.With(-1, true));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(131_072)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void S13_Refuses_AnIndexBeyondTheList(long index) => Expect.Failure(ProblemCodes.StatusIndexOutOfRange, BitstringStatusList.Empty[index]);

    [Fact]
    public void S12_Refuses_WhatIsNotExactlyOneMember()
    {
        var gzip = Gzip(new byte[16_384]);
        byte[] crc = [.. gzip], size = [.. gzip], magic = [.. gzip], reserved = [.. gzip];
        crc[^8] ^= 1;
        size[^4] ^= 1;
        magic[0] = 0;
        reserved[3] = 0x20;
        byte[][] damaged =
        [
            crc,
            size,
            magic,
            reserved,
            [.. gzip, 0],
            [.. gzip, .. gzip],
            gzip[..^1],
            gzip[..18],
            [],

            // Garbage between the stream's end and a trailer that fits.
            [.. gzip[..^8], 0, .. gzip[^8..]],

            // A stream without its end, and a trailer that fits.
            [.. gzip[..^9], .. gzip[^8..]],
        ];
        Assert.All(damaged, bytes => Expect.Failure(ProblemCodes.StatusListInvalid, BitstringStatusList.Decode("u" + Base64Url.EncodeToString(bytes))));
    }

    [Fact]
    public void Reads_OptionalHeaderFields()
    {
        var gzip = Gzip(new byte[16_384]);
        byte[] named = [.. gzip[..3], 0x1C, .. gzip[4..10], 2, 0, 1, 2, .. "name\0"u8, .. "comment\0"u8, .. gzip[10..]];

        Assert.Empty(SetBits(Expect.Success(BitstringStatusList.Decode("u" + Base64Url.EncodeToString(named)))));
    }

    [Fact]
    public void Refuses_OtherEncodings()
    {
        var encoded = BitstringStatusList.Empty.Encode();
        string[] wrong = ["", "u", encoded[1..], "z" + encoded[1..], "U" + encoded[1..], encoded + "=", encoded + "\n", "u " + encoded[1..], encoded.Replace('-', '+'), "m" + encoded[1..], "u\u00e9"];
        Assert.All(wrong.Where(text => text != encoded), text => Expect.Failure(ProblemCodes.StatusListInvalid, BitstringStatusList.Decode(text)));
    }

    [Fact]
    public void S13_Refuses_TooFewEntries() => Expect.Failure(ProblemCodes.StatusListLength, BitstringStatusList.Decode(Encode(new byte[16_383])));

    [Fact]
    public void Takes_TheLargestAndRefusesOneByteMore()
    {
        Assert.Equal(1L << 26, Expect.Success(BitstringStatusList.Decode(Encode(new byte[8 << 20]))).Length);
        Expect.Failure(ProblemCodes.StatusListLength, BitstringStatusList.Decode(Encode(new byte[(8 << 20) + 1])));
    }

    [Fact]
    public void S12_Bomb_IsNotInflated()
    {
        using var buffer = new MemoryStream();
        using (var stream = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 1024; i++)
            {
                stream.Write(zeros);
            }
        }

        var honest = buffer.ToArray();
        byte[] lying = [.. honest[..^4], 0, 0x40, 0, 0];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Expect.Failure(ProblemCodes.StatusListLength, BitstringStatusList.Decode("u" + Base64Url.EncodeToString(honest)));
        Expect.Failure(ProblemCodes.StatusListInvalid, BitstringStatusList.Decode("u" + Base64Url.EncodeToString(lying)));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
    }

    [Fact]
    public void Fuzzed_ListsAreTheSameListOrRefused()
    {
        var run = new FuzzRun();
        var bytes = new byte[16_384];
        run.Random.NextBytes(bytes.AsSpan(0, 400));
        var (gzip, same) = (Gzip(bytes), Encode(bytes));
        var (accepted, refused) = (0, 0);
        run.Repeat(
            3000,
            () =>
            {
                var mutant = gzip.ToArray();
                mutant[run.Random.Next(mutant.Length)] ^= (byte)(1 << run.Random.Next(8));
                return mutant;
            },
            mutant =>
            {
                var result = BitstringStatusList.Decode("u" + Base64Url.EncodeToString(mutant));
                if (!result.IsSuccess)
                {
                    refused++;
                    return;
                }

                // Time, operating system and level in the header say nothing about the content.
                Assert.Equal(same, result.Value.Encode());
                accepted++;
            });

        Assert.True(refused > 4 * accepted, $"{accepted} accepted, {refused} refused");
    }

    private static IEnumerable<long> SetBits(BitstringStatusList list)
    {
        for (var i = 0L; i < list.Length; i++)
        {
            if (Expect.Success(list[i]))
            {
                yield return i;
            }
        }
    }

    private static string Encode(byte[] bytes) => "u" + Base64Url.EncodeToString(Gzip(bytes));

    private static byte[] Gzip(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var stream = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return buffer.ToArray();
    }
}
