using System.Collections.Concurrent;
using System.Security.Cryptography;
using StackExchange.Redis;

namespace Untp.ServiceDefaults.Changes;

/// <summary>
/// Tells all processes at once what changed: URLs of status lists, DIDs. Redis keeps no message for who is away, so the
/// feed hears itself: as long as its own word comes back, the words of others do too. Threads: safe.
/// </summary>
public sealed partial class ChangeFeed : BackgroundService
{
    private static readonly RedisChannel _channel = RedisChannel.Literal("untp:v1:changed");
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Action<string?>, bool> _subscribers = new();
    private readonly string _self = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private readonly ConfigurationOptions? _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ChangeFeed> _logger;
    private volatile ISubscriber? _redis;
    private long _heardAt = long.MinValue;
    private int _missed;

    /// <summary>Makes the feed; it begins when the service starts.</summary>
    /// <param name="options">Redis; null leaves the feed within the process.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">For faults of Redis.</param>
    public ChangeFeed(ConfigurationOptions? options, TimeProvider time, ILogger<ChangeFeed> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>True where changes made by other processes arrive here now; false without Redis, and while it is away.</summary>
    public bool IsLive => Interlocked.Read(ref _heardAt) is var heardAt && heardAt != long.MinValue && _time.GetElapsedTime(heardAt) < _patience;

    /// <summary>Tells that something changed. Never throws; what could not be told is made up for when Redis is back.</summary>
    /// <param name="subject">A URL or a DID.</param>
    public void Publish(string subject)
    {
        Tell(subject);
        _ = SendAsync(subject);
    }

    /// <summary>Calls back at every change, those of this process included.</summary>
    /// <param name="onChange">Gets what changed; null: anything may have. Quick, and does not throw.</param>
    /// <returns>Ends the calls when disposed.</returns>
    public IDisposable Subscribe(Action<string?> onChange)
    {
        _subscribers[onChange] = true;
        return new Subscription(() => _subscribers.TryRemove(onChange, out _));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options is null)
        {
            return;
        }

        await using var connection = await ConnectionMultiplexer.ConnectAsync(_options);
        _redis = connection.GetSubscriber();
        using var timer = new PeriodicTimer(_beat, _time);
        try
        {
            await BeatAsync(timer, stoppingToken);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            _redis = null;
        }
    }

    private async Task BeatAsync(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        var isSubscribed = false;
        do
        {
            try
            {
                if (!isSubscribed)
                {
                    await _redis!.SubscribeAsync(_channel, (_, message) => Hear(message.ToString())).WaitAsync(_patience, _time, stoppingToken);
                    isSubscribed = true;
                }

                await SendAsync("");
            }
            catch (Exception e) when (e is RedisException or TimeoutException)
            {
                LogRedis(_logger, e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A message is who sends it, a blank, and what changed; nothing changed in a beat, and <c>*</c> stands for anything.</summary>
    private async Task SendAsync(string subject)
    {
        if (_options is null)
        {
            return;
        }

        try
        {
            // With no connection yet there is nobody to tell, and it is told later.
            var heard = _redis is { } redis ? await redis.PublishAsync(_channel, $"{_self} {subject}").WaitAsync(_patience, _time) : 0;
            if (heard == 0 && subject.Length > 0)
            {
                Interlocked.Exchange(ref _missed, 1);
            }
        }
        catch (Exception e) when (e is RedisException or TimeoutException or ObjectDisposedException)
        {
            if (subject.Length > 0)
            {
                Interlocked.Exchange(ref _missed, 1);
                LogRedis(_logger, e.GetType().Name);
            }
        }
    }

    private void Hear(string message)
    {
        var blank = message.IndexOf(' ', StringComparison.Ordinal);
        if (blank < 0)
        {
            return;
        }

        var subject = message[(blank + 1)..];
        if (!message.AsSpan(0, blank).SequenceEqual(_self))
        {
            if (subject.Length > 0)
            {
                Tell(subject == "*" ? null : subject);
            }

            return;
        }

        var wasLive = IsLive;
        Interlocked.Exchange(ref _heardAt, _time.GetTimestamp());
        if (!wasLive)
        {
            Tell(null);
        }

        if (Interlocked.Exchange(ref _missed, 0) == 1)
        {
            _ = SendAsync("*");
        }
    }

    /// <summary>Tells this process that anything may have changed.</summary>
    internal void TellAll() => Tell(null);

    private void Tell(string? subject)
    {
        foreach (var subscriber in _subscribers.Keys)
        {
            subscriber(subject);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis did not pass a change on ({Fault}); others are told when it is back")]
    private static partial void LogRedis(ILogger logger, string fault);

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
