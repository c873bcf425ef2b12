using System.Buffers.Binary;
using System.IO.Compression;

namespace Untp.Core.Status;

/// <summary>
/// Inflates exactly one gzip member that fills its input: .NET's reader goes on with further members, and lets what is
/// neither header nor member pass. Source: RFC 1952, section 2.3.
/// </summary>
internal static class StrictGzip
{
    private const int HeaderBytes = 10;
    private const int TrailerBytes = 8;
    private const byte HeaderCheck = 0x02;
    private const byte Extra = 0x04;
    private const byte Name = 0x08;
    private const byte Comment = 0x10;
    private const byte Reserved = 0xE0;

    /// <summary>The length that the member itself states, modulo 2^32; null where there is no gzip header.</summary>
    public static uint? StatedLength(ReadOnlySpan<byte> gzip) =>
        gzip.Length > HeaderBytes + TrailerBytes && gzip is [0x1F, 0x8B, 8, ..] && (gzip[3] & Reserved) == 0
            ? BinaryPrimitives.ReadUInt32LittleEndian(gzip[^4..])
            : null;

    /// <summary>Inflates; at no time is more than the stated length held.</summary>
    /// <returns>The content; null where header, stream, length or check sum are wrong, or something follows.</returns>
    public static byte[]? Inflate(byte[] gzip)
    {
        var start = BodyStart(gzip);
        var end = gzip.Length - TrailerBytes;
        if (start < 0 || end <= start)
        {
            return null;
        }

        var content = new byte[BinaryPrimitives.ReadUInt32LittleEndian(gzip.AsSpan(^4))];
        return Fills(gzip, start, end, content) && Crc32.Of(content) == BinaryPrimitives.ReadUInt32LittleEndian(gzip.AsSpan(end)) ? content : null;
    }

    private static bool Fills(byte[] gzip, int start, int end, byte[] content)
    {
        using var body = new LastByteApart(gzip, start, end);
        using var inflater = new DeflateStream(body, CompressionMode.Decompress);
        try
        {
            return inflater.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == content.Length
                && inflater.ReadByte() < 0
                && body.IsReadToItsEndOnly;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static int BodyStart(ReadOnlySpan<byte> gzip)
    {
        if (StatedLength(gzip) is null)
        {
            return -1;
        }

        var flags = gzip[3];
        var at = HeaderBytes;
        if ((flags & Extra) != 0)
        {
            at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(gzip[at..]);
        }

        foreach (var text in (ReadOnlySpan<byte>)[Name, Comment])
        {
            if ((flags & text) != 0 && at < gzip.Length)
            {
                var length = gzip[at..].IndexOf((byte)0);
                at = length < 0 ? gzip.Length : at + length + 1;
            }
        }

        if ((flags & HeaderCheck) != 0)
        {
            if (at + 2 > gzip.Length || BinaryPrimitives.ReadUInt16LittleEndian(gzip[at..]) != (ushort)Crc32.Of(gzip[..at]))
            {
                return -1;
            }

            at += 2;
        }

        return at;
    }

    /// <summary>
    /// Gives the body's last byte by itself. An inflater that ends with the body asks for that byte and for nothing after it;
    /// one that never asks for it had something left over, one that asks further found no end.
    /// </summary>
    private sealed class LastByteApart(byte[] bytes, int start, int end) : Stream
    {
        private int _at = start;
        private bool _isAskedFurther;

        public bool IsReadToItsEndOnly => _at == end && !_isAskedFurther;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException("The stream is only read.");

        public override long Position
        {
            get => throw new NotSupportedException("The stream is only read.");
            set => throw new NotSupportedException("The stream is only read.");
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_at == end)
            {
                _isAskedFurther = true;
                return 0;
            }

            var count = Math.Min(buffer.Length, _at < end - 1 ? end - 1 - _at : 1);
            bytes.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("The stream is only read.");

        public override void SetLength(long value) => throw new NotSupportedException("The stream is only read.");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("The stream is only read.");
    }
}
