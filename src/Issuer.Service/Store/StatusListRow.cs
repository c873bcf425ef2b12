using Untp.Core.Status;

namespace Untp.Issuer.Store;

/// <summary>A status list of one issuer and purpose, as it is published.</summary>
internal sealed class StatusListRow
{
    /// <summary>Random; the last segment of the URL.</summary>
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    public required string Issuer { get; init; }

    public required StatusPurpose Purpose { get; init; }

    /// <summary>Counts the lists of one issuer and purpose, from 1.</summary>
    public required int Number { get; init; }

    public required string Url { get; init; }

    /// <summary>How many indexes are taken.</summary>
    public required int Claimed { get; init; }

    /// <summary>Rises with every signature; the ETag.</summary>
    public required long Version { get; init; }

    public required string EncodedList { get; init; }

    public required byte[] Secured { get; init; }

    public required DateTimeOffset SignedAt { get; init; }
}
