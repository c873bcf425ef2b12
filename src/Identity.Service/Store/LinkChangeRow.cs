using Untp.Identity.Links;

namespace Untp.Identity.Store;

/// <summary>One change of one link, for the history.</summary>
internal sealed class LinkChangeRow
{
    public required string LinkId { get; init; }

    /// <summary>The anchor's version that first showed it.</summary>
    public required long Version { get; init; }

    public required LinkChangeKind Kind { get; init; }

    /// <summary>Whose API key asked for it.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
}
