using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Verification.Checks;

/// <summary>kid names a key of the issuer's own DID document that may make assertions, and alg is that key's.</summary>
internal sealed class KeyCheck(IDidSource dids) : IVerificationCheck
{
    public string Name => "proof.key";

    public async ValueTask<Finding> RunAsync(VerificationState state, CancellationToken cancellationToken)
    {
        if (state.Credential?.Issuer is not { } issuer || state.Header.Kid.Length == 0)
        {
            return Finding.NotReached;
        }

        var kid = DidUrl.Parse(state.Header.Kid);
        if (!kid.IsSuccess)
        {
            return Finding.From(kid.Problems);
        }

        if (kid.Value.Did.Value != issuer)
        {
            return Finding.Failed(new(ProblemCodes.KidIssuerMismatch, "kid names a key of another DID than the credential's issuer.", "/kid"));
        }

        var resolved = await dids.ResolveAsync(kid.Value.Did, cancellationToken);
        if (!resolved.IsFound)
        {
            return resolved.IsRetryable || resolved.Problem.Code == ProblemCodes.DidMethodUnsupported
                ? Finding.Inconclusive(resolved.Problem, resolved.IsRetryable)
                : Finding.Failed(resolved.Problem);
        }

        var key = Find(resolved.Value, kid.Value.ToString());
        if (!key.IsSuccess)
        {
            return IsOurLimit(key.Problems[0].Code) ? Finding.Inconclusive(key.Problems[0], isRetryable: false) : Finding.From(key.Problems);
        }

        if (!JoseAlgorithm.Fits(state.Header.Alg, key.Value.Type))
        {
            return Finding.Failed(new(ProblemCodes.AlgNotAllowed, $"alg is not {JoseAlgorithm.Of(key.Value.Type)}, the algorithm of the issuer's key.", "/alg"));
        }

        state.UseKey(key.Value, resolved.AsOf);
        return Finding.Passed;
    }

    private static Result<VerificationKey> Find(DidDocument document, string kid)
    {
        if (!document.VerificationMethods.TryGetValue(kid, out var method))
        {
            return new Problem(ProblemCodes.KeyNotFound, "The issuer's DID document has no key of this kid.", "/kid");
        }

        if (method.Controller != document.Id.Value || !document.AssertionMethods.Contains(kid))
        {
            return new Problem(ProblemCodes.KeyNotAuthorized, "The key is in the issuer's DID document, but may not make assertions for it.", "/kid");
        }

        return method.Key;
    }

    /// <summary>A key that we cannot use proves nothing against the credential.</summary>
    private static bool IsOurLimit(ProblemCode code) => code == ProblemCodes.KeyTypeUnsupported || code == ProblemCodes.Ed25519Unavailable;
}
