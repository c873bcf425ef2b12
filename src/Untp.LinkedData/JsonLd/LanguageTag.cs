using System.Diagnostics.CodeAnalysis;

namespace Untp.LinkedData.JsonLd;

/// <summary>Language tags, by the shape that N-Quads can hold. Source: BCP 47 (RFC 5646), section 2.1; RDF 1.1 N-Quads, LANGTAG.</summary>
internal static class LanguageTag
{
    /// <summary>
    /// The one form of a tag: its case says nothing, and the specification leaves it to processors whether they lower it. Those that most
    /// proofs are made with do, and a proof holds only where both read the same.
    /// </summary>
    [return: NotNullIfNotNull(nameof(tag))]
    public static string? Normalize(string? tag) => tag?.ToLowerInvariant();

    public static bool IsWellFormed(string tag)
    {
        var isFirst = true;
        foreach (var range in tag.AsSpan().Split('-'))
        {
            var part = tag.AsSpan()[range];
            if (part.Length is 0 or > 8)
            {
                return false;
            }

            foreach (var c in part)
            {
                if (!char.IsAsciiLetter(c) && (isFirst || !char.IsAsciiDigit(c)))
                {
                    return false;
                }
            }

            isFirst = false;
        }

        return true;
    }
}
