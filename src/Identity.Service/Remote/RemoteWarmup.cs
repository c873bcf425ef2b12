using System.Threading.Channels;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Remote;

/// <summary>
/// Fills the memory of this process from what the others left in Redis, beside its requests, whenever all was forgotten: where changes begin to
/// be heard, at the start or after an outage. It only saves work: a Redis that is slow or holds too much ends it early.
/// </summary>
/// <param name="services">Has the cache, which is made only once all settings were checked.</param>
/// <param name="logger">For what ends it early.</param>
internal sealed partial class RemoteWarmup(IServiceProvider services, ILogger<RemoteWarmup> logger) : BackgroundService
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<RemoteCache>().WhenEmptied(() => _asked.Writer.TryWrite(true));
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (services.GetService<RedisKeys>() is not { } keys)
        {
            return;
        }

        var cache = services.GetRequiredService<RemoteCache>();
        await foreach (var _ in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            limit.CancelAfter(_limit);
            try
            {
                await cache.WarmAsync(keys.ReadAsync(limit.Token), limit.Token);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Of whatever kind: the service works without.
                LogEnded(logger, e.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The memory was not filled further from Redis ({Reason})")]
    private static partial void LogEnded(ILogger logger, string reason);
}
