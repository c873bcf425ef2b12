namespace Untp.Bench;

/// <summary>The rounds of one operation: microseconds of CPU time for one, ours and the reference's.</summary>
internal sealed record OperationResult(Operation Operation)
{
    public List<(double Ours, double? Reference)> Rounds { get; } = [];

    public double Allocated { get; set; }

    public double Ours => Median(Rounds.Select(round => round.Ours));

    public double? Reference => Rounds[0].Reference is null ? null : Median(Rounds.Select(round => round.Reference!.Value));

    /// <summary>Reference by ours: median of the rounds, each against itself.</summary>
    public double? Ratio => Rounds[0].Reference is null ? null : Median(Rounds.Select(round => round.Reference!.Value / round.Ours));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
