using Untp.Core.Identifiers;

namespace Untp.Core.Vocabulary;

/// <summary>URLs that a table states, and beginnings of IRIs.</summary>
internal static class WebUrl
{
    public static bool Is(string word) => (word.StartsWith("https://", StringComparison.Ordinal) || word.StartsWith("http://", StringComparison.Ordinal)) && AbsoluteUrl.Is(word);

    /// <summary>The word, where it is one.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static string Of(string word) => Is(word) ? word : throw new FormatException($"'{word}' is no URL");
}
