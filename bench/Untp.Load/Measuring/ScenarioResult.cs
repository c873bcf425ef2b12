using Untp.Load.Scenarios;

namespace Untp.Load.Measuring;

/// <summary>The rounds of one scenario.</summary>
internal sealed record ScenarioResult(IScenario Scenario, List<RoundResult> Rounds)
{
    /// <summary>Median over the rounds.</summary>
    public double Median(Func<RoundResult, double> value) => Median(Rounds.Select(value));

    /// <summary>How many times the rate of another: median of the rounds, each against that of the same round.</summary>
    public double RateOf(ScenarioResult other) => Median(Rounds.Zip(other.Rounds, (ours, theirs) => ours.PerSecond / theirs.PerSecond));

    /// <summary>How many times as much one CPU second does as in another: what the rate would be on a machine with nothing else to do.</summary>
    public double CpuRateOf(ScenarioResult other) =>
        Median(Rounds.Zip(other.Rounds, (ours, theirs) => theirs.TotalCpuMicroseconds / ours.TotalCpuMicroseconds));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
