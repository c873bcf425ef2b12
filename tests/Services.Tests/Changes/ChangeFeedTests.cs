using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Changes;

public sealed class ChangeFeedTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Without_redis_changes_stay_in_the_process()
    {
        using var feed = await StartAsync(null);
        var heard = new List<string?>();
        using (feed.Subscribe(heard.Add))
        {
            feed.Publish("did:web:a");
        }

        feed.Publish("did:web:b");

        Assert.Equal(["did:web:a"], heard);
        Assert.False(feed.IsLive);
    }

    [NeedsFact(Part.Redis)]
    public async Task Changes_reach_other_processes_and_an_outage_flushes()
    {
        using var redis = await RedisServer.StartAsync();
        using var publisher = await StartAsync(redis.Endpoint);
        using var listener = await StartAsync(redis.Endpoint);
        var heard = Channel.CreateUnbounded<string?>();
        using var subscription = listener.Subscribe(subject => heard.Writer.TryWrite(subject));
        var own = new List<string?>();
        using var ownSubscription = publisher.Subscribe(own.Add);

        await UntilAsync(() => listener.IsLive && publisher.IsLive);
        publisher.Publish("http://localhost:8080/status-lists/1");
        Assert.Equal("http://localhost:8080/status-lists/1", await NextNamedAsync(heard.Reader));

        redis.Kill();
        await UntilAsync(() => !listener.IsLive && !publisher.IsLive);
        publisher.Publish("did:web:missed");
        while (heard.Reader.TryRead(out _))
        {
        }

        await redis.RestartAsync();
        Assert.Null(await heard.Reader.ReadAsync().AsTask().WaitAsync(_deadline));
        await UntilAsync(() => listener.IsLive && publisher.IsLive);
        publisher.Publish("did:web:after");
        Assert.Equal("did:web:after", await NextNamedAsync(heard.Reader));
        Assert.Equal(["http://localhost:8080/status-lists/1", "did:web:missed", "did:web:after"], own.Where(subject => subject is not null));
        await publisher.StopAsync(default);
        await listener.StopAsync(default);
    }

    private static async Task<string> NextNamedAsync(ChannelReader<string?> heard)
    {
        while (true)
        {
            if (await heard.ReadAsync().AsTask().WaitAsync(_deadline) is { } subject)
            {
                return subject;
            }
        }
    }

    private static async Task<ChangeFeed> StartAsync(string? endpoint)
    {
        var feed = new ChangeFeed(endpoint is null ? null : CacheSetup.Options(endpoint).ConfigurationOptions, TimeProvider.System, NullLogger<ChangeFeed>.Instance);
        await feed.StartAsync(default);
        return feed;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(_deadline);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!condition())
        {
            await ticks.WaitForNextTickAsync(deadline.Token);
        }
    }
}
