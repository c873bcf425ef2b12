using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>A resource that a credential counts on, with the digests that its content has to have. Immutable.</summary>
/// <remarks>Source: Verifiable Credentials Data Model 2.0, section 5.3.</remarks>
/// <param name="Id">Its URL.</param>
/// <param name="Digests">At least one; where there are several, each holds.</param>
public sealed partial record RelatedResource(string Id, IReadOnlyList<ResourceDigest> Digests)
{
    /// <summary>Most related resources of one credential: 64. Each costs a look-up and a hash.</summary>
    public const int MaxResources = 64;

    private const string Name = "relatedResource";

    /// <summary>Reads a credential's related resources; none where it names none.</summary>
    /// <remarks>
    /// Shape: <c>digestSRI</c> and <c>digestMultibase</c>, each one or many. Limits: <see cref="MaxResources"/>. Errors: CREDENTIAL_SHAPE
    /// for a resource without URL or readable digest, or named twice; never throws.
    /// </remarks>
    /// <param name="credential">The credential.</param>
    public static Result<RelatedResource[]> Read(Credential credential)
    {
        if (Credential.Member(credential.Json, Name) is not { } member)
        {
            return Array.Empty<RelatedResource>();
        }

        (StrictJson Value, string Pointer)[] items = [.. MemberShape.Items(member, $"/{Name}").Take(MaxResources + 1)];
        if (items.Length is 0 or > MaxResources)
        {
            return new Problem(ProblemCodes.CredentialShape, $"{Name} holds none, or more than {MaxResources} resources.", $"/{Name}");
        }

        var problems = new List<Problem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        RelatedResource[] resources = [.. items.Select(item => Read(item.Value, item.Pointer, seen, problems)).OfType<RelatedResource>()];
        return problems.Count == 0 ? resources : Result<RelatedResource[]>.Failure(problems);
    }

    /// <summary>The digests of related resources that are not those of what was published at their URLs, as far as tables know it. Nothing is hashed.</summary>
    /// <remarks>Errors: RELATED_RESOURCE_DIGEST; never throws.</remarks>
    /// <param name="resources">Of one credential.</param>
    internal static IReadOnlyList<Problem> CheckPublished(IReadOnlyList<RelatedResource> resources) =>
        resources.Count == 0
            ? []
            : [.. resources.SelectMany(resource => Vocabularies.Find(resource.Id) is { } published ? Differing(resource, published) : [])];

    /// <summary>The digests of a resource that are not those of what was published.</summary>
    internal static IEnumerable<Problem> Differing(RelatedResource resource, PublishedDocument published) =>
        resource.Digests.Where(digest => published.Has(digest.Value) == false).Select(digest =>
            new Problem(ProblemCodes.RelatedResourceDigest, "The document published at this URL has another digest.", digest.Pointer));

    private static RelatedResource? Read(StrictJson json, string pointer, HashSet<string> seen, List<Problem> problems)
    {
        var before = problems.Count;
        if (json.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(ProblemCodes.CredentialShape, $"{Name} holds something that is no object.", pointer));
            return null;
        }

        var id = json.FindString("id");
        if (!MemberShape.IsUrl(Credential.Member(json, "id")))
        {
            problems.Add(new(ProblemCodes.CredentialShape, "A related resource has no id that is a URL.", $"{pointer}/id"));
        }
        else if (!seen.Add(id!))
        {
            problems.Add(new(ProblemCodes.CredentialShape, "A related resource is named twice.", $"{pointer}/id"));
        }

        if (Credential.Member(json, ResourceDigest.Sri) is null && Credential.Member(json, ResourceDigest.Multibase) is null)
        {
            problems.Add(new(ProblemCodes.CredentialShape, $"A related resource has neither {ResourceDigest.Sri} nor {ResourceDigest.Multibase}.", pointer));
        }

        if (Credential.Member(json, "mediaType") is { } type && !(type.ValueKind == JsonValueKind.String && MediaType().IsMatch(type.GetString()!)))
        {
            problems.Add(new(ProblemCodes.CredentialShape, "mediaType of a related resource is no media type, such as application/ld+json.", $"{pointer}/mediaType"));
        }

        ResourceDigest[] digests = [.. ResourceDigest.Read(json, ResourceDigest.Sri, pointer, problems), .. ResourceDigest.Read(json, ResourceDigest.Multibase, pointer, problems)];
        return problems.Count == before ? new RelatedResource(id!, digests) : null;
    }

    // RFC 6838, section 4.2, and parameters behind it.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,126}( *; *[\x21-\x7E]{1,200}){0,8}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MediaType();
}
