using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Rules;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Rules;

/// <summary>docs/rules.md is the table of the rules, and of what they find in every published sample.</summary>
public sealed class SampleRulesTests
{
    private static readonly string[] _lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "rules.md"));

    [Fact]
    public void Documentation_ListsEveryRule() => Assert.Equal(
        RuleList.All.GroupBy(rule => rule.Code).Select(rows =>
            $"| {rows.Key} | {rows.Select(row => row.Severity.ToString().ToLowerInvariant()).Distinct().Single()} | {Listed(rows.Select(row => row.Requirement ?? "-"))} | {Listed(rows.SelectMany(row => row.Classes).DefaultIfEmpty("-"))} |"),
        _lines.Where(line => line.StartsWith("| RULE_", StringComparison.Ordinal)));

    [NeedsFact(Part.Shared)]
    public void Documentation_ListsEverySampleThatBreaksOne()
    {
        var root = Path.Combine(Repository.Shared, "documents", "untp");
        var judged = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => file.Contains("/samples/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => (File: file, Report: UntpRules.Check(new Credential(Opened(Vectors.Read("documents", "untp", file))))))
            .ToList();

        Assert.Equal((57, 49), (judged.Count, judged.Count(sample => sample.Report is not null)));
        Assert.All(judged, sample => Assert.Empty(sample.Report?.Errors ?? []));
        Assert.Equal(
            judged.Where(sample => sample.Report?.Warnings.Count > 0).Select(sample =>
                $"| {sample.File} | {string.Join(", ", sample.Report!.Warnings.CountBy(warning => warning.Code.Id).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} ×{pair.Value}"))} |"),
            _lines.Where(line => line.StartsWith("| 0.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Requirements_AreKnown() => Assert.All(RuleList.All, rule => Assert.True(rule.Requirement is null || UntpRules.Find(rule.Requirement).Contains(rule.Code), rule.Code.Id));

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts.Distinct());

    /// <summary>What an enveloped credential holds, without a look at its signature.</summary>
    private static StrictJson Opened(StrictJson json)
    {
        var inner = json.TryGetProperty("verifiableCredential", out var wrapped) ? wrapped : json;
        return inner.ValueKind == JsonValueKind.Object && EnvelopedCredential.Read(inner).Value is { } jws
            ? StrictJson.Parse(System.Buffers.Text.Base64Url.DecodeFromUtf8(jws.AsSpan()[(jws.AsSpan().IndexOf((byte)'.') + 1)..jws.AsSpan().LastIndexOf((byte)'.')]))
            : json;
    }
}
