using Untp.Core.Problems;

namespace Untp.Identity.Links;

/// <summary>Ids of links: random, lower-case hexadecimal.</summary>
internal static class LinkId
{
    public const int Chars = 32;

    public static bool Is(string id) => id.Length == Chars && id.All(char.IsAsciiHexDigitLower);

    public static Problem NotFound() => new(ProblemCodes.LinkNotFound, "This tenant has no such link, or it was withdrawn.");
}
