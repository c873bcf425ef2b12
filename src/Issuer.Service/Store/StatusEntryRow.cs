using Untp.Core.Status;

namespace Untp.Issuer.Store;

/// <summary>An index of a status list, and the credential that it was given to. That it is there is what makes the index taken.</summary>
internal sealed class StatusEntryRow
{
    public required string ListId { get; init; }

    public required long Index { get; init; }

    public required string Tenant { get; init; }

    public required string CredentialId { get; init; }

    public required StatusPurpose Purpose { get; init; }
}
