using Untp.Load.Scenarios;
using Untp.Load.Stack;

namespace Untp.Load.Measuring;

/// <summary>Runs all scenarios in turn, round after round, so that whatever else the machine does meets all of them.</summary>
internal static class Measurement
{
    public static async Task<IReadOnlyList<ScenarioResult>> RunAsync(IReadOnlyList<IScenario> scenarios, StackProcesses processes, LoadOptions options)
    {
        foreach (var scenario in scenarios)
        {
            await RunAsync(scenario, processes, options.WarmUpSeconds);
        }

        var results = scenarios.Select(scenario => new ScenarioResult(scenario, [])).ToList();
        for (var round = 1; round <= options.Rounds; round++)
        {
            await Console.Error.WriteLineAsync($"Round {round} of {options.Rounds}");
            foreach (var result in results)
            {
                result.Rounds.Add(await RunAsync(result.Scenario, processes, options.Seconds));
            }
        }

        return results;
    }

    private static async Task<RoundResult> RunAsync(IScenario scenario, StackProcesses processes, double seconds)
    {
        GC.Collect();
        var before = processes.CpuSeconds();
        var round = new Round(TimeSpan.FromSeconds(seconds));
        await scenario.RunAsync(round);
        var elapsed = round.ElapsedSeconds;
        var after = processes.CpuSeconds();

        var times = round.SortedMilliseconds();
        return times.Length == 0
            ? throw new LoadFailure($"{scenario.Name} did nothing in {seconds} s.")
            : new RoundResult(
                times.Length / elapsed,
                times[times.Length / 2],
                times[(int)(times.Length * 0.99)],
                after.ToDictionary(entry => entry.Key, entry => (entry.Value - before[entry.Key]) / times.Length * 1e6));
    }
}
