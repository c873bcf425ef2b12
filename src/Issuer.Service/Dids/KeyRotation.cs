using Untp.Core.Problems;

namespace Untp.Issuer.Dids;

/// <summary>Gives DIDs new keys, and marks keys that are no longer theirs alone.</summary>
internal sealed class KeyRotation(DidChanges changes, DidRegistry dids, TimeProvider time)
{
    /// <summary>How many keys a DID may have had; readers bound what they take.</summary>
    public const int MaxKeys = 100;

    // A compromised key has to be replaced even then.
    private const int MaxKeysWithRevoked = 2 * MaxKeys;

    /// <summary>Adds a key that signs from now on.</summary>
    public async Task<Result<HeldDid>> RotateAsync(string tenant, string did, NewKey request, CancellationToken cancellationToken)
    {
        var rotated = await changes.ApplyAsync(tenant, did, held => WithNextKey(held, request.KeyType, MaxKeys), cancellationToken);
        return rotated.Problems.Any(problem => problem.Code == ProblemCodes.DidNotChangeable)
            ? new Problem(ProblemCodes.DidNotRotatable, "A did:key is its key, so it cannot get another; create a new DID, a did:web or did:webvh where keys are to be replaced.")
            : rotated;
    }

    /// <summary>
    /// Marks a key as compromised: nothing that it signed counts any more. Where it was the one that signs, another takes its place.
    /// </summary>
    /// <remarks>Errors: DID_URL_NOT_FOUND, KEY_ALREADY_REVOKED, DID_NOT_ROTATABLE, those of <see cref="DidChanges.ApplyAsync"/>.</remarks>
    public Task<Result<HeldDid>> RevokeAsync(string tenant, string did, string fragment, KeyCompromise compromise, CancellationToken cancellationToken) =>
        changes.ApplyAsync(tenant, did, held => Revoke(held, fragment, compromise), cancellationToken);

    private Result<HeldDid> Revoke(HeldDid held, string fragment, KeyCompromise compromise)
    {
        if (held.Keys.FirstOrDefault(key => key.VerificationMethod == $"{held.Row.Did}#{fragment}") is not { } key)
        {
            return new Problem(ProblemCodes.DidUrlNotFound, "The DID has no key of this fragment; its document lists them under verificationMethod.");
        }

        if (key.RevokedAt is { } moment)
        {
            return moment == compromise.At ? held : new Problem(ProblemCodes.KeyAlreadyRevoked, "The key is revoked as of another time already; that is final.", "/compromisedAt");
        }

        if (compromise.At > time.GetUtcNow())
        {
            return new Problem(ProblemCodes.RequestShape, "compromisedAt lies in the future.", "/compromisedAt");
        }

        var marked = held with { Keys = [.. held.Keys.Select(other => other == key ? key with { RevokedAt = compromise.At, RevocationReason = compromise.Reason } : other)] };
        return key == held.Key ? WithNextKey(marked, null, MaxKeysWithRevoked) : marked;
    }

    private Result<HeldDid> WithNextKey(HeldDid held, Core.Keys.KeyType? type, int maxKeys)
    {
        if (held.Keys.Count >= maxKeys)
        {
            return new Problem(ProblemCodes.DidNotRotatable, $"This DID has had {maxKeys} keys, which is as many as its document may hold; create a new DID.");
        }

        var next = dids.NextKey(held, type ?? held.Key.KeyType);
        return next.IsSuccess ? held with { Keys = [.. held.Keys, next.Value] } : Result<HeldDid>.Failure(next.Problems);
    }
}
