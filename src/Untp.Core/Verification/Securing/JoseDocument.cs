using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>A document in a compact JWS. Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.</summary>
internal sealed class JoseDocument : ISecuredDocument
{
    private readonly CompactJws _jws;
    private readonly JoseHeader _header;
    private readonly IDidSource _dids;

    public JoseDocument(CompactJws jws, IDidSource dids, JsonLimits limits)
    {
        (_jws, _dids) = (jws, dids);
        _header = JoseHeader.Read(jws.Header.Span);
        Envelope = Finding.From(_header.Problems);
        Content = StrictJsonReader.Read(jws.Payload.Span, limits).ToResult();
    }

    public Finding Envelope { get; }

    public Result<JsonElement> Content { get; }

    public IReadOnlyList<Problem> CheckClaims(Credential credential)
    {
        var problems = RegisteredClaims.Check(credential);
        return _header.Issuer.Length == 0 || _header.Issuer == credential.Issuer
            ? problems
            : [new(ProblemCodes.ClaimMismatch, "The iss of the JWS header is not the credential's issuer.", "/iss"), .. problems];
    }

    public async ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken)
    {
        if (_header.Kid.Length == 0)
        {
            return SecuringKey.None(Finding.NotReached);
        }

        var found = await SignerKey.FindAsync(_header.Kid, "/kid", question, _dids, cancellationToken);
        if (found.Key is not { } key)
        {
            return SecuringKey.None(found.Finding);
        }

        return JoseAlgorithm.Fits(_header.Alg, key.Type)
            ? new SecuringKey(Finding.Passed, found.AsOf, _ => ValueTask.FromResult(Verify(key)))
            : SecuringKey.None(Finding.Failed(new(ProblemCodes.AlgNotAllowed, $"alg is not {JoseAlgorithm.Of(key.Type)}, the algorithm of the issuer's key.", "/alg")));
    }

    private Finding Verify(VerificationKey key) => key.Verify(_jws.SigningInput.Span, _jws.Signature.Span)
        ? Finding.Passed
        : Finding.Failed(new(ProblemCodes.ProofSignatureInvalid, "The signature is not of the issuer's key over these bytes: the credential was changed, or another key signed it."));
}
