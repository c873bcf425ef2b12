using System.Buffers;
using System.Text;

namespace Untp.Core.Linksets;

/// <summary>Walks over a Link header (RFC 8288, appendix B.2 and B.3).</summary>
internal sealed class HeaderCursor(string field)
{
    private static readonly SearchValues<char> _token =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    // RFC 8288 lets unquoted values be longer than tokens: rel=https://example.com/rel.
    private static readonly SearchValues<char> _unquotedEnd = SearchValues.Create(" \t;,\"<>");

    public int At { get; private set; }

    /// <summary>Goes to the next item; false where there is none.</summary>
    public bool SkipEmptyItems()
    {
        while (At < field.Length && field[At] is ' ' or '\t' or ',')
        {
            At++;
        }

        return At < field.Length;
    }

    public bool TryReadTarget(out string target)
    {
        var end = field.IndexOf('>', At);
        var isTarget = field[At] == '<' && end > At;
        target = isTarget ? field[(At + 1)..end].Trim() : "";
        At = isTarget ? end + 1 : At;
        return isTarget && !target.AsSpan().ContainsAny(" \t<\"");
    }

    public bool TrySkip(char c)
    {
        SkipBlanks();
        var isThere = At < field.Length && field[At] == c;
        At += isThere ? 1 : 0;
        return isThere;
    }

    /// <summary>True where a name begins; false behind a semicolon that ends the item.</summary>
    public bool IsAtParameter()
    {
        SkipBlanks();
        return At < field.Length && field[At] is not (';' or ',');
    }

    public bool IsAtItemEnd()
    {
        SkipBlanks();
        return At >= field.Length || field[At] == ',';
    }

    /// <summary>Reads a name in lower case and its value; empty where there is none.</summary>
    public bool TryReadParameter(out string name, out string value)
    {
        var end = field.AsSpan(At).IndexOfAnyExcept(_token) is >= 0 and var length ? At + length : field.Length;
        name = field[At..end].ToLowerInvariant();
        value = "";
        if (name.Length == 0)
        {
            return false;
        }

        At = end;
        if (!TrySkip('='))
        {
            return true;
        }

        SkipBlanks();
        if (At < field.Length && field[At] == '"')
        {
            return TryReadQuoted(out value);
        }

        end = field.AsSpan(At).IndexOfAny(_unquotedEnd) is >= 0 and var count ? At + count : field.Length;
        value = field[At..end];
        At = end;
        return true;
    }

    private bool TryReadQuoted(out string value)
    {
        var text = new StringBuilder();
        for (At++; At < field.Length; At++)
        {
            if (field[At] == '"')
            {
                At++;
                value = text.ToString();
                return true;
            }

            At += field[At] == '\\' ? 1 : 0;
            text.Append(At < field.Length ? field[At] : "");
        }

        value = "";
        return false;
    }

    private void SkipBlanks()
    {
        while (At < field.Length && field[At] is ' ' or '\t')
        {
            At++;
        }
    }
}
