using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Issuer.Store;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Keys;

/// <summary>Secures credentials with stored keys, in any of the ways there are; each key is open for one signature only. Threads: safe.</summary>
internal sealed class CredentialSigner(JwtSigner jwts, KeyVault vault, CredentialProofs proofs)
{
    /// <summary>Signs; a JWT byte for byte.</summary>
    public async ValueTask<Result<byte[]>> SignAsync(ReadOnlyMemory<byte> credential, Securing securing, KeyRow row, DateTimeOffset created, CancellationToken cancellationToken)
    {
        if (securing.Cryptosuite is not { } cryptosuite)
        {
            return jwts.Sign(credential.Span, row);
        }

        using var key = vault.Open(row.SealedKey, row.KeyType, row.Tenant, row.Did);
        return await proofs.AddAsync(StrictJson.Parse(credential.Span), new ProofOptions(cryptosuite, row.VerificationMethod, "assertionMethod", created), key, cancellationToken);
    }
}
