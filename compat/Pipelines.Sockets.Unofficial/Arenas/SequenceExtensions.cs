namespace Pipelines.Sockets.Unofficial.Arenas;

/// <summary>Copies of sequences.</summary>
public static class SequenceExtensions
{
    /// <summary>Copies what a projection makes of each item.</summary>
    public static TTo[] ToArray<TFrom, TTo>(this in Sequence<TFrom> source, Projection<TFrom, TTo> projection)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var array = new TTo[source.Length];
        source.CopyTo(array, projection);
        return array;
    }

    /// <summary>Copies what a projection makes of each item and the state.</summary>
    public static TTo[] ToArray<TFrom, TState, TTo>(
        this in Sequence<TFrom> source, Projection<TFrom, TState, TTo> projection, in TState state)
    {
        if (source.IsEmpty)
        {
            return [];
        }

        var array = new TTo[source.Length];
        var items = source.FirstSpan;
        for (var i = 0; i < items.Length; i++)
        {
            array[i] = projection(in items[i], in state);
        }

        return array;
    }

    /// <summary>Copies what a projection makes of each item to the front of a span.</summary>
    public static void CopyTo<TFrom, TTo>(this in Sequence<TFrom> source, Span<TTo> destination, Projection<TFrom, TTo> projection)
    {
        var items = source.FirstSpan;
        if (items.Length > destination.Length)
        {
            throw new ArgumentException("The destination is too short.", nameof(destination));
        }

        for (var i = 0; i < items.Length; i++)
        {
            destination[i] = projection(in items[i]);
        }
    }
}
