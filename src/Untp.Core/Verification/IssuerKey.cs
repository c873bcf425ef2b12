using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Verification;

/// <summary>
/// The key that a secured document of an issuer has to be signed with: <c>kid</c> names a key of the issuer's own DID document
/// that may make assertions, and <c>alg</c> is that key's.
/// </summary>
/// <param name="Finding">Passed where there is a key; else why there is none.</param>
/// <param name="Key">The key; null where there is none.</param>
/// <param name="AsOf">When it was read from its source.</param>
internal sealed record IssuerKey(Finding Finding, VerificationKey? Key, DateTimeOffset AsOf)
{
    /// <param name="issuer">The DID that the document names.</param>
    /// <param name="header">Its JOSE header.</param>
    /// <param name="dids">Where DID documents come from.</param>
    /// <param name="moments">When it says that it was signed, where it does, and the moment of the verification.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<IssuerKey> FindAsync(
        string issuer,
        JoseHeader header,
        IDidSource dids,
        (DateTimeOffset? SignedAt, DateTimeOffset Now) moments,
        CancellationToken cancellationToken)
    {
        var kid = DidUrl.Parse(header.Kid);
        if (!kid.IsSuccess)
        {
            return None(Finding.From(kid.Problems).At("/kid"));
        }

        if (kid.Value.Did.Value != issuer)
        {
            return None(Finding.Failed(new(ProblemCodes.KidIssuerMismatch, "kid names a key of another DID than the issuer.", "/kid")));
        }

        var resolved = await dids.ResolveAsync(kid.Value.Did, cancellationToken);
        if (!resolved.IsFound)
        {
            return None((resolved.IsRetryable || IsNotAsked(resolved.Problem.Code)
                ? Finding.Inconclusive(resolved.Problem, resolved.IsRetryable)
                : Finding.Failed(resolved.Problem)).At("/issuer"));
        }

        var key = Find(resolved.Value, kid.Value, moments.SignedAt, moments.Now);
        if (!key.IsSuccess && key.Problems[0].Code == ProblemCodes.KeyNotFound
            && await dids.ResolveAnewAsync(kid.Value.Did, resolved.AsOf, cancellationToken) is { IsFound: true } anew && !ReferenceEquals(anew.Value, resolved.Value))
        {
            // A key that is newer than the copy at hand.
            resolved = anew;
            key = Find(resolved.Value, kid.Value, moments.SignedAt, moments.Now);
        }

        if (!key.IsSuccess)
        {
            return None((IsOurLimit(key.Problems[0].Code) ? Finding.Inconclusive(key.Problems[0], isRetryable: false) : Finding.From(key.Problems)).At("/kid"));
        }

        return JoseAlgorithm.Fits(header.Alg, key.Value.Type)
            ? new IssuerKey(Finding.Passed, key.Value, resolved.AsOf)
            : None(Finding.Failed(new(ProblemCodes.AlgNotAllowed, $"alg is not {JoseAlgorithm.Of(key.Value.Type)}, the algorithm of the issuer's key.", "/alg")));
    }

    private static IssuerKey None(Finding finding) => new(finding, null, default);

    // Where a did:webvh has moved, the issuer may still go by its former name: the log proves that both are one, and the
    // document names its keys by the present one.
    private static Result<VerificationKey> Find(DidDocument document, DidUrl named, DateTimeOffset? signedAt, DateTimeOffset now)
    {
        var kid = (WebvhDid.IsSameIdentity(named.Did, document.Id) ? named with { Did = document.Id } : named).ToString();
        if (!document.VerificationMethods.TryGetValue(kid, out var method))
        {
            return new Problem(ProblemCodes.KeyNotFound, "The issuer's DID document has no key of this kid.");
        }

        if (method.Controller != document.Id.Value || !document.AssertionMethods.Contains(kid))
        {
            return new Problem(ProblemCodes.KeyNotAuthorized, "The key is in the issuer's DID document, but may not make assertions for it.");
        }

        return method.CheckUse(signedAt, now) is { } problem ? problem : method.Key;
    }

    /// <summary>What we do not resolve, or where we do not connect to, was not asked, whatever it would have said.</summary>
    private static bool IsNotAsked(ProblemCode code) =>
        code == ProblemCodes.DidMethodUnsupported || code == ProblemCodes.EgressBlocked || code == ProblemCodes.DidLogVersionUnsupported || code == ProblemCodes.DidLogTooLarge;

    /// <summary>A key that we cannot use proves nothing against the credential.</summary>
    private static bool IsOurLimit(ProblemCode code) => code == ProblemCodes.KeyTypeUnsupported || code == ProblemCodes.Ed25519Unavailable;
}
