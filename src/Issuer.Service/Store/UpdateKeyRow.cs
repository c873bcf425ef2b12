namespace Untp.Issuer.Store;

/// <summary>The key (Ed25519) that signs the next entry of a did:webvh's log; one a DID, gone when the DID is. Immutable.</summary>
internal sealed record UpdateKeyRow
{
    public required string Tenant { get; init; }

    public required string Did { get; init; }

    /// <summary>As a Multikey.</summary>
    public required string PublicKey { get; init; }

    /// <summary>As <see cref="Keys.KeyVault"/> seals it for <see cref="OwnerOf"/>.</summary>
    public required byte[] SealedKey { get; init; }

    /// <summary>What the key is bound to: a sealed key that was copied to a DID's signing keys cannot be opened there.</summary>
    public static string OwnerOf(string did) => $"{did}\nupdate";
}
