using System.Buffers.Text;

namespace Untp.LinkedData.Rdf;

/// <summary>Bytes that grow, are cut back and are used again. One thread.</summary>
internal sealed class Utf8Buffer
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> this[Slice slice] => _bytes.AsSpan(slice.Start, slice.Length);

    public void Write(byte value) => Take(1)[0] = value;

    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void WriteNumber(int number)
    {
        if (number < 10)
        {
            Write((byte)('0' + number));
            return;
        }

        Span<byte> digits = stackalloc byte[10];
        Utf8Formatter.TryFormat(number, digits, out var length);
        Write(digits[..length]);
    }

    /// <summary>Room for so many bytes at the end, which count as written.</summary>
    public Span<byte> Take(int length)
    {
        var start = Length;
        if (start + length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(start + length, _bytes.Length * 2));
        }

        Length += length;
        return _bytes.AsSpan(start, length);
    }

    public void CutTo(int length) => Length = length;
}
