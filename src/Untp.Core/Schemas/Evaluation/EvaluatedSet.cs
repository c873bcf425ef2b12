namespace Untp.Core.Schemas.Evaluation;

/// <summary>Which members or elements of one instance were evaluated, by their place. Made only where an <c>unevaluated…</c> keyword asks.</summary>
/// <remarks>A run that is over gets empty sets, which take nothing: its answer no longer counts.</remarks>
internal sealed class EvaluatedSet(int count)
{
    private readonly ulong[] _bits = new ulong[(count + 63) / 64];
    private bool _all;

    public void Add(int index)
    {
        if (index < count)
        {
            _bits[index >> 6] |= 1UL << index;
        }
    }

    public void AddAll() => _all = true;

    public void AddAll(EvaluatedSet other)
    {
        _all |= other._all;
        for (var i = 0; i < Math.Min(_bits.Length, other._bits.Length); i++)
        {
            _bits[i] |= other._bits[i];
        }
    }

    public bool Contains(int index) => _all || (index < count && (_bits[index >> 6] & (1UL << index)) != 0);
}
