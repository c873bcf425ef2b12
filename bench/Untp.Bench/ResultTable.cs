using System.Text;
using Untp.Load.Measuring;

namespace Untp.Bench;

/// <summary>The figures as Markdown.</summary>
internal static class ResultTable
{
    public static string Write(Machine machine, PeerProcess? peers, Settings settings, IReadOnlyList<OperationResult> results)
    {
        var text = new StringBuilder()
            .AppendLine($"{machine.Processor}, {machine.Cores} cores; {machine.Runtime}, SDK {machine.Sdk}; {peers?.Runtime ?? "without peers"}; {Machine.Ed25519Library()}; commit {machine.Commit}; load average {machine.LoadAtStart} at start, {Machine.LoadNow()} at end.")
            .AppendLine($"{settings.Credentials} distinct credentials by {settings.Issuers} issuers; medians of {settings.Rounds} rounds of {settings.Seconds} s of CPU time in turn.")
            .AppendLine()
            .AppendLine("| row | what | ours, CPU µs | reference, CPU µs | reference / ours | budget | ours, bytes allocated |")
            .AppendLine("|---|---|--:|--:|--:|---|--:|");
        foreach (var result in results)
        {
            text.AppendLine($"| {result.Operation.Row} | {result.Operation.Name} | {result.Ours:N1} | {result.Reference:N1} | {(result.Ratio is >= 10 ? $"{result.Ratio:N0}" : $"{result.Ratio:0.00}")} | {result.Operation.Budget} | {result.Allocated:N0} |");
        }

        return text.ToString().TrimEnd();
    }
}
