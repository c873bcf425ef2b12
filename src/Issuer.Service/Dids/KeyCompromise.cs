namespace Untp.Issuer.Dids;

/// <summary>What is known of a key that others may hold. Immutable.</summary>
/// <param name="At">From when on; to the second.</param>
/// <param name="Reason">For the tenant's own records.</param>
internal sealed record KeyCompromise(DateTimeOffset At, string Reason)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonChars = 500;

    /// <summary>To the second, the earlier one: a document says no more.</summary>
    public static DateTimeOffset ToSecond(DateTimeOffset moment) => DateTimeOffset.FromUnixTimeSeconds(moment.ToUnixTimeSeconds());
}
