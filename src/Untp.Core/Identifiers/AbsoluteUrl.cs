namespace Untp.Core.Identifiers;

/// <summary>Tells URLs from text. .NET alone also takes file paths and surrounding white space.</summary>
internal static class AbsoluteUrl
{
    /// <summary>True where the text is a URL that names its own scheme.</summary>
    public static bool Is(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && text!.StartsWith(url.Scheme + ":", StringComparison.OrdinalIgnoreCase)
        && !text.AsSpan().ContainsAny(" \t\r\n");
}
