using System.Buffers;
using System.Text;
using Untp.Core.Problems;

namespace Untp.Core.Linksets;

/// <summary>Reads and writes the HTTP Link header. Source: RFC 8288, section 3 and appendix B.</summary>
public static class LinkHeader
{
    private const int MaxChars = 16 * 1024;
    private const int MaxLinks = 200;
    private const int MaxParameters = 32;
    private static readonly SearchValues<char> _inReferences = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Except("<>\"")]);
    private static readonly SearchValues<char> _inQuotes = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("\"\\")]);

    /// <summary>Reads the links of a header, one for each relation.</summary>
    /// <remarks>
    /// Shape: <c>&lt;target&gt;; rel="a b"; title="…"; hreflang=de</c>, several after commas. A parameter that may occur once counts where
    /// it occurs first; <c>title*</c> (RFC 8187, UTF-8) goes before <c>title</c>; links without rel are left out.
    /// Limits: 16,384 characters, 200 links of 32 parameters. Errors: LINK_HEADER_SYNTAX; never throws. Threads: safe.
    /// </remarks>
    /// <param name="field">The field's value; values of several fields joined with commas.</param>
    public static Result<IReadOnlyList<HeaderLink>> Read(string field)
    {
        if (field.Length > MaxChars)
        {
            return new Problem(ProblemCodes.LinkHeaderSyntax, $"At most {MaxChars} characters of Link headers are read.");
        }

        var links = new List<HeaderLink>();
        var cursor = new HeaderCursor(field);
        while (cursor.SkipEmptyItems())
        {
            if (!cursor.TryReadTarget(out var target) || !TryReadParameters(cursor, out var parameters) || links.Count > MaxLinks)
            {
                return new Problem(ProblemCodes.LinkHeaderSyntax, $"The Link header cannot be read at character {cursor.At + 1}; links read <target>; rel=\"name\", with commas between.");
            }

            links.AddRange(Links(target, parameters));
        }

        return links.Count > MaxLinks ? new Problem(ProblemCodes.LinkHeaderSyntax, $"At most {MaxLinks} links are read.") : links;
    }

    /// <summary>Writes links as one header.</summary>
    /// <remarks>
    /// Shape: characters beyond ASCII in a title go into <c>title*</c>, and are percent-encoded in targets. Control characters are dropped,
    /// so that no line can be broken. Only what RFC 8288 defines is written.
    /// </remarks>
    /// <param name="links">The links, in order.</param>
    public static string Write(IEnumerable<HeaderLink> links)
    {
        var field = new StringBuilder();
        foreach (var (relation, target, anchor) in links)
        {
            field.Append(field.Length == 0 ? "" : ", ").Append('<').Append(Reference(target.Href)).Append('>');
            Append(field, "rel", relation);
            if (anchor is not null)
            {
                Append(field, "anchor", Reference(anchor));
            }

            foreach (var language in target.Hreflang)
            {
                Append(field, "hreflang", language);
            }

            if (target.Type is { } type)
            {
                Append(field, "type", type);
            }

            if (target.Title is { } title)
            {
                AppendTitle(field, title);
            }
        }

        return field.ToString();
    }

    private static bool TryReadParameters(HeaderCursor cursor, out List<(string Name, string Value)> parameters)
    {
        parameters = [];
        while (cursor.TrySkip(';'))
        {
            if (cursor.IsAtParameter())
            {
                if (parameters.Count == MaxParameters || !cursor.TryReadParameter(out var name, out var value))
                {
                    return false;
                }

                parameters.Add((name, value));
            }
        }

        return cursor.IsAtItemEnd();
    }

    private static IEnumerable<HeaderLink> Links(string href, List<(string Name, string Value)> parameters)
    {
        string? First(string name) => parameters.Find(parameter => parameter.Name == name) is { Name: not null } found ? found.Value : null;

        var target = new LinkTarget
        {
            Href = href,
            Title = (First("title*") is { } extended ? DecodeExtended(extended) : null) ?? First("title"),
            Type = First("type"),
            Hreflang = [.. parameters.Where(parameter => parameter.Name == "hreflang").Select(parameter => parameter.Value)],
        };
        return (First("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(relation => new HeaderLink(RelationName.Normalize(relation), target, First("anchor")));
    }

    // UTF-8'de'Produktpass, RFC 8187, section 3.2.
    private static string? DecodeExtended(string text) =>
        text.Split('\'', 3) is [var charset, _, var encoded] && charset.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) ? Uri.UnescapeDataString(encoded) : null;

    private static void AppendTitle(StringBuilder field, string title)
    {
        if (title.All(c => c is >= ' ' and < '\u007F'))
        {
            Append(field, "title", title);
        }
        else
        {
            field.Append("; title*=UTF-8''").Append(Uri.EscapeDataString(title).Replace("'", "%27", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace("*", "%2A", StringComparison.Ordinal));
        }
    }

    private static void Append(StringBuilder field, string name, string value)
    {
        field.Append("; ").Append(name).Append("=\"");
        if (!value.AsSpan().ContainsAnyExcept(_inQuotes))
        {
            field.Append(value).Append('"');
            return;
        }

        foreach (var c in value.Where(c => c is >= ' ' and < '\u007F'))
        {
            field.Append(c is '"' or '\\' ? "\\" : "").Append(c);
        }

        field.Append('"');
    }

    private static string Reference(string href) => !href.AsSpan().ContainsAnyExcept(_inReferences)
        ? href
        : string.Concat(href.EnumerateRunes().Select(rune => rune.IsAscii && rune.Value is > ' ' and < 0x7F and not ('<' or '>' or '"') ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
