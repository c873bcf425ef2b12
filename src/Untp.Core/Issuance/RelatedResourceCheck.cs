using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;

namespace Untp.Core.Issuance;

/// <summary>
/// Holds the digests of <c>relatedResource</c> to what was published, or to the documents at hand. A resource that is not at hand is not fetched: an issuer may name
/// anything, and for the digest of what only it has it vouches alone. Source: Verifiable Credentials Data Model 2.0, section 5.3.
/// </summary>
public static class RelatedResourceCheck
{
    /// <summary>Compares.</summary>
    /// <remarks>Errors: RELATED_RESOURCE_DIGEST, those of <see cref="RelatedResource.Read(Credential)"/>; throws only when cancelled.</remarks>
    /// <param name="credential">The credential.</param>
    /// <param name="documents">The documents at hand.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What speaks against the credential, and which resources nothing was compared with.</returns>
    public static async ValueTask<(IReadOnlyList<Problem> Problems, IReadOnlyList<string> NotCompared)> RunAsync(
        Credential credential, IRelatedResources documents, CancellationToken cancellationToken)
    {
        var resources = RelatedResource.Read(credential);
        if (!resources.IsSuccess)
        {
            return (resources.Problems, []);
        }

        var problems = new List<Problem>();
        var notCompared = new List<string>();
        foreach (var resource in resources.Value)
        {
            problems.AddRange(resource.Digests.Where(digest => digest.IsWeak).Select(digest =>
                new Problem(ProblemCodes.RelatedResourceDigest, $"A digest by {digest.Value.Function.Name} proves nothing any more; use SHA-256 or SHA-384.", digest.Pointer)));
            if (Vocabularies.Find(resource.Id) is { } published && resource.Digests.All(digest => digest.IsWeak || published.Has(digest.Value) is not null))
            {
                problems.AddRange(RelatedResource.Differing(resource, published));
                continue;
            }

            var found = await documents.FindAsync(resource.Id, cancellationToken);
            if (!found.IsFound)
            {
                notCompared.Add(resource.Id);
                continue;
            }

            problems.AddRange(resource.Digests.Where(digest => !digest.IsWeak && !digest.IsOf(found.Value)).Select(digest =>
                new Problem(ProblemCodes.RelatedResourceDigest, "The document at hand of this URL has another digest.", digest.Pointer)));
        }

        return (problems, notCompared);
    }
}
