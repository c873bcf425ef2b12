using System.Buffers;

namespace Untp.LinkedData.Json;

/// <summary>Bytes that are appended to, in a rented buffer. Its spans are good until the next append. One thread.</summary>
internal sealed class PooledBytes(int capacity) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public void Append(byte value)
    {
        if (Length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        if (values.Length > _buffer.Length - Length)
        {
            Grow(values.Length);
        }

        values.CopyTo(_buffer.AsSpan(Length));
        Length += values.Length;
    }

    /// <summary>Forgets what was appended after a length.</summary>
    public void CutTo(int length) => Length = length;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        Length = 0;
    }

    private void Grow(int by)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + by), Math.Min(2 * Length, Array.MaxLength)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
