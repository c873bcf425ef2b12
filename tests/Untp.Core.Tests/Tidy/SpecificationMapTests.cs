using System.Text.RegularExpressions;

namespace Untp.Core.Tests.Tidy;

/// <summary>docs/specs.md leads from the sections of specifications to the files that follow them, and back.</summary>
public sealed partial class SpecificationMapTests
{
    private static readonly string _map = File.ReadAllText(Path.Combine(Repository.Root, "docs", "specs.md"));

    [Fact]
    public void Map_LeadsToFilesThatExist()
    {
        var paths = Link().Matches(_map).Select(link => link.Groups["path"].Value).ToList();

        Assert.True(paths.Count > 100, $"{paths.Count} links read");
        Assert.All(paths, path => Assert.True(Path.Exists(Path.GetFullPath(Path.Combine(Repository.Root, "docs", path))), $"{path} is not there."));
    }

    [Fact]
    public void Map_HoldsEveryFileThatNamesItsSource()
    {
        var files = SourceFile.Below("src").Where(file => file.Text.Contains("Source: ", StringComparison.Ordinal)).ToList();

        Assert.True(files.Count > 100, $"{files.Count} files read");
        Assert.All(files, file => Assert.True(_map.Contains($"](../{file.Path})", StringComparison.Ordinal), $"docs/specs.md lacks {file.Path}."));
    }

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
