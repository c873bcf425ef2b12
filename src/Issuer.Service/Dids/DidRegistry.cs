using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Dids;

/// <summary>Tenants' DIDs and the keys behind them.</summary>
internal sealed class DidRegistry(IssuerDbContext store, StoreQueries queries, StoreWrites writes, KeyVault vault, PublicAddress address, ChangeFeed changes, TimeProvider time)
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
        var created = Create(caller.Tenant, request.Path, signingKey);
        var isStored = await writes.TryCommitAsync(
            () =>
            {
                store.AddRange(created.Row, created.Key);
                return Task.CompletedTask;
            },
            cancellationToken);
        if (!isStored)
        {
            return new Problem(ProblemCodes.DidExists, "There is a DID on this path already; choose another.", "/path");
        }

        changes.Publish(created.Row.Did);
        return created;
    }

    /// <summary>Of all of a tenant's DIDs, oldest first, the keys that sign.</summary>
    public async Task<IReadOnlyList<KeyRow>> ListAsync(string tenant, CancellationToken cancellationToken)
    {
        var keys = await store.Keys.AsNoTracking().Where(key => key.Tenant == tenant).OrderBy(key => key.CreatedAt).ThenBy(key => key.Did).ToListAsync(cancellationToken);
        return [.. keys.GroupBy(key => key.Did, (_, ofDid) => ofDid.Last())];
    }

    /// <summary>A DID of this tenant with its keys; null where it is not one.</summary>
    public async Task<HeldDid?> FindAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Dids.AsNoTracking().SingleOrDefaultAsync(row => row.Tenant == tenant && row.Did == did, cancellationToken) is { } row
            ? new HeldDid(row, await KeysOfAsync(row, cancellationToken))
            : null;

    /// <summary>The key with which a DID of this tenant signs; null where the DID is not one.</summary>
    public async Task<KeyRow?> FindKeyAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await queries.SigningKey(store, tenant, did, cancellationToken);

    /// <summary>Holds a DID's keys as they are until the transaction ends, whatever other processes do.</summary>
    public async Task LockKeysAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Dids.Where(row => row.Tenant == tenant && row.Did == did).ExecuteUpdateAsync(row => row.SetProperty(r => r.Method, r => r.Method), cancellationToken);

    /// <summary>The document of a did:web, whoever's it is.</summary>
    public Task<Result<byte[]>> FindDocumentAsync(string did, CancellationToken cancellationToken) =>
        FindDocumentAsync(store.Dids.Where(row => row.Did == did && row.Method == DidWeb.Method), cancellationToken);

    /// <summary>The document of the did:web that lies on a path, empty for the host itself, whoever's it is.</summary>
    public Task<Result<byte[]>> FindDocumentOnAsync(string path, CancellationToken cancellationToken) =>
        FindDocumentAsync(store.Dids.Where(row => row.Path == path), cancellationToken);

    /// <summary>A DID's document, JSON (UTF-8).</summary>
    public static byte[] DocumentOf(HeldDid held)
    {
        if (!held.IsRotatable)
        {
            return Did.Parse(held.Row.Did) is { IsSuccess: true } did && DidKey.Resolve(did.Value) is { IsSuccess: true } document
                ? document.Value
                : throw new InvalidOperationException("A stored DID has no document.");
        }

        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
            ["id"] = held.Row.Did,
            ["verificationMethod"] = new JsonArray([.. held.Keys.Select(key => new JsonObject
            {
                ["id"] = key.VerificationMethod,
                ["type"] = "Multikey",
                ["controller"] = key.Did,
                ["publicKeyMultibase"] = key.PublicKey,
            })]),
            ["authentication"] = References([held.Key]),

            // Those of former keys too: what they signed stays verifiable.
            ["assertionMethod"] = References(held.Keys),
        });
    }

    /// <summary>The row of a did:web's next key.</summary>
    public KeyRow NextKey(HeldDid held, SigningKey key)
    {
        var now = time.GetUtcNow();
        var after = held.Key.CreatedAt.AddMilliseconds(1);
        return new KeyRow
        {
            Tenant = held.Row.Tenant,
            Did = held.Row.Did,
            VerificationMethod = $"{held.Row.Did}#key-{held.Keys.Count + 1}",
            KeyType = key.VerificationKey.Type,
            PublicKey = Multikey.Encode(key.VerificationKey),
            SealedKey = vault.Seal(key, held.Row.Tenant, held.Row.Did),

            // The newest signs, whatever the clocks of several issuers say.
            CreatedAt = now > after ? now : after,
        };
    }

    private static JsonArray References(IEnumerable<KeyRow> keys) => new([.. keys.Select(key => JsonValue.Create(key.VerificationMethod))]);

    private HeldDid Create(string tenant, string? path, SigningKey key)
    {
        var publicKey = Multikey.Encode(key.VerificationKey);
        var did = path switch
        {
            null => DidKey.From(key.VerificationKey).Value,
            "" => $"did:web:{address.DidHost}",
            _ => $"did:web:{address.DidHost}:{path}",
        };
        var now = time.GetUtcNow();
        return new HeldDid(
            new DidRow { Tenant = tenant, Did = did, Method = path is null ? DidKey.Method : DidWeb.Method, Path = path, CreatedAt = now },
            [
                new KeyRow
                {
                    Tenant = tenant,
                    Did = did,
                    VerificationMethod = path is null ? $"{did}#{publicKey}" : $"{did}#key-1",
                    KeyType = key.VerificationKey.Type,
                    PublicKey = publicKey,
                    SealedKey = vault.Seal(key, tenant, did),
                    CreatedAt = now,
                },
            ]);
    }

    private async Task<Result<byte[]>> FindDocumentAsync(IQueryable<DidRow> dids, CancellationToken cancellationToken)
    {
        if (await dids.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } did)
        {
            return new Problem(ProblemCodes.DidNotFound, "No such did:web is held here.");
        }

        return DocumentOf(new HeldDid(did, await KeysOfAsync(did, cancellationToken)));
    }

    private Task<List<KeyRow>> KeysOfAsync(DidRow did, CancellationToken cancellationToken) =>
        store.Keys.AsNoTracking().Where(key => key.Tenant == did.Tenant && key.Did == did.Did).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
}
