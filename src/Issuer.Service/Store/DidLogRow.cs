namespace Untp.Issuer.Store;

/// <summary>One entry of a did:webvh's log; written once and never changed. Immutable.</summary>
internal sealed record DidLogRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary>From 1 on without gaps; that it is part of the primary key is what keeps a log from forking.</summary>
    public required int Number { get; init; }

    public required string VersionId { get; init; }

    /// <summary>To the second, as in the entry.</summary>
    public required DateTimeOffset VersionTime { get; init; }

    /// <summary>The line with its line feed.</summary>
    public required byte[] Entry { get; init; }
}
