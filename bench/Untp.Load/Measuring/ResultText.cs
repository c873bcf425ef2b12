using System.Text;
using Untp.Load.Passports;
using Untp.Load.Scenarios;
using Untp.Load.Stack;

namespace Untp.Load.Measuring;

/// <summary>The figures as Markdown.</summary>
internal static class ResultText
{
    public static string Write(Machine machine, LoadOptions options, PassportSet passports, Verdicts verdicts, IReadOnlyList<ScenarioResult> results, StackProcesses processes)
    {
        var roles = processes.Ids.Keys.ToArray();
        var raw = results.Last(result => result.Scenario is RawVerify);
        var text = new StringBuilder()
            .AppendLine($"{machine.Processor}, {machine.Cores} cores; {machine.Runtime}, SDK {machine.Sdk}; {Machine.Ed25519Library()}; commit {machine.Commit}; load average {machine.LoadAtStart} at start, {Machine.LoadNow()} at end.")
            .AppendLine($"{passports.Count} passports of {passports.MeanBytes} bytes (mean) by {passports.Issuers} issuers; medians of {options.Rounds} rounds of {options.Seconds} s in turn; {verdicts.Count} verdicts, all {verdicts.Expected}.")
            .AppendLine()
            .AppendLine($"| what | at a time | a second | of raw, by rate | of raw, by CPU | p50 ms | p99 ms | {string.Join(" | ", roles.Select(role => $"{role} CPU µs"))} |")
            .AppendLine($"|---|{string.Concat(Enumerable.Repeat("--:|", 6 + roles.Length))}");
        foreach (var result in results)
        {
            var cpu = roles.Select(role => $"{result.Median(round => round.CpuMicroseconds[role]):0}");
            text.AppendLine($"| {result.Scenario.Name} | {result.Scenario.Parallelism} | {result.Median(round => round.PerSecond):N0} | {result.RateOf(raw):0.000} | {result.CpuRateOf(raw):0.000} | {result.Median(round => round.P50):0.00} | {result.Median(round => round.P99):0.00} | {string.Join(" | ", cpu)} |");
        }

        text.AppendLine().AppendLine("| ratio, each round against itself | by rate | by CPU |").AppendLine("|---|--:|--:|");
        foreach (var (name, ours, theirs) in Pairs(results))
        {
            text.AppendLine($"| {name} | {ours.RateOf(theirs):0.000} | {ours.CpuRateOf(theirs):0.000} |");
        }

        text.AppendLine().Append("Resident memory at the end: ").AppendJoin(", ", processes.ResidentMegabytes().Select(entry => $"{entry.Key} {entry.Value:0} MB")).Append('.');
        return text.ToString();
    }

    private static IEnumerable<(string Name, ScenarioResult Ours, ScenarioResult Theirs)> Pairs(IReadOnlyList<ScenarioResult> results)
    {
        foreach (var result in results)
        {
            if (result.Scenario.Reference is { } reference)
            {
                yield return ($"{result.Scenario.Name} / {reference}", result, results.First(other => other.Scenario.Name == reference));
            }
        }
    }
}
