using Untp.Core.Keys;

namespace Untp.Issuer.Store;

/// <summary>A key of a tenant's DID.</summary>
internal sealed class KeyRow
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

    public required DateTimeOffset CreatedAt { get; init; }
}
