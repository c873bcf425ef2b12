using System.Threading.RateLimiting;

namespace Untp.Gateway.Limits;

/// <summary>How many calls are left to whom. Threads: safe.</summary>
internal sealed class CallBudget(GatewayOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(spender =>
        RateLimitPartition.GetTokenBucketLimiter(spender, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.RateLimitCalls,
            TokensPerPeriod = options.RateLimitCalls,
            ReplenishmentPeriod = options.RateLimitPeriod,
        }));

    /// <summary>Spends one call.</summary>
    /// <returns>Whether it may be made, and how many are left.</returns>
    public (bool IsGranted, long Remaining) Spend(string spender)
    {
        using var lease = _limiter.AttemptAcquire(spender);
        return (lease.IsAcquired, _limiter.GetStatistics(spender)?.CurrentAvailablePermits ?? 0);
    }

    public void Dispose() => _limiter.Dispose();
}
