using Untp.Core.Contexts;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Rules;
using Untp.Core.Schemas;
using Untp.Issuer.Dids;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Credentials;

/// <summary>All that has to hold before a credential is signed.</summary>
internal sealed class IssuanceChecks(DidRegistry dids, ISchemaSource schemas, ContextLoader contexts, IRelatedResources documents, IssuingOptions options)
{
    private const int MaxTermWarnings = 20;
    private const string SchemaLeftOut = "The JSON Schema was left out, as asked.";

    /// <summary>Reads what is to be issued and finds the key.</summary>
    public async Task<Result<IssuanceDraft>> ReadAsync(string tenant, IssueRequest request, CancellationToken cancellationToken)
    {
        var read = IssuanceRules.Read(request.Credential.Span, new JsonLimits { MaxBytes = options.MaxCredentialBytes }, request.Securing);
        if (!read.IsSuccess)
        {
            return Result<IssuanceDraft>.Failure(request.IsAnyCredential ? [.. read.Problems.Select(AsInput)] : read.Problems);
        }

        var credential = read.Value;
        if (credential.Id is null && !request.IsAnyCredential)
        {
            return new Problem(ProblemCodes.CredentialShape, "The credential has no id; give it a URL of yours, it is found by it later.", "/id");
        }

        if (request.Status.Count > 0 && credential.Json.TryGetProperty("proof", out _))
        {
            return new Problem(ProblemCodes.CredentialShape, "The credential carries a proof already, which would not hold once it has a status; send it unsigned.", "/proof");
        }

        if (request.Status.Count > 0 && credential.HasStatus)
        {
            return new Problem(ProblemCodes.StatusEntryInvalid, "The credential states a status of its own; leave one of the two out.", "/credentialStatus");
        }

        if (await dids.FindKeyAsync(tenant, credential.Issuer!, cancellationToken) is { } key)
        {
            var draft = new IssuanceDraft(credential, key);
            return Check(draft, request) is { } problem ? problem : draft;
        }

        return await dids.FindAsync(tenant, credential.Issuer!, cancellationToken) is { IsDeactivated: true }
            ? CredentialIssuing.Deactivated
            : new Problem(ProblemCodes.DidNotOurs, "The issuer is not a DID of yours; create one, or name one that GET /v1/dids lists.", "/issuer");
    }

    /// <summary>Checks what the words of a credential mean: as it is going to be signed, its status included.</summary>
    public async Task<Lint> RunAsync(Credential credential, IssueRequest request, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (request.IsAnyCredential ? credential.UntpType is not null : request.Validate)
        {
            problems.AddRange(await IssuanceRules.CheckSchemaAsync(credential, schemas, cancellationToken));
        }

        var rules = UntpRules.Check(credential) ?? RuleReport.Nothing;
        problems.AddRange(rules.Errors);
        var terms = await CheckTermsAsync(credential, request, cancellationToken);
        problems.AddRange(terms.Problems);
        var related = await RelatedResourceCheck.RunAsync(credential, documents, cancellationToken);
        problems.AddRange(related.Problems);
        return new Lint(problems, Warnings(request, rules, terms.Warnings, related.NotCompared));
    }

    /// <summary>The warnings of a request that was answered before.</summary>
    public async Task<IReadOnlyList<string>> WarningsAsync(IssueRequest request, CancellationToken cancellationToken)
    {
        var credential = new Credential(StrictJson.Parse(request.Credential.Span));
        var terms = await CheckTermsAsync(credential, request, cancellationToken);
        return Warnings(request, UntpRules.Check(credential) ?? RuleReport.Nothing, terms.Warnings, (await RelatedResourceCheck.RunAsync(credential, documents, cancellationToken)).NotCompared);
    }

    // A proof is made of what the terms mean: without a meaning they would not be signed at all. A JWT is over the bytes, so that whoever
    // reads them as JSON loses nothing; clients of the VC API are promised linked data in any case.
    private async Task<Lint> CheckTermsAsync(Credential credential, IssueRequest request, CancellationToken cancellationToken)
    {
        var isRefused = request.IsAnyCredential || request.Securing.Cryptosuite is not null;
        if (!isRefused && !request.Validate)
        {
            return new Lint([], []);
        }

        var problems = await LostTerms.FindAsync(credential.Json, contexts, cancellationToken);
        return isRefused ? new Lint(problems, []) : new Lint([], [.. problems.Take(MaxTermWarnings).Select(Text)]);
    }

    private static string Text(Problem problem) => $"{problem.Code} at '{problem.Pointer}': {problem.Message}";

    private static string[] Warnings(IssueRequest request, RuleReport rules, IReadOnlyList<string> terms, IReadOnlyList<string> notCompared) =>
    [
        .. request.Validate || request.IsAnyCredential ? Array.Empty<string>() : [SchemaLeftOut],
        .. rules.Warnings.Select(Text),
        .. terms,
        .. notCompared.Select(url => $"The related resource {url} is not at hand, so its digest was not compared."),
    ];

    // To clients of the VC API a status of the caller's own is a fault of the input as others are, not a state of ours.
    private static Problem AsInput(Problem problem) =>
        problem.Code == ProblemCodes.StatusNotAllocated ? problem with { Code = ProblemCodes.StatusEntryInvalid } : problem;

    private static Problem? Check(IssuanceDraft draft, IssueRequest request)
    {
        if (request.Status.Count > 1 && draft.HasOneStatus)
        {
            return new Problem(ProblemCodes.StatusEntryInvalid, "A credential of UNTP 0.7.0 has one status; ask for revocation or for suspension.", "/status");
        }

        return request.Securing.Fits(draft.Key.KeyType)
            ? null
            : new Problem(
                ProblemCodes.AlgNotAllowed,
                $"{request.Securing} is not made with the {draft.Key.KeyType} key that the issuer signs with; ask for {Securing.ProofFor(draft.Key.KeyType)} or {Securing.Jose}, or name another issuer.",
                "/issuer");
    }
}
