using System.Collections.Frozen;

namespace Untp.LinkedData.JsonLd;

/// <summary>Keywords. Source: JSON-LD 1.1, section 1.7.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string> _all = FrozenSet.ToFrozenSet(
        [
            "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language",
            "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version", "@vocab",
        ],
        StringComparer.Ordinal);

    public static bool Contains(string text) => text.Length > 1 && text[0] == '@' && _all.Contains(text);

    /// <summary>True for what looks like a keyword, "@" and letters, and is reserved for later versions.</summary>
    public static bool IsKeywordForm(string text) => text.Length > 1 && text[0] == '@' && !text.AsSpan(1).ContainsAnyExcept(_letters);

    private static readonly System.Buffers.SearchValues<char> _letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
