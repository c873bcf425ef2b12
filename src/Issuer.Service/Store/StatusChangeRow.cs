namespace Untp.Issuer.Store;

/// <summary>One change of one bit, for the history.</summary>
internal sealed class StatusChangeRow
{
    public required string ListId { get; init; }

    /// <summary>The list's version that first showed the change.</summary>
    public required long Version { get; init; }

    public required long Index { get; init; }

    public required bool Value { get; init; }

    public required string Reason { get; init; }

    /// <summary>Whose API key asked for it.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
