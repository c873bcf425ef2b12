namespace Untp.LinkedData.JsonLd;

/// <summary>What one document has cost so far. One thread.</summary>
internal sealed class ProcessingBudget(JsonLdOptions options)
{
    private int _nodes;
    private long _contextWork;

    public JsonLdOptions Options { get; } = options;

    public void SpendNode()
    {
        if (++_nodes > Options.MaxNodes)
        {
            throw new LinkedDataException(LinkedDataCodes.LimitExceeded, $"The document has more than {Options.MaxNodes} values; send less.");
        }
    }

    public void SpendTerms(int count)
    {
        _contextWork += count;
        if (_contextWork > Options.MaxContextWork)
        {
            throw new LinkedDataException(LinkedDataCodes.LimitExceeded, $"The document's contexts need more than {Options.MaxContextWork} term definitions; simplify them.");
        }
    }
}
