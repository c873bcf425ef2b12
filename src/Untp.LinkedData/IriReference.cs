using System.Buffers;

namespace Untp.LinkedData;

/// <summary>IRI references: their five parts, and resolving one against a base. Source: RFC 3986, section 5; RFC 3987.</summary>
internal readonly record struct IriReference(string? Scheme, string? Authority, string Path, string? Query, string? Fragment)
{
    private static readonly SearchValues<char> _excluded = SearchValues.Create([.. Enumerable.Range(0, 0x21).Select(c => (char)c), .. "<>\"{}|\\^`"]);

    public static IriReference Parse(string text)
    {
        // RFC 3986, appendix B, without its expression.
        string? scheme = null, authority = null, query = null, fragment = null;
        var rest = text.AsSpan();
        var colon = SchemeLength(rest);
        if (colon > 0)
        {
            scheme = rest[..colon].ToString();
            rest = rest[(colon + 1)..];
        }

        if (rest.IndexOf('#') is >= 0 and var hash)
        {
            fragment = rest[(hash + 1)..].ToString();
            rest = rest[..hash];
        }

        if (rest.IndexOf('?') is >= 0 and var mark)
        {
            query = rest[(mark + 1)..].ToString();
            rest = rest[..mark];
        }

        if (rest.StartsWith("//"))
        {
            var end = rest[2..].IndexOf('/');
            authority = (end < 0 ? rest[2..] : rest.Slice(2, end)).ToString();
            rest = end < 0 ? [] : rest[(end + 2)..];
        }

        return new(scheme, authority, rest.ToString(), query, fragment);
    }

    /// <summary>True where the text begins with a scheme and a colon.</summary>
    public static bool IsAbsolute(string text) => SchemeLength(text) > 0;

    /// <summary>True for an absolute IRI that N-Quads can hold: a scheme, and no character that IRIs exclude.</summary>
    public static bool IsWellFormed(string text) => IsAbsolute(text) && !HasExcluded(text) && text.AsSpan().Count('#') < 2;

    /// <summary>True where a character stands in the text that no IRI holds.</summary>
    public static bool HasExcluded(string text) => text.AsSpan().ContainsAny(_excluded);

    /// <summary>Resolves a reference. Source: RFC 3986, section 5.2, strict.</summary>
    /// <param name="baseIri">An IRI; may itself lack a scheme, then so does the result.</param>
    /// <param name="text">The reference.</param>
    public static string Resolve(string baseIri, string text)
    {
        var reference = Parse(text);
        if (reference.Scheme is not null)
        {
            return (reference with { Path = RemoveDotSegments(reference.Path) }).ToString();
        }

        var origin = Parse(baseIri);
        if (reference.Authority is not null)
        {
            return (reference with { Scheme = origin.Scheme, Path = RemoveDotSegments(reference.Path) }).ToString();
        }

        var target = origin with { Fragment = reference.Fragment, Query = reference.Query };
        if (reference.Path.Length == 0)
        {
            target = target with { Query = reference.Query ?? origin.Query };
        }
        else if (reference.Path[0] == '/')
        {
            target = target with { Path = RemoveDotSegments(reference.Path) };
        }
        else
        {
            var merged = origin.Authority is not null && origin.Path.Length == 0 ? "/" + reference.Path : origin.Path[..(origin.Path.LastIndexOf('/') + 1)] + reference.Path;
            target = target with { Path = RemoveDotSegments(merged) };
        }

        return target.ToString();
    }

    public override string ToString() =>
        string.Concat(
            Scheme is null ? "" : Scheme + ":",
            Authority is null ? "" : "//" + Authority,
            Path,
            string.Concat(Query is null ? "" : "?" + Query, Fragment is null ? "" : "#" + Fragment));

    private static int SchemeLength(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
        {
            return 0;
        }

        foreach (var c in text[1..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
            {
                return 0;
            }
        }

        return colon;
    }

    // RFC 3986, section 5.2.4, over segments.
    private static string RemoveDotSegments(string path)
    {
        if (!path.Contains('.', StringComparison.Ordinal))
        {
            return path;
        }

        var isRooted = path.StartsWith('/');
        var output = new List<string>();
        var segments = path.Split('/');
        for (var i = isRooted ? 1 : 0; i < segments.Length; i++)
        {
            var isLast = i == segments.Length - 1;
            switch (segments[i])
            {
                case ".":
                case "..":
                    if (segments[i].Length == 2 && output.Count > 0)
                    {
                        // What follows keeps its slash, also where the path began without one.
                        output.RemoveAt(output.Count - 1);
                        isRooted |= output.Count == 0;
                    }

                    if (isLast)
                    {
                        output.Add("");
                    }

                    break;
                default:
                    output.Add(segments[i]);
                    break;
            }
        }

        return (isRooted ? "/" : "") + string.Join('/', output);
    }
}
