using System.Text.RegularExpressions;

namespace Untp.Core.Tests.Tidy;

/// <summary>Rules of form that no compiler holds.</summary>
public sealed partial class CodeStyleTests
{
    private const int MaxLines = 400;

    [Fact]
    public void Files_HoldOneTypeOfTheirName()
    {
        var checkedFiles = 0;
        foreach (var file in Source())
        {
            var types = TopLevelType().Matches(file.Text).Select(match => match.Groups["name"].Value).Distinct().ToList();
            if (types.Count == 0)
            {
                // Programs and assembly attributes.
                continue;
            }

            checkedFiles++;
            Assert.True(types.Count == 1, $"{file} holds {string.Join(", ", types)}.");

            // Foo.cs, or Foo.Part.cs for a partial type.
            Assert.True(Path.GetFileName(file.Path).Split('.')[0] == types[0], $"{file} holds {types[0]}.");
        }

        Assert.True(checkedFiles > 50, $"{checkedFiles} files read");
    }

    [Fact]
    public void Classes_AreSealedOrSayWhyNot()
    {
        var classes = 0;
        foreach (var file in Source())
        {
            var lines = file.Lines.ToList();
            for (var i = 0; i < lines.Count; i++)
            {
                if (Class().Match(lines[i]) is not { Success: true } match)
                {
                    continue;
                }

                classes++;
                var isClosed = Closed().IsMatch(match.Groups["modifiers"].Value);
                var reason = lines[Math.Max(0, i - 1)].Contains("// not sealed:", StringComparison.Ordinal) || lines[i].Contains("// not sealed:", StringComparison.Ordinal);
                Assert.True(isClosed || reason, $"{file}:{i + 1} is neither sealed nor static nor abstract, and no comment '// not sealed:' says why.");
            }
        }

        Assert.True(classes > 40, $"{classes} classes read");
    }

    [Fact]
    public void Files_StayShort() => Assert.All(Source(), file => Assert.True(file.Lines.Count() <= MaxLines, $"{file} has {file.Lines.Count()} lines; at most {MaxLines}."));

    [Fact]
    public void Code_IsFinished()
    {
        // Put together here, so that this file does not find itself.
        const string Words = "TO" + "DO|FIX" + "ME|HA" + "CK";
        const string Exception = "NotImplemented" + "Exception";
        var files = ((string[])["src", "tests", "compat", "bench", "samples", "Untp.AppHost"]).SelectMany(folder => SourceFile.Below(folder)).ToList();
        Assert.True(files.Count > 100, $"{files.Count} files read");
        Assert.All(files, file => Assert.False(Regex.IsMatch(file.Text, $@"\b({Words})\b"), $"{file} is not finished."));

        // Stand-ins throw what the packages that they stand in for throw: part of the public behaviour of gRPC's base classes.
        Assert.All(
            files.Where(file => !file.Path.StartsWith("compat/", StringComparison.Ordinal) && !file.Path.StartsWith("tests/Compat.Tests/", StringComparison.Ordinal)),
            file => Assert.DoesNotContain(Exception, file.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_SayWhatATypeDoes()
    {
        var types = Source().Concat(SourceFile.Below("tests")).SelectMany(file => AnyType().Matches(file.Text).Select(match => (file.Path, Name: match.Groups["name"].Value))).ToList();
        Assert.True(types.Count > 80, $"{types.Count} types read");
        Assert.All(types, type => Assert.False(Vague().IsMatch(type.Name), $"{type.Path}: {type.Name} does not say what it does."));
    }

    private static IReadOnlyList<SourceFile> Source()
    {
        var files = SourceFile.Below("src");
        Assert.True(files.Count > 50, $"{files.Count} files read");
        return files;
    }

    // File-scoped namespaces everywhere: what begins in the first column is top level.
    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?|delegate\s+[\w<>?,. ]+)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s*(?<modifiers>(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|unsafe)\s+)*)(?:class|record(?!\s+struct)(?:\s+class)?)\s+\w+\s*[<({:\r\n]?")]
    private static partial Regex Class();

    [GeneratedRegex(@"\b(sealed|static|abstract)\b")]
    private static partial Regex Closed();

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|ref|unsafe)\s+)+(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex AnyType();

    [GeneratedRegex("(Manager|Helper|Util|Common)")]
    private static partial Regex Vague();
}
