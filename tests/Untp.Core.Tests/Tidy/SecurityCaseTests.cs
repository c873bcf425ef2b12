using System.Text.RegularExpressions;

namespace Untp.Core.Tests.Tidy;

/// <summary>Every case of the security list that applies to what exists has a test that bears its id.</summary>
public sealed partial class SecurityCaseTests
{
    private static readonly int[] _cases = [.. Enumerable.Range(1, 16), 20, 21, 30, 31, 32];

    [Fact]
    public void Cases_HaveATestOfTheirId()
    {
        var named = SourceFile.Below("tests")
            .SelectMany(file => TestMethod().Matches(file.Text))
            .SelectMany(method => method.Groups["id"].Captures)
            .Select(id => int.Parse(id.Value))
            .ToHashSet();

        Assert.All(_cases, id => Assert.True(named.Contains(id), $"No test is named S{id:00}_."));
    }

    // An attribute above it makes the method a test; a method may bear several ids.
    [GeneratedRegex(@"\]\s*public (?:async )?(?:Task|void) (?:S(?<id>[0-9]{2})_)+\w+\(", RegexOptions.ExplicitCapture)]
    private static partial Regex TestMethod();
}
