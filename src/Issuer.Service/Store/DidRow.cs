using Untp.Core.Keys;

namespace Untp.Issuer.Store;

/// <summary>A tenant's DID and its key.</summary>
internal sealed class DidRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary>DID URL of the key.</summary>
    public required string VerificationMethod { get; init; }

    public required KeyType KeyType { get; init; }

    /// <summary>As <see cref="Keys.KeyVault"/> seals it.</summary>
    public required byte[] SealedKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
