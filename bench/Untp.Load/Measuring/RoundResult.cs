namespace Untp.Load.Measuring;

/// <summary>What one round found. Immutable.</summary>
/// <param name="PerSecond">Calls or credentials a second.</param>
/// <param name="P50">Median time of one, in milliseconds.</param>
/// <param name="P99">99th percentile, in milliseconds.</param>
/// <param name="CpuMicroseconds">CPU time for one, by process.</param>
internal sealed record RoundResult(double PerSecond, double P50, double P99, IReadOnlyDictionary<string, double> CpuMicroseconds)
{
    /// <summary>CPU time for one in all processes, the client's too.</summary>
    public double TotalCpuMicroseconds => CpuMicroseconds.Values.Sum();
}
