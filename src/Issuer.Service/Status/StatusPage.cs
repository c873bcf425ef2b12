using Untp.Core.Status;

namespace Untp.Issuer.Status;

/// <summary>What the status of a credential is, and a page of how it came to be so. Immutable.</summary>
/// <param name="Entries">One a purpose.</param>
/// <param name="History">The newest last.</param>
/// <param name="HasMore">True where the next page has more.</param>
internal sealed record StatusPage(IReadOnlyList<StatusPage.Current> Entries, IReadOnlyList<StatusPage.Past> History, bool HasMore)
{
    /// <summary>An entry, and whether its bit is set.</summary>
    internal sealed record Current(StatusEntry Entry, bool Value);

    /// <summary>A change: what was set, why, when, and by whose API key.</summary>
    internal sealed record Past(StatusPurpose Purpose, bool Value, string Reason, DateTimeOffset At, string KeyId);
}
