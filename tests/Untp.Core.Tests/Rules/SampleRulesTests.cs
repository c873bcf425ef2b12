using Untp.Core.Credentials;
using Untp.Core.Rules;

namespace Untp.Core.Tests.Rules;

/// <summary>All rules over every published sample: docs/rules.md is the table of what they find.</summary>
public sealed class SampleRulesTests
{
    [NeedsFact(Part.Shared)]
    public void Samples_BreakWhatTheTableSays()
    {
        var root = Path.Combine(Repository.Shared, "documents", "untp");
        var lines = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => file.Contains("/samples/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (file, Report: UntpRules.Check(new Credential(Vectors.Read("documents", "untp", file)))))
            .Select(x => $"{x.file}: {(x.Report is null ? "none" : string.Join(", ", x.Report.Errors.Concat(x.Report.Warnings).Select(p => p.Code.Id + " " + p.Pointer)))}");
        File.WriteAllLines("/tmp/rules-table.txt", lines);
    }
}
