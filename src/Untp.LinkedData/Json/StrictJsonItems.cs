using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Untp.LinkedData.Json;

/// <summary>The items of an array, in order; walks over them once.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "It is what it holds.")]
public struct StrictJsonItems : IEnumerable<StrictJson>, IEnumerator<StrictJson>
{
    private readonly StrictJsonText _text;
    private readonly int _first;
    private readonly int _end;
    private int _at;

    internal StrictJsonItems(StrictJsonText text, int index, in JsonToken token)
    {
        _text = text;
        _first = index + 1;
        _end = token.Next;
        _at = index;
    }

    /// <inheritdoc/>
    public readonly StrictJson Current => new(_text, _at);

    readonly object IEnumerator.Current => Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        _at = _at < _first ? _first : _text[_at].Next;
        return _at < _end;
    }

    /// <inheritdoc/>
    public void Reset() => _at = _first - 1;

    /// <summary>A walk from the beginning.</summary>
    public readonly StrictJsonItems GetEnumerator()
    {
        var walk = this;
        walk.Reset();
        return walk;
    }

    readonly IEnumerator<StrictJson> IEnumerable<StrictJson>.GetEnumerator() => GetEnumerator();

    readonly IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public readonly void Dispose()
    {
        // Nothing is held.
    }
}
