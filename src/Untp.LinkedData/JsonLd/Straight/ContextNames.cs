using System.Collections.Concurrent;
using System.Text;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd.Straight;

/// <summary>
/// The names of one active context by their UTF-8 bytes, each compiled when first met. Terms and keywords are kept, and about as many
/// short names that the vocabulary mapping completes: what documents make up must not fill the memory. Threads: safe.
/// </summary>
internal sealed class ContextNames : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private readonly ActiveContext _active;
    private readonly ConcurrentDictionary<byte[], ContextName> _known;
    private readonly ConcurrentDictionary<byte[], ContextName>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly Dictionary<string, TermDefinition>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private readonly int _longest;
    private readonly int _maxOthers;
    private int _others;

    public ContextNames(ActiveContext active)
    {
        _active = active;
        _known = new(concurrencyLevel: 1, capacity: 31, this);
        _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        _terms = active.Terms.GetAlternateLookup<ReadOnlySpan<char>>();
        _maxOthers = active.Terms.Count + 16;
        _longest = active.Terms.Count == 0 ? 0 : active.Terms.Keys.Max(Encoding.UTF8.GetByteCount);
    }

    /// <summary>What a member's name means.</summary>
    public ContextName Get(ReadOnlySpan<byte> name)
    {
        if (_lookup.TryGetValue(name, out var known))
        {
            return known;
        }

        var compiled = ContextName.Compile(_active, Encoding.UTF8.GetString(name), name.ToArray());
        if (compiled.Term is not null || Keywords.Contains(compiled.Text) || IsKeptToo(name))
        {
            _known.TryAdd(compiled.Utf8, compiled);
        }

        return compiled;
    }

    private bool IsKeptToo(ReadOnlySpan<byte> name) => name.Length <= 64 && _others < _maxOthers && Interlocked.Increment(ref _others) <= _maxOthers;

    /// <summary>A name that the context defines, or null.</summary>
    public ContextName? FindTerm(ReadOnlySpan<byte> name)
    {
        if (_lookup.TryGetValue(name, out var known))
        {
            return known.Term is null ? null : known;
        }

        if (name.Length > _longest)
        {
            return null;
        }

        Span<char> text = name.Length <= 128 ? stackalloc char[128] : new char[name.Length];
        text = text[..Encoding.UTF8.GetChars(name, text)];
        return _terms.ContainsKey(text) ? Get(name) : null;
    }

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] name) => Utf8Hash.Of(name);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(ReadOnlySpan<byte> alternate) => Utf8Hash.Of(alternate);

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
