using System.Text;

namespace Untp.Core.Schemas.Compilation;

/// <summary>
/// Resolves references as RFC 3986, section 5.2 has it, on plain strings: identifiers of schemas are compared, never fetched,
/// and must not be rewritten on the way.
/// </summary>
internal static class UriReference
{
    /// <summary>The address that a reference means below a base; the base may be empty, an address of any scheme, or relative itself.</summary>
    public static string Resolve(string baseUri, string reference)
    {
        var (scheme, authority, path, query, fragment) = Split(reference);
        if (scheme is null)
        {
            var (baseScheme, baseAuthority, basePath, baseQuery, _) = Split(baseUri);
            scheme = baseScheme;
            if (authority is null)
            {
                authority = baseAuthority;
                (path, query) = path switch
                {
                    "" => (basePath, query ?? baseQuery),
                    ['/', ..] => (RemoveDots(path), query),
                    _ => (RemoveDots(Merge(baseAuthority, basePath, path)), query),
                };
            }
        }

        return new StringBuilder()
            .Append(scheme is null ? "" : $"{scheme}:")
            .Append(authority is null ? "" : $"//{authority}")
            .Append(path)
            .Append(query is null ? "" : $"?{query}")
            .Append(fragment is null ? "" : $"#{fragment}")
            .ToString();
    }

    /// <summary>An address without its fragment, and the fragment; empty where there is none.</summary>
    public static (string Address, string Fragment) SplitFragment(string uri)
    {
        var hash = uri.IndexOf('#', StringComparison.Ordinal);
        return hash < 0 ? (uri, "") : (uri[..hash], uri[(hash + 1)..]);
    }

    private static (string? Scheme, string? Authority, string Path, string? Query, string? Fragment) Split(string uri)
    {
        string? scheme = null, authority = null, query = null, fragment = null;
        if (uri.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash)
        {
            (uri, fragment) = (uri[..hash], uri[(hash + 1)..]);
        }

        if (uri.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark)
        {
            (uri, query) = (uri[..mark], uri[(mark + 1)..]);
        }

        if (uri.AsSpan().IndexOfAny(':', '/') is > 0 and var colon && uri[colon] == ':')
        {
            (scheme, uri) = (uri[..colon], uri[(colon + 1)..]);
        }

        if (uri.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = uri.IndexOf('/', 2);
            (authority, uri) = slash < 0 ? (uri[2..], "") : (uri[2..slash], uri[slash..]);
        }

        return (scheme, authority, uri, query, fragment);
    }

    private static string Merge(string? authority, string basePath, string path) =>
        authority is not null && basePath.Length == 0 ? $"/{path}" : basePath[..(basePath.LastIndexOf('/') + 1)] + path;

    private static string RemoveDots(string path)
    {
        if (!path.Contains("./", StringComparison.Ordinal) && !path.EndsWith('.'))
        {
            return path;
        }

        var kept = new List<string>();
        var segments = path.Split('/');
        for (var i = 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            if (segments[i] is not ("." or ".."))
            {
                kept.Add(segments[i]);
                continue;
            }

            if (segments[i] == ".." && kept.Count > 1)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            if (isLast)
            {
                kept.Add("");
            }
        }

        return string.Join('/', kept);
    }
}
