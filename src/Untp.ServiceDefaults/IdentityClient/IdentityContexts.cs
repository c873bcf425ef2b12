using Untp.Contracts.Identity.V1;
using Untp.Core.Contexts;
using Untp.Core.Problems;
using Untp.LinkedData.JsonLd;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>JSON-LD contexts from Identity, parsed once and kept for a short while. Threads: safe.</summary>
public sealed class IdentityContexts(IdentityService.IdentityServiceClient identity, NearCache<ContextDocument> near) : IContextDocuments
{
    /// <inheritdoc/>
    public ValueTask<Lookup<ContextDocument>> FindAsync(string url, CancellationToken cancellationToken) =>
        near.GetAsync(url, () => IdentityAnswers.AskAsync(token => AskAsync(url, token), ProblemCodes.ContextUnavailable, cancellationToken), cancellationToken);

    private async ValueTask<Lookup<ContextDocument>> AskAsync(string url, CancellationToken cancellationToken)
    {
        var answer = await identity.ResolveDocumentAsync(new ResolveDocumentRequest { Kind = DocumentKind.Context, Url = url }, cancellationToken: cancellationToken);
        if (answer.Problem is { } problem)
        {
            return answer.Retryable
                ? IdentityAnswers.Refused<ContextDocument>(problem, isRetryable: true)
                : Lookup<ContextDocument>.None(new(ProblemCodes.ContextUnknown, $"The context {Shown(url)} is not one that is trusted here; leave it out, or ask the operator to add it."));
        }

        var document = ContextDocument.Read(answer.Url, answer.Content.Memory).ToResult();
        return document.IsSuccess
            ? Lookup<ContextDocument>.Found(document.Value, answer.FetchedAt.ToDateTimeOffset())
            : Lookup<ContextDocument>.None(document.Problems[0]);
    }

    // As data: it is somebody else's text, of any length.
    private static string Shown(string url) => url.Length <= 200 ? url : url[..200];
}
