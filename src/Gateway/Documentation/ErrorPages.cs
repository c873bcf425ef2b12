using System.Collections.Frozen;

namespace Untp.Gateway.Documentation;

/// <summary>The sections of docs/errors.md, one a code: what the <c>type</c> of a problem leads to.</summary>
internal sealed class ErrorPages
{
    private const string Heading = "### ";

    private readonly FrozenDictionary<string, string> _sections;

    public ErrorPages(string markdown) => _sections = Sections(markdown).ToFrozenDictionary(section => section.Code, section => section.Text);

    /// <summary>Reads what was embedded in the build; empty where there was nothing.</summary>
    public static ErrorPages Embedded()
    {
        using var stream = typeof(ErrorPages).Assembly.GetManifestResourceStream("errors.md");
        if (stream is null)
        {
            return new ErrorPages("");
        }

        using var reader = new StreamReader(stream);
        return new ErrorPages(reader.ReadToEnd());
    }

    /// <summary>The section of a code; null where there is none.</summary>
    public string? Find(string code) => _sections.GetValueOrDefault(code);

    private static IEnumerable<(string Code, string Text)> Sections(string markdown)
    {
        string? code = null;
        var lines = new List<string>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Append("# "))
        {
            // A section ends with the next heading of its level or a higher one.
            if (line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal) || line.StartsWith(Heading, StringComparison.Ordinal))
            {
                if (code is not null)
                {
                    yield return (code, string.Join('\n', lines).TrimEnd() + "\n");
                }

                code = line.StartsWith(Heading, StringComparison.Ordinal) ? line[Heading.Length..].Trim(' ', '`') : null;
                lines.Clear();
            }

            lines.Add(line);
        }
    }
}
