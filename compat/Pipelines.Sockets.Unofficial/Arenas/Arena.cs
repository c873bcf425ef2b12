using System.Runtime.CompilerServices;

namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Memory for many small sequences that end together, at <see cref="Reset"/>.</summary>
/// <remarks>Threads: one at a time. Every sequence is one piece of one array.</remarks>
public sealed class Arena<T> : IDisposable
{
    private const int DefaultBlockBytes = 128 * 1024;

    private readonly int _blockLength;
    private T[] _block = [];
    private int _used;

    /// <summary>Makes an arena.</summary>
    public Arena(ArenaOptions? options = null, Allocator<T>? allocator = null)
    {
        if (allocator is not null)
        {
            throw new NotSupportedException("This stand-in knows one allocator, the garbage collector.");
        }

        var bytes = options is { BlockSizeBytes: > 0 } ? options.BlockSizeBytes : DefaultBlockBytes;
        _blockLength = Math.Max(1, bytes / Unsafe.SizeOf<T>());
    }

    /// <summary>A sequence of cleared items, good until <see cref="Reset"/>.</summary>
    public Sequence<T> Allocate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length > _blockLength)
        {
            return new(new T[length], 0, length);
        }

        if (length > _block.Length - _used)
        {
            // What was handed out keeps the old block alive.
            _block = new T[_blockLength];
            _used = 0;
        }

        var start = _used;
        _used += length;
        return new(_block, start, length);
    }

    /// <summary>Ends all sequences: their memory is cleared and used again.</summary>
    public void Reset()
    {
        Array.Clear(_block, 0, _used);
        _used = 0;
    }

    /// <summary>Nothing to do: the memory is the garbage collector's.</summary>
    public void Dispose()
    {
    }
}
