using Untp.Core.Proofs.Jose;
using Untp.Issuer.Store;

namespace Untp.Issuer.Keys;

/// <summary>Signs with stored keys; each is open for one signature only. Threads: safe.</summary>
internal sealed class JwtSigner(KeyVault vault)
{
    /// <summary>Signs as vc+jwt, byte for byte.</summary>
    public byte[] Sign(ReadOnlySpan<byte> credential, KeyRow row)
    {
        using var key = vault.Open(row.SealedKey, row.KeyType, row.Tenant, row.Did);
        return VcJwt.Sign(credential, row.VerificationMethod, key);
    }
}
