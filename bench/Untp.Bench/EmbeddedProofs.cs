using System.Text.Json;
using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Core.Verification;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;
using Untp.Load.Scenarios;

namespace Untp.Bench;

/// <summary>Distinct credentials with a DataIntegrityProof, and the product's check of their proofs: from received bytes to the verdict.</summary>
internal sealed class EmbeddedProofs
{
    private readonly List<byte[]> _secured = [];
    private readonly VerificationPipeline _pipeline;
    private int _last;

    /// <param name="suite">The cryptosuite.</param>
    /// <param name="documents">Where contexts come from.</param>
    /// <param name="sample">The credential.</param>
    /// <param name="issuers">Who signs.</param>
    /// <param name="count">How many.</param>
    public EmbeddedProofs(string suite, Documents documents, byte[] sample, Issuers issuers, int count)
    {
        _pipeline = new(new(issuers, new NoSchemas(), new NoStatusLists(), new Contexts(documents)), new VerificationOptions(), TimeProvider.System);
        var integrity = new DataIntegrity(new JsonLdProcessor(documents));
        for (var number = 0; number < count; number++)
        {
            var issuer = issuers.All[number % issuers.All.Count];
            var credential = StrictJson.Parse(Credentials.Write(Credentials.Create(sample, issuer.Did.Value, number)));
            var secured = integrity.AddProof(credential, new ProofOptions(suite, issuer.Method, "assertionMethod", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), issuer.Key);
            _secured.Add(secured.IsSuccess ? secured.Value.RawUtf8.ToArray() : throw new Load.LoadFailure(secured.Problems[0].Message));
        }
    }

    public IEnumerable<byte[]> Secured => _secured;

    /// <summary>Verifies the next one.</summary>
    public bool Verify()
    {
        var request = new VerificationRequest(_secured[_last++ % _secured.Count]) { Scope = VerificationScope.Proof };
        var report = _pipeline.VerifyAsync(request, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return report.IsSuccess && report.Value.Outcome == Outcome.Valid;
    }

    private sealed class Contexts(Documents documents) : IContextDocuments
    {
        public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken) => ValueTask.FromResult(
            documents.Find(url).Document is { } document
                ? Lookup<ContextDocument>.Found(document, default)
                : Lookup<ContextDocument>.None(new(ProblemCodes.ContextUnknown, "It is not among the documents.")));
    }
}
