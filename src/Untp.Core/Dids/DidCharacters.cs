using System.Buffers;

namespace Untp.Core.Dids;

/// <summary>The character sets of the DID grammar (DID Core 1.0, section 3.1).</summary>
internal static class DidCharacters
{
    public static SearchValues<char> Method { get; } = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    public static SearchValues<char> MethodSpecificId { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:%");

    public static SearchValues<char> Fragment { get; } =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");
}
