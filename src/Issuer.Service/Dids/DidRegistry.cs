using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Dids;

/// <summary>Tenants' DIDs and the keys behind them.</summary>
internal sealed class DidRegistry(IssuerDbContext store, StoreWrites writes, KeyVault vault, PublicAddress address, ChangeFeed changes, TimeProvider time)
{
    private const string Web = "web";

    /// <summary>Creates a key and its DID.</summary>
    public async Task<Result<HeldDid>> CreateAsync(string tenant, NewDid request, CancellationToken cancellationToken)
    {
        if (request.Path is { } path && !WebPath.IsUsable(path))
        {
            return new Problem(ProblemCodes.DidPathInvalid, WebPath.Rule, "/path");
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
        var created = Create(tenant, request.Path, signingKey);
        var isStored = await writes.TryCommitAsync(
            () =>
            {
                store.AddRange(created.Row, created.Key);
                return Task.CompletedTask;
            },
            cancellationToken);
        if (!isStored)
        {
            return new Problem(ProblemCodes.DidPathInvalid, "There is a DID on this path already; choose another.", "/path");
        }

        changes.Publish(created.Row.Did);
        return created;
    }

    /// <summary>All of a tenant's DIDs, oldest first.</summary>
    public async Task<IReadOnlyList<KeyRow>> ListAsync(string tenant, CancellationToken cancellationToken) =>
        await store.Keys.AsNoTracking().Where(key => key.Tenant == tenant).OrderBy(key => key.CreatedAt).ThenBy(key => key.Did).ToListAsync(cancellationToken);

    /// <summary>The key with which a DID of this tenant signs; null where the DID is not one.</summary>
    public async Task<KeyRow?> FindKeyAsync(string tenant, string did, CancellationToken cancellationToken) =>
        await store.Keys.AsNoTracking().Where(key => key.Tenant == tenant && key.Did == did).OrderByDescending(key => key.CreatedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The document of a did:web, whoever's it is.</summary>
    public Task<Result<byte[]>> FindDocumentAsync(string did, CancellationToken cancellationToken) =>
        FindDocumentAsync(store.Dids.Where(row => row.Did == did && row.Method == Web), cancellationToken);

    /// <summary>The document of the did:web that lies on a path, whoever's it is.</summary>
    public Task<Result<byte[]>> FindDocumentOnAsync(string path, CancellationToken cancellationToken) =>
        FindDocumentAsync(store.Dids.Where(row => row.Path == path), cancellationToken);

    /// <summary>A DID's document, JSON (UTF-8).</summary>
    public static byte[] DocumentOf(HeldDid held)
    {
        if (held.Row.Method != Web)
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
            ["authentication"] = References(held),
            ["assertionMethod"] = References(held),
        });
    }

    private static JsonArray References(HeldDid held) => new([.. held.Keys.Select(key => JsonValue.Create(key.VerificationMethod))]);

    private HeldDid Create(string tenant, string? path, SigningKey key)
    {
        var publicKey = Multikey.Encode(key.VerificationKey);
        var did = path is null ? DidKey.From(key.VerificationKey).Value : $"did:web:{address.DidHost}:{path}";
        var now = time.GetUtcNow();
        return new HeldDid(
            new DidRow { Tenant = tenant, Did = did, Method = path is null ? DidKey.Method : Web, Path = path, CreatedAt = now },
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

        var keys = await store.Keys.AsNoTracking().Where(key => key.Tenant == did.Tenant && key.Did == did.Did).OrderBy(key => key.CreatedAt).ToListAsync(cancellationToken);
        return DocumentOf(new HeldDid(did, keys));
    }
}
