using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Identifiers;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Securing;

/// <summary>A key that is named by its DID URL: of the signer's own DID document, and meant for what it is used for.</summary>
/// <param name="Finding">Passed where there is a key; else why there is none, pointing to nothing: the caller knows where the key was named.</param>
/// <param name="Key">The key; null where there is none.</param>
/// <param name="AsOf">When it was read from its source.</param>
internal sealed record SignerKey(Finding Finding, VerificationKey? Key, DateTimeOffset AsOf)
{
    /// <param name="method">The key as the document names it.</param>
    /// <param name="pointer">Where it names it.</param>
    /// <param name="question">Whose key it has to be.</param>
    /// <param name="dids">Where DID documents come from.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async ValueTask<SignerKey> FindAsync(string method, string pointer, KeyQuestion question, IDidSource dids, CancellationToken cancellationToken)
    {
        var named = DidUrl.Parse(method);
        if (!named.IsSuccess)
        {
            return None((IsKeyOfUrl(method, question.Signer)
                ? Finding.Inconclusive(new(ProblemCodes.DidMethodUnsupported, "The signer goes by a URL that is no DID; only DIDs are resolved here."), isRetryable: false)
                : Finding.From(named.Problems)).At(pointer));
        }

        if (question.Signer is { } signer && named.Value.Did.Value != signer)
        {
            return None(Finding.Failed(new(ProblemCodes.KidIssuerMismatch, "The signature names a key of another DID than the issuer or holder.", pointer)));
        }

        var resolved = await dids.ResolveAsync(named.Value.Did, cancellationToken);
        if (!resolved.IsFound)
        {
            return None((resolved.IsRetryable || IsNotAsked(resolved.Problem.Code)
                ? Finding.Inconclusive(resolved.Problem, resolved.IsRetryable)
                : Finding.Failed(resolved.Problem)).At(question.Signer is null ? pointer : "/issuer"));
        }

        var key = Find(resolved.Value, method, named.Value, question);
        if (!key.IsSuccess && key.Problems[0].Code == ProblemCodes.KeyNotFound
            && await dids.ResolveAnewAsync(named.Value.Did, resolved.AsOf, cancellationToken) is { IsFound: true } anew && !ReferenceEquals(anew.Value, resolved.Value))
        {
            // A key that is newer than the copy at hand.
            resolved = anew;
            key = Find(resolved.Value, method, named.Value, question);
        }

        return key.IsSuccess
            ? new SignerKey(Finding.Passed, key.Value, resolved.AsOf)
            : None((IsOurLimit(key.Problems[0].Code) ? Finding.Inconclusive(key.Problems[0], isRetryable: false) : Finding.From(key.Problems)).At(pointer));
    }

    /// <summary>Controlled Identifiers 1.0 has documents at any URL; such a key was not asked for. Anybody's else is none of the signer's.</summary>
    private static bool IsKeyOfUrl(string method, string? signer) =>
        !method.StartsWith("did:", StringComparison.OrdinalIgnoreCase)
        && AbsoluteUrl.Is(method)
        && (signer is null || method.StartsWith($"{signer}#", StringComparison.Ordinal));

    private static SignerKey None(Finding finding) => new(finding, null, default);

    // Where a did:webvh has moved, the issuer may still go by its former name: the log proves that both are one, and the
    // document names its keys by the present one.
    private static Result<VerificationKey> Find(DidDocument document, string method, DidUrl named, KeyQuestion question)
    {
        var id = named.Did != document.Id && WebvhDid.IsSameIdentity(named.Did, document.Id) ? (named with { Did = document.Id }).ToString() : method;
        if (!document.VerificationMethods.TryGetValue(id, out var found))
        {
            return new Problem(ProblemCodes.KeyNotFound, "The signer's DID document has no key of this name.");
        }

        if (found.Controller != document.Id.Value || !document.KeysFor(question.Purpose).Contains(id))
        {
            return new Problem(ProblemCodes.KeyNotAuthorized, $"The key is in the signer's DID document, but not for this use ({(question.Purpose == VerificationRelationship.AssertionMethod ? "assertionMethod" : "authentication")}).");
        }

        return found.CheckUse(question.SignedAt, question.Now) is { } problem ? problem : found.Key;
    }

    /// <summary>What we do not resolve, or where we do not connect to, was not asked, whatever it would have said.</summary>
    private static bool IsNotAsked(ProblemCode code) =>
        code == ProblemCodes.DidMethodUnsupported || code == ProblemCodes.EgressBlocked || code == ProblemCodes.DidLogVersionUnsupported || code == ProblemCodes.DidLogTooLarge;

    /// <summary>A key that we cannot use proves nothing against the credential.</summary>
    private static bool IsOurLimit(ProblemCode code) => code == ProblemCodes.KeyTypeUnsupported || code == ProblemCodes.Ed25519Unavailable;
}
