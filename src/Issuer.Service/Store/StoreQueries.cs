using Microsoft.EntityFrameworkCore;
using Untp.Core.Status;

namespace Untp.Issuer.Store;

/// <summary>What every issuing asks the store, compiled once: building such a query costs more than running it. Threads: safe.</summary>
internal sealed class StoreQueries
{
    private readonly Func<IssuerDbContext, string, string, CancellationToken, Task<KeyRow?>> _signingKey = EF.CompileAsyncQuery(
        (IssuerDbContext store, string tenant, string did, CancellationToken _) =>
            store.Keys.AsNoTracking()
                .Where(key => key.Tenant == tenant && key.Did == did && !store.Dids.Any(row => row.Tenant == tenant && row.Did == did && row.DeactivatedAt != null))
                .OrderByDescending(key => key.CreatedAt).FirstOrDefault());

    private readonly Func<IssuerDbContext, string, string, StatusPurpose, CancellationToken, Task<OpenList?>> _lastList = EF.CompileAsyncQuery(
        (IssuerDbContext store, string tenant, string issuer, StatusPurpose purpose, CancellationToken _) =>
            store.StatusLists.Where(list => list.Tenant == tenant && list.Issuer == issuer && list.Purpose == purpose)
                .OrderByDescending(list => list.Number).Select(list => new OpenList(list.Id, list.Number, list.Claimed)).FirstOrDefault());

    private readonly Func<IssuerDbContext, string, long, CancellationToken, Task<bool>> _isTaken = EF.CompileAsyncQuery(
        (IssuerDbContext store, string list, long index, CancellationToken _) => store.StatusEntries.Any(entry => entry.ListId == list && entry.Index == index));

    /// <summary>The key with which a DID of a tenant signs: its newest, which is never a revoked one; null where the DID is deactivated.</summary>
    public Task<KeyRow?> SigningKey(IssuerDbContext store, string tenant, string did, CancellationToken cancellationToken) =>
        _signingKey(store, tenant, did, cancellationToken);

    /// <summary>The last list of an issuer and purpose.</summary>
    public Task<OpenList?> LastList(IssuerDbContext store, string tenant, string issuer, StatusPurpose purpose, CancellationToken cancellationToken) =>
        _lastList(store, tenant, issuer, purpose, cancellationToken);

    /// <summary>True where an index was given to a credential.</summary>
    public Task<bool> IsTaken(IssuerDbContext store, string list, long index, CancellationToken cancellationToken) =>
        _isTaken(store, list, index, cancellationToken);

    /// <summary>A list that indexes are drawn from. Immutable.</summary>
    internal sealed record OpenList(string Id, int Number, int Claimed);
}
