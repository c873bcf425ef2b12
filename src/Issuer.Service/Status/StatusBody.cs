namespace Untp.Issuer.Status;

/// <summary>The status of a credential in its JSON form.</summary>
/// <param name="Id">The credential's id.</param>
/// <param name="Entries">What it is now, one a purpose.</param>
/// <param name="History">How it came to be so, the newest last.</param>
/// <param name="HasMore">True where the next page has more of the history.</param>
internal sealed record StatusBody(string Id, IReadOnlyList<StatusBody.Entry> Entries, IReadOnlyList<StatusBody.Change> History, bool HasMore)
{
    /// <summary>One status entry and its value.</summary>
    internal sealed record Entry(string Purpose, bool Value, string StatusListCredential, long StatusListIndex);

    /// <summary>One change; the key is the API key that asked for it, by its id.</summary>
    internal sealed record Change(string Purpose, bool Value, string Reason, DateTimeOffset At, string KeyId);
}
