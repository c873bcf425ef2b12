using Microsoft.Net.Http.Headers;

namespace Untp.Identity.Resolution;

/// <summary>The forms of an answer, and which of them a client wants. Source: DID Resolution 1.0, section 7; RFC 9110, section 12.5.1.</summary>
internal static class ResolutionMediaTypes
{
    /// <summary>The document with all metadata.</summary>
    public const string Resolution = "application/did-resolution";

    /// <summary>What a DID URL leads to, with all metadata.</summary>
    public const string Dereferencing = "application/did-url-dereferencing";

    // The bare document, or part of it.
    private static readonly string[] _bare = ["application/did+json", "application/did+ld+json", "application/did"];

    /// <summary>All, in the order of our choice for a DID.</summary>
    public static IReadOnlyList<string> All { get; } = [Resolution, .. _bare, Dereferencing];

    private static readonly string[] _ofPart = [Dereferencing, .. _bare];

    /// <summary>What the client likes best; null where nothing that we have will do.</summary>
    /// <param name="accept">The media ranges; empty: anything.</param>
    /// <param name="isPart">True where a part of a document is asked for, which no resolution result holds.</param>
    public static string? Choose(IReadOnlyList<string> accept, bool isPart)
    {
        var offered = isPart ? _ofPart : All;
        if (accept.All(string.IsNullOrWhiteSpace))
        {
            return offered[0];
        }

        return MediaTypeHeaderValue.TryParseList([.. accept], out var ranges)
            ? offered.Select(type => (Type: type, Quality: QualityOf(type, ranges))).Where(offer => offer.Quality > 0).OrderByDescending(offer => offer.Quality).Select(offer => offer.Type).FirstOrDefault()
            : null;
    }

    /// <summary>That of the range that fits most closely.</summary>
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var range = ranges.FirstOrDefault(range => range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            ?? ranges.FirstOrDefault(range => range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase))
            ?? ranges.FirstOrDefault(range => range.MatchesAllTypes);
        return range is null ? 0 : range.Quality ?? 1;
    }
}
