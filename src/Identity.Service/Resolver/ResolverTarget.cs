using Microsoft.AspNetCore.Http.Features;

namespace Untp.Identity.Resolver;

/// <summary>Path and query of a request as they were sent: identifiers in them have percent signs of their own. Immutable.</summary>
/// <param name="Path">Encoded, from the first slash on.</param>
/// <param name="Query">Encoded, without <c>?</c>.</param>
internal sealed record ResolverTarget(string Path, string Query)
{
    public static ResolverTarget Of(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = raw.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? new(raw, "") : new(raw[..mark], raw[(mark + 1)..]);
    }

    /// <summary>The segments of the path, encoded.</summary>
    public string[] Segments => Path.TrimStart('/').TrimEnd('/').Split('/');

    /// <summary>The query without the parameters of these names.</summary>
    public string QueryWithout(IReadOnlySet<string> names) =>
        string.Join('&', Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !names.Contains(Uri.UnescapeDataString(parameter.Split('=')[0]))));
}
