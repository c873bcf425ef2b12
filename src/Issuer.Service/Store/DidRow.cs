namespace Untp.Issuer.Store;

/// <summary>A tenant's DID.</summary>
internal sealed class DidRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary><c>key</c> or <c>web</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Of a did:web, where below the gateway's host it lies, segments parted by colons, empty for the host itself; unique over all tenants.</summary>
    public string? Path { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
