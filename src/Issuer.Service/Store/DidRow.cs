namespace Untp.Issuer.Store;

/// <summary>A tenant's DID. Immutable.</summary>
internal sealed record DidRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary><c>key</c>, <c>web</c> or <c>webvh</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Where below the gateway's host its files lie, segments parted by colons, empty for the host itself, null for a did:key; unique over all tenants.</summary>
    public string? Path { get; init; }

    /// <summary>The document's <c>service</c>, a JSON array.</summary>
    public string Services { get; init; } = "[]";

    /// <summary>What the tenant put into <c>alsoKnownAs</c>, a JSON array.</summary>
    public string AlsoKnownAs { get; init; } = "[]";

    /// <summary>Of a did:webvh that is in use, the document of the did:web beside its log.</summary>
    public byte[]? DidWebDocument { get; init; }

    public DateTimeOffset? DeactivatedAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
