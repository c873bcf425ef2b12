using Untp.Core.Keys;

namespace Untp.Issuer.Store;

/// <summary>A key of a tenant's DID. Immutable.</summary>
internal sealed record KeyRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary>DID URL of the key.</summary>
    public required string VerificationMethod { get; init; }

    public required KeyType KeyType { get; init; }

    /// <summary>As publicKeyMultibase.</summary>
    public required string PublicKey { get; init; }

    /// <summary>As <see cref="Keys.KeyVault"/> seals it.</summary>
    public required byte[] SealedKey { get; init; }

    /// <summary>From when on the key counts as compromised, to the second; null where it does not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why, for the tenant's own records; not published.</summary>
    public string RevocationReason { get; init; } = "";

    public required DateTimeOffset CreatedAt { get; init; }
}
