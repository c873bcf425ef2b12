namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Items that an <see cref="Arena{T}"/> handed out: one piece of an array.</summary>
public readonly struct Sequence<T>
{
    private readonly T[]? _array;
    private readonly int _start;
    private readonly int _length;

    internal Sequence(T[]? array, int start, int length) => (_array, _start, _length) = (array, start, length);

    /// <summary>The number of items.</summary>
    public long Length => _length;

    /// <summary>Whether there are no items.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>Whether all items lie in <see cref="FirstSpan"/>: always.</summary>
    public bool IsSingleSegment => true;

    /// <summary>The items.</summary>
    public Span<T> FirstSpan => _array.AsSpan(_start, _length);

    /// <summary>The items in as many pieces as there are.</summary>
    public SpanEnumerable Spans => new(this);

    /// <summary>The item at an index.</summary>
    public ref T this[int index] => ref FirstSpan[index];

    /// <summary>The same sequence without its type.</summary>
    public Sequence Untyped() => new(_array, _start, _length);

    /// <summary>Starts with the first item.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Goes through the items.</summary>
    public struct Enumerator
    {
        private readonly Sequence<T> _items;
        private int _index = -1;

        internal Enumerator(Sequence<T> items) => _items = items;

        /// <summary>The item here.</summary>
        public readonly ref T Current => ref _items[_index];

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => _index + 1 < _items._length && ++_index >= 0;

        /// <summary>Goes to the next, which there has to be, and returns it.</summary>
        public ref T GetNext()
        {
            if (!MoveNext())
            {
                throw new InvalidOperationException("The sequence has no more items.");
            }

            return ref Current;
        }
    }

    /// <summary>The pieces of a sequence.</summary>
    public readonly struct SpanEnumerable
    {
        private readonly Sequence<T> _items;

        internal SpanEnumerable(Sequence<T> items) => _items = items;

        /// <summary>Starts with the first piece.</summary>
        public SpanEnumerator GetEnumerator() => new(_items);
    }

    /// <summary>Goes through the pieces of a sequence.</summary>
    public struct SpanEnumerator
    {
        private readonly Sequence<T> _items;
        private bool _isPast;

        internal SpanEnumerator(Sequence<T> items) => _items = items;

        /// <summary>The piece here.</summary>
        public readonly Span<T> Current => _items.FirstSpan;

        /// <summary>Goes to the next: there is one, or none in an empty sequence.</summary>
        public bool MoveNext()
        {
            var isThere = !_isPast && !_items.IsEmpty;
            _isPast = true;
            return isThere;
        }
    }
}
