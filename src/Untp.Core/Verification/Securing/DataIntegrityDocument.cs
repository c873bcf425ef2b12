using System.Text.Json;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>
/// A document that embeds its proofs, all of which have to hold, and one at least of whom it names; beside that others may have signed too.
/// Source: Verifiable Credential Data Integrity 1.0, sections 2.1.1 and 4.5.
/// </summary>
internal sealed class DataIntegrityDocument : ISecuredDocument
{
    private readonly Result<SecuredDocument> _secured;
    private readonly IDidSource _dids;
    private readonly ContextLoader _contexts;
    private readonly DataIntegrity _integrity;

    public DataIntegrityDocument(StrictJson json, IDidSource dids, ContextLoader contexts, DataIntegrity integrity)
    {
        (_dids, _contexts, _integrity) = (dids, contexts, integrity);
        Content = json;
        _secured = SecuredDocument.Read(json);
        Envelope = _secured.IsSuccess
            ? Finding.All([Finding.Passed, .. _secured.Value.Proofs.Where(proof => !proof.Proof.IsSuccess).Select(Unreadable)])
            : Finding.From(_secured.Problems);
    }

    public Finding Envelope { get; }

    public Result<StrictJson> Content { get; }

    // What a proof says of domain and challenge is part of what it signs, and is looked at with its signature.
    public Finding CheckClaims(KeyQuestion question) => Finding.Passed;

    public async ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken)
    {
        if (!_secured.IsSuccess)
        {
            return SecuringKey.None(Finding.NotReached);
        }

        var keys = new Dictionary<DataIntegrityProof, VerificationKey>();
        var findings = new List<Finding>();
        var asOf = DateTimeOffset.MaxValue;
        var isOfSigner = _secured.Value.Proofs.Any(entry => IsOf(entry, question.Signer));
        foreach (var entry in _secured.Value.Proofs)
        {
            if (!entry.Proof.IsSuccess)
            {
                findings.Add(Finding.NotReached);
                continue;
            }

            var proof = entry.Proof.Value;
            var ofProof = question with { Signer = isOfSigner && !IsOf(entry, question.Signer) ? null : question.Signer, SignedAt = proof.Options.Created ?? question.SignedAt };
            var found = await SignerKey.FindAsync(proof.Options.VerificationMethod, $"{entry.Pointer}/verificationMethod", ofProof, _dids, cancellationToken);
            findings.Add(found.Finding);
            if (found.Key is { } key)
            {
                keys[proof] = key;
                asOf = found.AsOf < asOf ? found.AsOf : asOf;
            }
        }

        var finding = Finding.All(findings);
        return finding.Outcome == CheckOutcome.Passed
            ? new SecuringKey(finding, asOf, token => VerifyAsync(_secured.Value, keys, question, token))
            : SecuringKey.None(finding);
    }

    private static bool IsOf(DocumentProof entry, string? signer) =>
        entry.Proof.Value is { } proof && DidUrl.Parse(proof.Options.VerificationMethod) is { IsSuccess: true } method && method.Value.Did.Value == signer;

    private async ValueTask<Finding> VerifyAsync(
        SecuredDocument document, Dictionary<DataIntegrityProof, VerificationKey> keys, KeyQuestion question, CancellationToken cancellationToken)
    {
        var expected = new ProofExpectation(question.Purpose == VerificationRelationship.Authentication ? "authentication" : "assertionMethod", question.Now)
        {
            Challenge = question.Challenge,
            Domain = question.Domain is { } domain ? [domain] : null,
        };
        var problems = await _contexts.RunAsync(
            ReadsInjected(document) ? [document.Json, ContextInjection.Injected] : [document.Json],
            () => [.. _integrity.Verify(document, proof => keys[proof], expected).Select(result => result.Problem).OfType<Problem>()],
            cancellationToken);
        return Finding.All([Finding.Passed, .. problems.Select(Judge), .. await CheckContextsAsync(document, cancellationToken)]);
    }

    /// <summary>True where a proof may have to be read in the context of Data Integrity although the document does not name it.</summary>
    private static bool ReadsInjected(SecuredDocument document) =>
        document.Proofs.Any(proof => proof.Proof.Value is { ReadsContexts: true, Suite.Type: DataIntegrityProof.Type }) && ContextInjection.Missing(document.Json) is not null;

    /// <summary>
    /// Suites over JSON let anyone add contexts behind those that were signed, and do not read them; whoever takes the document for JSON-LD
    /// does. So all have to be known here, and none written out. Source: Verifiable Credential Data Integrity 1.0, section 4.6.
    /// </summary>
    private async ValueTask<IReadOnlyList<Finding>> CheckContextsAsync(SecuredDocument document, CancellationToken cancellationToken)
    {
        if (!document.Json.TryGetProperty("@context", out var context) || document.Proofs.All(proof => proof.Proof.Value is { ReadsContexts: true }))
        {
            return [];
        }

        IReadOnlyList<StrictJson> entries = context.ValueKind == JsonValueKind.Array ? [.. context.EnumerateArray()] : [context];
        var problem = entries.All(entry => entry.ValueKind == JsonValueKind.String)
            ? await _contexts.CheckAsync([.. entries.Select(entry => entry.GetString()!)], cancellationToken)
            : new(ProblemCodes.ContextUnknown, "A context is written out in the document, so its terms can mean anything; name contexts by the URLs of those that are published.", "/@context");
        return problem is null ? [] : [Judge(problem)];
    }

    private static Finding Unreadable(DocumentProof proof)
    {
        var problem = proof.Proof.Problems[0];
        return Judge(problem with { Pointer = proof.Pointer + problem.Pointer });
    }

    /// <summary>What is not used or not known here, or cannot be had, refutes nothing.</summary>
    private static Finding Judge(Problem problem) =>
        problem.Code == ProblemCodes.ProofCryptosuiteUnsupported || problem.Code == ProblemCodes.ContextUnknown || problem.Code == ProblemCodes.JsonLdLimit
            ? Finding.Inconclusive(problem, isRetryable: false)
            : problem.Code.Kind == ProblemKind.Unavailable ? Finding.Inconclusive(problem, isRetryable: true) : Finding.Failed(problem);
}
