using Microsoft.EntityFrameworkCore;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;

namespace Untp.Issuer.Dids;

/// <summary>A tenant's DIDs and the keys behind them.</summary>
internal sealed class DidRegistry(IssuerDbContext store, KeyVault vault, TimeProvider time)
{
    /// <summary>Creates a did:key; null for the type means Ed25519 where the machine offers it, else P-256.</summary>
    public async Task<Result<DidRow>> CreateAsync(string tenant, KeyType? type, CancellationToken cancellationToken)
    {
        var key = SigningKey.Create(type ?? KeyType.Ed25519);
        if (type is null && !key.IsSuccess)
        {
            key = SigningKey.Create(KeyType.P256);
        }

        if (!key.IsSuccess)
        {
            return Result<DidRow>.Failure(key.Problems);
        }

        using var signingKey = key.Value;
        var did = DidKey.From(signingKey.VerificationKey);
        var row = new DidRow
        {
            Tenant = tenant,
            Did = did.Value,
            VerificationMethod = DidKey.VerificationMethodOf(did),
            KeyType = signingKey.VerificationKey.Type,
            SealedKey = vault.Seal(signingKey, tenant, did.Value),
            CreatedAt = time.GetUtcNow(),
        };
        store.Dids.Add(row);
        await store.SaveChangesAsync(cancellationToken);
        return row;
    }

    /// <summary>All of a tenant's DIDs, oldest first.</summary>
    public async Task<IReadOnlyList<DidRow>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        await store.Dids.AsNoTracking().Where(row => row.Tenant == tenant).OrderBy(row => row.CreatedAt).ThenBy(row => row.Did).ToListAsync(cancellationToken);

    /// <summary>A DID of this tenant; null where it is not one.</summary>
    public async Task<DidRow?> FindAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Dids.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Did == did, cancellationToken);

    /// <summary>The DID's document, JSON (UTF-8).</summary>
    public static byte[] DocumentOf(DidRow row) =>
        Did.Parse(row.Did) is { IsSuccess: true } did && DidKey.Resolve(did.Value) is { IsSuccess: true } document
            ? document.Value
            : throw new InvalidOperationException("A stored DID has no document.");
}
