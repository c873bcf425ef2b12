using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Trust;

/// <summary>
/// Where the document of a DID says that its anchors can be found. Immutable.
/// Source: UNTP 0.7.0, Digital Identity Anchor, discovery; Identity Resolver, DID documents as resolvers.
/// </summary>
/// <param name="Anchors">URLs of anchors, from services of type <c>dia</c>, each once.</param>
/// <param name="Resolvers">URLs of resolvers: from services of type <c>linkset</c> or <c>idr</c>, then those of the other names, each once.</param>
/// <param name="AlsoKnownAs">The other names as written, the first 64.</param>
public sealed record AnchorPointers(IReadOnlyList<string> Anchors, IReadOnlyList<string> Resolvers, IReadOnlyList<string> AlsoKnownAs)
{
    private const int MaxNames = 64;

    /// <summary>Reads a DID document.</summary>
    /// <remarks>
    /// Shape: JSON (UTF-8). A service's type, or the fragment of its id, is the link type, with and without <c>untp:</c>; the endpoint is a
    /// URL, an object with <c>href</c> or <c>uri</c>, or an array of these. A name that is a URN leads to the resolver of its scheme.
    /// Limits: <see cref="JsonLimits"/>. Errors: those of <see cref="StrictJsonReader"/>; never throws. Threads: safe.
    /// </remarks>
    /// <param name="utf8">The document.</param>
    /// <param name="canonicalizer">Knows the schemes of names; null means the built-in ones.</param>
    public static Result<AnchorPointers> Read(ReadOnlySpan<byte> utf8, IdentifierCanonicalizer? canonicalizer = null)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<AnchorPointers>.Failure(json.Problems);
        }

        var services = Items(Credential.Member(json.Value, "service")).Select(service => (Kinds: KindsOf(service), Urls: UrlsOf(Credential.Member(service, "serviceEndpoint")))).ToList();
        string[] names = [.. Credential.Texts(json.Value, "alsoKnownAs").Take(MaxNames)];
        return new AnchorPointers(
            [.. services.Where(service => service.Kinds.Contains("dia", StringComparer.Ordinal)).SelectMany(service => service.Urls).Distinct(StringComparer.Ordinal)],
            [.. services.Where(service => service.Kinds.Any(kind => kind is RelationName.Linkset or "idr")).SelectMany(service => service.Urls)
                .Concat(names.Select(name => ResolverOf(name, canonicalizer ?? IdentifierCanonicalizer.Default)).OfType<string>()).Distinct(StringComparer.Ordinal)],
            names);
    }

    private static List<string> KindsOf(StrictJson service)
    {
        var fragment = service.FindString("id") is { } id && id.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? id[(at + 1)..] : null;
        return [.. Credential.Texts(service, "type").Append(fragment).OfType<string>().Select(KindOf)];
    }

    private static string KindOf(string type) => RelationName.Normalize(type) is var name && name.Split(':')[^1] == IdentityAnchor.Type ? "dia" : name;

    private static IEnumerable<string> UrlsOf(StrictJson? endpoint) => Items(endpoint)
        .Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : item.FindString("href") ?? item.FindString("uri"))
        .OfType<string>()
        .Where(AbsoluteUrl.Is);

    /// <summary>Only what can be asked by https names a resolver: a name is not bound to be one.</summary>
    private static string? ResolverOf(string name, IdentifierCanonicalizer canonicalizer)
    {
        var resolver = name.StartsWith("urn:", StringComparison.OrdinalIgnoreCase) && canonicalizer.Read(name) is { IsSuccess: true } read ? read.Value.Uri : name;
        return AbsoluteUrl.Is(resolver) && resolver.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? resolver : null;
    }

    private static IEnumerable<StrictJson> Items(StrictJson? json) => json switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } many => many.EnumerateArray(),
        { } one => [one],
    };
}
