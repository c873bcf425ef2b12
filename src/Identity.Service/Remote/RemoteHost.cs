using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>One host of other people: so many requests at a time, and none for a while after it failed too often. Threads: safe.</summary>
internal sealed class RemoteHost : IDisposable
{
    private const int WaitingPerSlot = 32;
    private readonly ConcurrencyLimiter _slots;
    private readonly ResiliencePipeline<Hop> _breaker;

    public RemoteHost(RemoteOptions options, TimeProvider time)
    {
        _slots = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = options.MaxConcurrentPerHost,
            QueueLimit = options.MaxConcurrentPerHost * WaitingPerSlot,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
        _breaker = new ResiliencePipelineBuilder<Hop> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Hop>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result is { IsHostFault: true }),
                FailureRatio = 0.5,
                MinimumThroughput = options.BreakerFailures,
                SamplingDuration = options.BreakerSampling,
                BreakDuration = options.BreakDuration,
            })
            .Build();
    }

    /// <summary>Requests under way or waiting. Changed and read by <see cref="RemoteHosts"/> under its lock, as is <see cref="UsedAt"/>.</summary>
    public int Users { get; set; }

    /// <summary>When it was last asked, a time stamp.</summary>
    public long UsedAt { get; set; }

    /// <summary>Asks, unless the host is left alone (REMOTE_CIRCUIT_OPEN) or too many wait for it already (REMOTE_HOST_BUSY).</summary>
    public async ValueTask<Hop> RunAsync(string name, Func<CancellationToken, ValueTask<Hop>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await _breaker.ExecuteAsync(
                async token =>
                {
                    using var slot = await _slots.AcquireAsync(1, token);
                    return slot.IsAcquired ? await ask(token) : Busy(name);
                },
                cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling((e.RetryAfter ?? TimeSpan.Zero).TotalSeconds));
            return Hop.Failed(new(ProblemCodes.RemoteCircuitOpen, $"{name} failed too often and is left alone; try again in {seconds} s."));
        }
    }

    public static Hop Busy(string name) => Hop.Failed(new(ProblemCodes.RemoteHostBusy, $"Too many requests wait for {name} already; try again in a moment."));

    public void Dispose() => _slots.Dispose();
}
