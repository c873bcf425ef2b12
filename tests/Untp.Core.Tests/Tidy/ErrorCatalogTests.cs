using System.Text.RegularExpressions;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Tidy;

/// <summary>docs/errors.md and <see cref="ProblemCodes"/> hold the same codes.</summary>
public sealed partial class ErrorCatalogTests
{
    private static readonly string _catalog = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Catalog_HasOneHeadingACode()
    {
        var headings = Heading().Matches(_catalog).Select(match => match.Groups["code"].Value).ToList();

        Assert.True(ProblemCodes.All.Count > 50, $"{ProblemCodes.All.Count} codes read");
        Assert.Equal(ProblemCodes.All.Keys.Order(StringComparer.Ordinal), headings.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Catalog_SaysCauseAndRemedyOfEveryCode()
    {
        var sections = _catalog.Split("\n### ").Skip(1).ToList();
        Assert.Equal(ProblemCodes.All.Count, sections.Count);
        foreach (var section in sections)
        {
            var code = ProblemCodes.All[section.Split('\n')[0]];
            var text = section.Split("\n## ")[0];

            Assert.True(Cause().Count(text) == 1, $"{code} has no cause, or two.");
            Assert.True(Remedy().Count(text) == 1, $"{code} has no remedy, or two.");
            Assert.Contains($"{code.Title}. {code.Kind}, HTTP {StatusOf(code.Kind)}.", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Codes_AreWrittenAlike()
    {
        Assert.All(ProblemCodes.All, pair =>
        {
            Assert.Matches("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$", pair.Key);
            Assert.Equal(pair.Key, pair.Value.Id);
            Assert.Equal(pair.Key, pair.Value.ToString());
            Assert.NotEqual("", pair.Value.Title);
        });
    }

    [Fact]
    public void Catalog_NamesEveryKindInItsTable() =>
        Assert.All(Enum.GetNames<ProblemKind>(), kind => Assert.Contains($"\n| {kind} | {StatusOf(Enum.Parse<ProblemKind>(kind))} | ", _catalog, StringComparison.Ordinal));

    private static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.BadInput => 400,
        ProblemKind.Unauthenticated => 401,
        ProblemKind.Forbidden => 403,
        ProblemKind.NotFound => 404,
        ProblemKind.MethodNotAllowed => 405,
        ProblemKind.Conflict or ProblemKind.Precondition => 409,
        ProblemKind.TooLarge => 413,
        ProblemKind.UnsupportedMediaType => 415,
        ProblemKind.Refused => 422,
        ProblemKind.RateLimited => 429,
        ProblemKind.Internal => 500,
        ProblemKind.Unavailable => 503,
        ProblemKind.Timeout => 504,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    [GeneratedRegex("^### (?<code>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^Cause: [A-Z`].{10,}\\.$", RegexOptions.Multiline)]
    private static partial Regex Cause();

    [GeneratedRegex("^Remedy: [A-Z`].{10,}\\.$", RegexOptions.Multiline)]
    private static partial Regex Remedy();
}
