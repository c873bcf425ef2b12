namespace Untp.Identity.Links;

/// <summary>What happened to a link, in its JSON form as well. Immutable.</summary>
/// <param name="Id">The link.</param>
/// <param name="Changes">Oldest first.</param>
/// <param name="ReplacedBy">Its newer version; null where there is none.</param>
internal sealed record LinkHistoryBody(string Id, IReadOnlyList<LinkHistoryBody.LinkChange> Changes, string? ReplacedBy)
{
    /// <summary>One change: what, when, and whose API key asked for it.</summary>
    internal sealed record LinkChange(LinkChangeKind Kind, DateTimeOffset At, string KeyId);
}
