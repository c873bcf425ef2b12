using Microsoft.EntityFrameworkCore;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Dids.Webvh;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Dids;

/// <summary>Tenants' DIDs and the keys behind them.</summary>
internal sealed class DidRegistry(IssuerDbContext store, StoreQueries queries, StoreWrites writes, DidLogs logs, KeyVault vault, PublicAddress address, ChangeFeed changes, TimeProvider time)
{
    // Whoever creates the DID of the host itself speaks for the whole installation.
    private const string HostScope = "admin";

    /// <summary>Creates a key and its DID.</summary>
    public async Task<Result<HeldDid>> CreateAsync(Caller caller, NewDid request, CancellationToken cancellationToken)
    {
        switch (request.Path)
        {
            case "" when !caller.Scopes.Split(' ').Contains(HostScope):
                return new Problem(ProblemCodes.ScopeMissing, $"The DID of the host itself needs a key with the scope {HostScope}; or give a path.", "/path");
            case { Length: > 0 } path when !WebPath.IsUsable(path):
                return new Problem(ProblemCodes.DidPathInvalid, WebPath.Rule, "/path");
            default:
                break;
        }

        if (Watchers.Check(request.Watchers) is { } problem)
        {
            return problem;
        }

        var key = SigningKey.Create(request.KeyType ?? KeyType.Ed25519);
        if (request.KeyType is null && !key.IsSuccess)
        {
            key = SigningKey.Create(KeyType.P256);
        }

        if (!key.IsSuccess)
        {
            return Result<HeldDid>.Failure(key.Problems);
        }

        using var signingKey = key.Value;
        var draft = Create(caller.Tenant, DraftOf(request, signingKey), request, signingKey);
        if (!draft.HasLog)
        {
            return await StoreAsync(draft, [], cancellationToken);
        }

        var log = logs.Begin(draft, request);
        if (!log.IsSuccess)
        {
            return Result<HeldDid>.Failure(log.Problems);
        }

        var created = Create(caller.Tenant, log.Value.Did, request, signingKey);
        return await StoreAsync(created with { Row = created.Row with { DidWebDocument = log.Value.DidWebDocument } }, [log.Value.Entry, log.Value.UpdateKey], cancellationToken);
    }

