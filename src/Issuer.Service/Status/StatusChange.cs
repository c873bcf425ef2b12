using Untp.Core.Status;

namespace Untp.Issuer.Status;

/// <summary>A request to set or clear a status. Immutable.</summary>
/// <param name="CredentialId">The credential's id.</param>
/// <param name="Purpose">Which status.</param>
/// <param name="Value">Set or cleared.</param>
/// <param name="Reason">For the history.</param>
internal sealed record StatusChange(string CredentialId, StatusPurpose Purpose, bool Value, string Reason)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaxReasonChars = 500;
}
