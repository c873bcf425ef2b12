using Untp.Contracts.Identity.V1;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;

namespace Untp.ServiceDefaults.IdentityClient;

/// <summary>The contexts and schemas that Identity has, byte for byte as published. Threads: safe.</summary>
public sealed class IdentityRelatedResources(IdentityService.IdentityServiceClient identity, NearCache<byte[]> near) : IRelatedResources
{
    private static readonly DocumentKind[] _kinds = [DocumentKind.Context, DocumentKind.Schema];

    /// <inheritdoc/>
    public async ValueTask<Lookup<byte[]>> FindAsync(string url, CancellationToken cancellationToken)
    {
        var found = Lookup<byte[]>.None(new(ProblemCodes.DocumentUnknown, "It is not among the documents at hand."));
        foreach (var kind in _kinds)
        {
            found = await near.GetAsync($"{kind} {url}", () => IdentityAnswers.AskAsync(token => AskAsync(kind, url, token), ProblemCodes.DocumentUnknown, cancellationToken), cancellationToken);
            if (found.IsFound)
            {
                break;
            }
        }

        return found;
    }

    private async ValueTask<Lookup<byte[]>> AskAsync(DocumentKind kind, string url, CancellationToken cancellationToken)
    {
        var answer = await identity.ResolveDocumentAsync(new ResolveDocumentRequest { Kind = kind, Url = url }, cancellationToken: cancellationToken);
        if (answer.Problem is { } problem)
        {
            return IdentityAnswers.Refused<byte[]>(problem, answer.Retryable);
        }

        return IsOurs(kind, answer)
            ? Lookup<byte[]>.None(new(ProblemCodes.DocumentUnknown, "Only what a table of ours makes of it is at hand, and no digest speaks of that."))
            : Lookup<byte[]>.Found(answer.Content.ToByteArray(), answer.FetchedAt.ToDateTimeOffset());
    }

    /// <summary>True where our table stands in for what was published, or where nothing was.</summary>
    private static bool IsOurs(DocumentKind kind, ResolveDocumentResponse answer) =>
        Vocabularies.Find(kind == DocumentKind.Schema ? PublishedKind.Schema : PublishedKind.Context, answer.Url) is { } table
        && (table.Sha256 is null || (answer.Sha256 != answer.PublishedSha256 && !table.Variants.Contains(answer.Sha256, StringComparer.Ordinal)));
}
