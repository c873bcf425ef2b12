namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>A <see cref="Sequence{T}"/> whose item type is not said; for a struct that holds a sequence of itself.</summary>
public readonly struct Sequence
{
    private readonly Array? _array;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(Array? array, int start, int length) => (_array, _start, _length) = (array, start, length);

    /// <summary>The number of items.</summary>
    public long Length => _length;

    /// <summary>The sequence with its type.</summary>
    /// <exception cref="InvalidCastException">It holds items of another type.</exception>
    public Sequence<T> Cast<T>() => new((T[]?)_array, _start, _length);
}
