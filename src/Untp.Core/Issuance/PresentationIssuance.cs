using Untp.Core.Contexts;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Issuance;

/// <summary>Makes secured presentations. Threads: safe.</summary>
/// <param name="contexts">Has the contexts.</param>
/// <param name="time">The clock.</param>
public sealed class PresentationIssuance(ContextLoader contexts, TimeProvider time)
{
    private readonly CredentialProofs _proofs = new(contexts);

    /// <summary>Checks and signs a presentation.</summary>
    /// <remarks>
    /// Shape: as <c>vp+jwt</c> the compact JWS (ASCII), with nonce and aud; else the presentation (JSON, UTF-8) with a proof for authentication,
    /// with challenge and domain. A credential in it that nobody has signed is one that the holder states itself: its issuer is the holder.
    /// Errors: PRESENTATION_SHAPE, PRESENTATION_HOLDER_MISMATCH, CREDENTIAL_SHAPE, ALG_NOT_ALLOWED, those of <see cref="LostTerms"/> and of
    /// <see cref="DataIntegrity.AddProof"/>; throws only when cancelled.
    /// Source: Verifiable Credentials Data Model 2.0, section 4.13; Securing Verifiable Credentials using JOSE and COSE, section 3.1.2.
    /// </remarks>
    /// <param name="presentation">The unsigned presentation, strictly read.</param>
    /// <param name="signing">How and with what.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Result<byte[]>> SignAsync(StrictJson presentation, PresentationSigning signing, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>(PresentationShape.Check(presentation));
        if (problems.Count == 0)
        {
            problems.AddRange(CheckHolder(presentation, signing));
        }

        if (problems.Count == 0)
        {
            problems.AddRange(await LostTerms.FindAsync(presentation, contexts, cancellationToken));
        }

        if (problems.Count > 0)
        {
            return Result<byte[]>.Failure(problems);
        }

        if (!signing.Securing.Fits(signing.Key.VerificationKey.Type))
        {
            return new Problem(ProblemCodes.AlgNotAllowed, $"{signing.Securing} is not made with a key of the type {signing.Key.VerificationKey.Type}.");
        }

        return signing.Securing.Cryptosuite is null
            ? VpJwt.Sign(new PresentationClaims(signing.Challenge, signing.Domain is null ? [] : [signing.Domain]).AddTo(presentation), signing.VerificationMethod, signing.Key)
            : await AddProofAsync(presentation, signing, cancellationToken);
    }

    private async ValueTask<Result<byte[]>> AddProofAsync(StrictJson presentation, PresentationSigning signing, CancellationToken cancellationToken)
    {
        var options = new ProofOptions(signing.Securing.Cryptosuite!, signing.VerificationMethod, "authentication", time.GetUtcNow())
        {
            Challenge = signing.Challenge,
            Domain = signing.Domain is null ? [] : [signing.Domain],
        };
        return await _proofs.AddAsync(presentation, options, signing.Key, cancellationToken);
    }

    private static IEnumerable<Problem> CheckHolder(StrictJson presentation, PresentationSigning signing)
    {
        var holder = Credential.PartyOf(presentation, "holder");
        if (holder is not null && holder != signing.Did)
        {
            yield return new(ProblemCodes.PresentationHolderMismatch, "The holder is not the DID of the key that signs the presentation.", "/holder");
        }

        foreach (var (json, pointer) in PresentationShape.CredentialsOf(presentation))
        {
            if (json.TryGetProperty("proof", out _) || Credential.Texts(json, "type").Contains(EnvelopedCredential.Type, StringComparer.Ordinal))
            {
                continue;
            }

            var credential = new Credential(json);
            foreach (var problem in CredentialShape.Check(credential).Concat(ValidityPeriod.Read(credential).Problems))
            {
                yield return problem with { Pointer = pointer + problem.Pointer };
            }

            if (holder is null || credential.Issuer != holder)
            {
                yield return new(ProblemCodes.PresentationHolderMismatch, "A credential without proof is what the holder says of itself, so its issuer is the holder; or ask its issuer for it signed.", $"{pointer}/issuer");
            }
        }
    }
}
