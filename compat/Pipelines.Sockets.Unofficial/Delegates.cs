using System.Collections;

namespace Pipelines.Sockets.Unofficial;

/// <summary>The single handlers of a combined one, without allocation.</summary>
public static class Delegates
{
    /// <summary>Whether there is one handler only.</summary>
    public static bool IsSingle(this MulticastDelegate handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return handler.HasSingleTarget;
    }

    /// <summary>The single handlers, in the order in which they were added; none of null.</summary>
    public static DelegateEnumerable<T> AsEnumerable<T>(this T? handler)
        where T : MulticastDelegate => new(handler);

    /// <summary>The single handlers.</summary>
    public readonly struct DelegateEnumerable<T> : IEnumerable<T>
        where T : MulticastDelegate
    {
        private readonly T? _handler;

        internal DelegateEnumerable(T? handler) => _handler = handler;

        /// <summary>Starts with the first.</summary>
        public DelegateEnumerator<T> GetEnumerator() => new(_handler);

        IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Goes through the single handlers.</summary>
    public struct DelegateEnumerator<T> : IEnumerator<T>
        where T : MulticastDelegate
    {
        private Delegate.InvocationListEnumerator<T> _handlers;

        internal DelegateEnumerator(T? handler) => _handlers = Delegate.EnumerateInvocationList(handler);

        /// <summary>The handler here.</summary>
        public readonly T Current => _handlers.Current;

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => _handlers.MoveNext();

        /// <inheritdoc />
        public readonly void Dispose()
        {
        }

        /// <summary>Not supported: enumerate anew.</summary>
        public readonly void Reset() => throw new NotSupportedException("Enumerate the handlers anew.");
    }
}
