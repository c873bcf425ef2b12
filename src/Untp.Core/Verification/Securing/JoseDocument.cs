using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>A document in a compact JWS. Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.</summary>
internal sealed class JoseDocument : ISecuredDocument
{
    private readonly CompactJws _jws;
    private readonly JoseType _type;
    private readonly JoseHeader _header;
    private readonly IDidSource _dids;
    private readonly PooledJson? _content;

    /// <summary>Takes over a JWS that was read into a buffer of the pool.</summary>
    public JoseDocument(CompactJws jws, JoseType type, IDidSource dids, JsonLimits limits)
    {
        (_jws, _type, _dids) = (jws, type, dids);
        _header = JoseHeader.Read(jws.Header.Span, type);
        Envelope = Finding.From(_header.Problems);
        var content = StrictJsonReader.ReadPooled(jws.PayloadBuffer, jws.Payload.Length, limits).ToResult();
        _content = content.Value;
        Content = content.IsSuccess ? content.Value.Value : Result<StrictJson>.Failure(content.Problems);
    }

    public Finding Envelope { get; }

    public Result<StrictJson> Content { get; }

    public Finding CheckClaims(KeyQuestion question)
    {
        var problems = new List<Problem>();
        if (_header.Issuer.Length > 0 && question.Signer is { } signer && _header.Issuer != signer)
        {
            problems.Add(new(ProblemCodes.ClaimMismatch, "The iss of the JWS header is not the issuer or holder.", "/iss"));
        }

        if (_type == JoseType.Credential)
        {
            problems.AddRange(RegisteredClaims.Check(Content.Value));
        }
        else
        {
            problems.AddRange(RegisteredClaims.CheckPresentation(Content.Value));
            problems.AddRange(CheckRecipient(question));
        }

        return Finding.From(problems, RegisteredClaims.Warnings(Content.Value));
    }

    public async ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken)
    {
        if (_header.Kid.Length == 0)
        {
            return SecuringKey.None(Finding.NotReached);
        }

        // What is signed may be valid from another moment on.
        var signedAt = Content.IsSuccess ? RegisteredClaims.SignedAt(Content.Value) : null;
        var found = await SignerKey.FindAsync(_header.Kid, "/kid", signedAt is null ? question : question with { SignedAt = signedAt }, _dids, cancellationToken);
        if (found.Key is not { } key)
        {
            return SecuringKey.None(found.Finding);
        }

        return JoseAlgorithm.Check(_header.Alg, key.Type) is { } misfit
            ? SecuringKey.None(Finding.Failed(misfit))
            : new SecuringKey(Finding.Passed, found.AsOf, _ => ValueTask.FromResult(_jws.CheckSignature(key) is { } problem ? Finding.Failed(problem) : Finding.Passed));
    }

    public void Dispose() => _content?.Dispose();

    private IReadOnlyList<Problem> CheckRecipient(KeyQuestion question)
    {
        var claims = PresentationClaims.Read(Content.Value);
        if (!claims.IsSuccess)
        {
            return claims.Problems;
        }

        var problems = new List<Problem>();
        if (question.Challenge is { } challenge && claims.Value.Nonce != challenge)
        {
            problems.Add(new(ProblemCodes.ProofChallengeMismatch, "The presentation does not answer the challenge that was given; it may be an old one sent again.", "/nonce"));
        }

        if (question.Domain is { } domain && !claims.Value.Audience.Contains(domain, StringComparer.Ordinal))
        {
            problems.Add(new(ProblemCodes.ProofDomainMismatch, "The presentation is made for another domain than this one; ask for one that names it.", "/aud"));
        }

        return problems;
    }
}
