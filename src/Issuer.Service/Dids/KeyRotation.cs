using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Issuer.Status;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Changes;

namespace Untp.Issuer.Dids;

/// <summary>Gives DIDs new keys.</summary>
internal sealed class KeyRotation(IssuerDbContext store, StoreWrites writes, DidRegistry dids, StatusLists lists, ChangeFeed changes)
{
    /// <summary>How many keys a DID may have had; readers bound what they take.</summary>
    public const int MaxKeys = 100;

    /// <summary>
    /// Adds a key that signs from now on. What is published of the DID, its document and its status lists, is signed with it
    /// or shows it before this is answered, and others are told.
    /// </summary>
    public async Task<Result<HeldDid>> RotateAsync(string tenant, string did, NewKey request, CancellationToken cancellationToken)
    {
        if (await dids.FindAsync(tenant, did, cancellationToken) is not { } held)
        {
            return new Problem(ProblemCodes.DidNotFound, "No such DID is held by this tenant; GET /v1/dids lists yours.");
        }

        if (!held.IsRotatable)
        {
            return new Problem(ProblemCodes.DidNotRotatable, "A did:key is its key, so it cannot get another; create a new DID, a did:web where keys are to be replaced.");
        }

        var key = SigningKey.Create(request.KeyType ?? held.Key.KeyType);
        if (!key.IsSuccess)
        {
            return Result<HeldDid>.Failure(key.Problems);
        }

        using var signingKey = key.Value;
        Result<HeldDid> rotated = held;
        IReadOnlyList<string> urls = [];
        await writes.CommitAsync(
            async () =>
            {
                await dids.LockKeysAsync(tenant, did, cancellationToken);
                var before = (await dids.FindAsync(tenant, did, cancellationToken))!;
                if (before.Keys.Count >= MaxKeys)
                {
                    (rotated, urls) = (new Problem(ProblemCodes.DidNotRotatable, $"This DID has had {MaxKeys} keys, which is as many as its document may hold; create a new DID."), []);
                    return;
                }

                var next = dids.NextKey(before, signingKey);
                store.Keys.Add(next);
                await store.SaveChangesAsync(cancellationToken);
                urls = await lists.SignAnewAsync(next, cancellationToken);
                rotated = before with { Keys = [.. before.Keys, next] };
            },
            cancellationToken);
        if (rotated.IsSuccess)
        {
            changes.Publish(did);
            foreach (var url in urls)
            {
                changes.Publish(url);
            }
        }

        return rotated;
    }
}
