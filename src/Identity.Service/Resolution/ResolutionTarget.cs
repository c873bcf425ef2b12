using Microsoft.AspNetCore.Http.Features;

namespace Untp.Identity.Resolution;

/// <summary>What a request asks for, read from the path as it was sent: a decoded path has lost the percent signs of a DID's own. Immutable.</summary>
/// <param name="DidUrl">The DID or DID URL with the options of the query, which are its parameters.</param>
/// <param name="Accept">The media types asked for in the query; null where it says nothing.</param>
internal sealed record ResolutionTarget(string DidUrl, string? Accept)
{
    public const string Path = "/1.0/identifiers/";

    private const string AcceptOption = "accept=";

    public static ResolutionTarget Read(HttpRequest request)
    {
        var (path, query) = Cut(request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, '?');
        var identifier = path.StartsWith(Path, StringComparison.Ordinal) ? path[Path.Length..] : "";
        if (identifier.StartsWith("did%3A", StringComparison.OrdinalIgnoreCase))
        {
            // Encoded as a whole, so that it can hold ? and # of its own; once, as what is below may be encoded as well.
            identifier = Uri.UnescapeDataString(identifier);
        }

        var options = query.Split('&', StringSplitOptions.RemoveEmptyEntries).ToLookup(option => option.StartsWith(AcceptOption, StringComparison.Ordinal));
        var parameters = string.Join('&', options[false]);
        var (name, fragment) = Cut(identifier, '#');
        var url = parameters.Length == 0 ? name : $"{name}{(name.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameters}";
        var accept = options[true].Select(option => Uri.UnescapeDataString(option[AcceptOption.Length..])).ToArray();
        return new ResolutionTarget(fragment.Length == 0 ? url : $"{url}#{fragment}", accept.Length == 0 ? null : string.Join(',', accept));
    }

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