    /// <summary>All of a tenant's DIDs, oldest first.</summary>
    public async Task<IReadOnlyList<HeldDid>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        var rows = await store.Dids.AsNoTracking().Where(row => row.Tenant == tenant).ToDictionaryAsync(row => row.Did, cancellationToken);
        var keys = await store.Keys.AsNoTracking().Where(key => key.Tenant == tenant).OrderBy(key => key.CreatedAt).ThenBy(key => key.Did).ToListAsync(cancellationToken);
        return [.. keys.Where(key => rows.ContainsKey(key.Did)).GroupBy(key => key.Did, (did, ofDid) => new HeldDid(rows[did], [.. ofDid]))];
    }

    /// <summary>A DID of this tenant with its keys; null where it is not one.</summary>
    public async Task<HeldDid?> FindAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Dids.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Did == did, cancellationToken) is { } row
            ? new HeldDid(row, await KeysOfAsync(row, cancellationToken))
            : null;

    /// <summary>The key with which a DID of this tenant signs; null where the DID is not one, or is deactivated.</summary>
    public async Task<KeyRow?> FindKeyAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await queries.SigningKey(store, tenant, did, cancellationToken);

    /// <summary>Holds a DID's keys as they are until the transaction ends, whatever other processes do.</summary>
    public async Task LockKeysAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Dids.Where(row => row.Tenant == tenant && row.Did == did).ExecuteUpdateAsync(row => row.SetProperty(r => r.Method, r => r.Method), cancellationToken);

    /// <summary>The document of a did:web, whoever's it is; that beside a did:webvh is one as well.</summary>
    public Task<Result<byte[]>> FindDocumentAsync(string did, CancellationToken cancellationToken)
    {
        var path = PathOf(did);
        return FindDocumentAsync(store.Dids.Where(row => (row.Did == did && row.Method == DidWeb.Method) || (row.Path == path && row.Method == WebvhDid.Method)), cancellationToken);
    }

    /// <summary>The document of the did:web that lies on a path, empty for the host itself, whoever's it is.</summary>
    public Task<Result<byte[]>> FindDocumentOnAsync(string path, CancellationToken cancellationToken) =>
        FindDocumentAsync(store.Dids.Where(row => row.Path == path), cancellationToken);

    /// <summary>The row of a DID's next key, which is made here.</summary>
    public Result<KeyRow> NextKey(HeldDid held, KeyType type)
    {
        var created = SigningKey.Create(type);
        if (!created.IsSuccess)
        {
            return Result<KeyRow>.Failure(created.Problems);
        }

        using var key = created.Value;
        var now = time.GetUtcNow();
        var after = held.Key.CreatedAt.AddMilliseconds(1);
        return new KeyRow
        {
            Tenant = held.Row.Tenant,
            Did = held.Row.Did,
            VerificationMethod = $"{held.Row.Did}#key-{held.Keys.Count + 1}",
            KeyType = type,
            PublicKey = Multikey.Encode(key.VerificationKey),
            SealedKey = vault.Seal(key, held.Row.Tenant, held.Row.Did),

            // The newest signs, whatever the clocks of several issuers say.
            CreatedAt = now > after ? now : after,
        };
    }

    private string DraftOf(NewDid request, SigningKey key) => request.Method switch
    {
        DidKey.Method => DidKey.From(key.VerificationKey).Value,
        WebvhDid.Method => DidLogs.DraftOf(address.DidHost, request.Path!),
        _ => request.Path!.Length == 0 ? HostDid : $"{HostDid}:{request.Path}",
    };

    private string HostDid => $"did:{DidWeb.Method}:{address.DidHost}";

    /// <summary>Where below the gateway's host a did:web lies; null where it lies elsewhere.</summary>
    private string? PathOf(string did) =>
        did == HostDid ? "" : did.StartsWith($"{HostDid}:", StringComparison.Ordinal) ? did[(HostDid.Length + 1)..] : null;

    private HeldDid Create(string tenant, string did, NewDid request, SigningKey key)
    {
        var publicKey = Multikey.Encode(key.VerificationKey);
        var now = time.GetUtcNow();
        return new HeldDid(
            new DidRow { Tenant = tenant, Did = did, Method = request.Method, Path = request.Path, CreatedAt = now },
            [
                new KeyRow
                {
                    Tenant = tenant,
                    Did = did,
                    VerificationMethod = request.Method == DidKey.Method ? $"{did}#{publicKey}" : $"{did}#key-1",
                    KeyType = key.VerificationKey.Type,
                    PublicKey = publicKey,
                    SealedKey = vault.Seal(key, tenant, did),
                    CreatedAt = now,
                },
            ]);
    }

    private async Task<Result<HeldDid>> StoreAsync(HeldDid created, object[] further, CancellationToken cancellationToken)
    {
        var isStored = await writes.TryCommitAsync(
            () =>
            {
                store.AddRange([created.Row, created.Key, .. further]);
                return Task.CompletedTask;
            },
            cancellationToken);
        if (!isStored)
        {
            return new Problem(ProblemCodes.DidExists, "There is a DID on this path already; choose another.", "/path");
        }

        // Somebody may have asked in vain before.
        foreach (var did in created.Announced)
        {
            changes.Publish(did);
        }

        return created;
    }

    private async Task<Result<byte[]>> FindDocumentAsync(IQueryable<DidRow> dids, CancellationToken cancellationToken)
    {
        if (await dids.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { DeactivatedAt: null } did)
        {
            return new Problem(ProblemCodes.DidNotFound, "No such did:web is held here.");
        }

        return did.DidWebDocument ?? DidDocumentWriter.Write(new HeldDid(did, await KeysOfAsync(did, cancellationToken)));
    }

    private Task<List<KeyRow>> KeysOfAsync(DidRow did, CancellationToken cancellationToken) =>
        store.Keys.AsNoTracking().Where(key => key.Tenant == did.Tenant && key.Did == did.Did).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
}
