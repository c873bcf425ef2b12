using System.Text;
using Untp.Load.Measuring;
using Untp.Load.Stack;

namespace Untp.Load.Links;

/// <summary>Link resolution alone: one identity service on a PostgreSQL of its own that holds many links.</summary>
internal static class LinkRun
{
    /// <summary>The figures as Markdown.</summary>
    public static async Task<string> RunAsync(LoadOptions options, Machine machine)
    {
        await using var postgres = await PostgresHost.StartAsync();
        await using var identity = await IdentityProcess.StartAsync(postgres.ConnectionString);
        var links = await HeldLinks.InsertAsync(options.Links, identity, postgres.ConnectionString);
        var processes = new StackProcesses(new Dictionary<string, int>
        {
            [StackProcesses.Client] = Environment.ProcessId,
            ["identity"] = identity.Id,
            [StackProcesses.Postgres] = postgres.Id,
        });
        ResolverConnection[] connections = [.. Enumerable.Range(0, options.Concurrency).Select(_ => new ResolverConnection(identity))];
        try
        {
            ResolveLink[] scenarios =
            [
                .. from rate in (int[])[0, options.LinkRate]
                   from asLinkset in (bool[])[false, true]
                   from isPopular in (bool[])[false, true]
                   select new ResolveLink(links, connections, isPopular, asLinkset, rate),
            ];
            return Write(machine, options, await Measurement.RunAsync([.. scenarios.Where(scenario => scenario.Name.Contains(options.Only, StringComparison.Ordinal))], processes, options), processes);
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    private static string Write(Machine machine, LoadOptions options, IReadOnlyList<ScenarioResult> results, StackProcesses processes)
    {
        var roles = processes.Ids.Keys.ToArray();
        var text = new StringBuilder()
            .AppendLine($"{machine.Processor}, {machine.Cores} cores; {machine.Runtime}, SDK {machine.Sdk}; commit {machine.Commit}; load average {machine.LoadAtStart} at start, {Machine.LoadNow()} at end.")
            .AppendLine($"{options.Links} links in PostgreSQL; medians of {options.Rounds} rounds of {options.Seconds} s in turn; all answers right.")
            .AppendLine()
            .AppendLine($"| what | at a time | a second | p50 ms | p99 ms | {string.Join(" | ", roles.Select(role => $"{role} CPU µs"))} |")
            .AppendLine($"|---|{string.Concat(Enumerable.Repeat("--:|", 4 + roles.Length))}");
        foreach (var result in results)
        {
            var cpu = roles.Select(role => $"{result.Median(round => round.CpuMicroseconds[role]):0}");
            text.AppendLine($"| {result.Scenario.Name} | {result.Scenario.Parallelism} | {result.Median(round => round.PerSecond):N0} | {result.Median(round => round.P50):0.00} | {result.Median(round => round.P99):0.00} | {string.Join(" | ", cpu)} |");
        }

        return text.ToString();
    }
}
