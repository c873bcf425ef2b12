using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Compat.Tests.Redis;

/// <summary>The real Microsoft.Extensions.Caching.StackExchangeRedis.</summary>
public sealed class RedisCacheTests
{
    [NeedsFact(Part.Redis)]
    public async Task Keeps_And_Forgets_Bytes()
    {
        using var server = await RedisServer.StartAsync();
        await using var services = Services(server);
        var cache = services.GetRequiredService<IDistributedCache>();
        byte[] value = [0, 1, 2, 0xFF, (byte)'\r', (byte)'\n'];

        Assert.Null(await cache.GetAsync("absent"));
        await cache.SetAsync("key", value, new DistributedCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) });
        await cache.RefreshAsync("key");
        Assert.Equal(value, await cache.GetAsync("key"));
        Assert.Equal(value, cache.Get("key"));
        await cache.RemoveAsync("key");
        Assert.Null(await cache.GetAsync("key"));
    }

    [NeedsFact(Part.Redis)]
    public async Task Keeps_Bytes_In_Buffers()
    {
        using var server = await RedisServer.StartAsync();
        await using var services = Services(server);
        var cache = Assert.IsAssignableFrom<IBufferDistributedCache>(services.GetRequiredService<IDistributedCache>());
        var value = Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7)).ToArray();

        await cache.SetAsync("key", Split(value), new DistributedCacheEntryOptions());

        var found = new ArrayBufferWriter<byte>();
        Assert.True(await cache.TryGetAsync("key", found));
        Assert.True(value.AsSpan().SequenceEqual(found.WrittenSpan));
        Assert.False(await cache.TryGetAsync("absent", new ArrayBufferWriter<byte>()));
    }

    private static ReadOnlySequence<byte> Split(byte[] value)
    {
        var first = new Segment(value.AsMemory(0, 33_333), null);
        var last = new Segment(value.AsMemory(33_333), first);
        return new(first, 0, last, last.Memory.Length);
    }

    private static ServiceProvider Services(RedisServer server) => new ServiceCollection()
        .AddStackExchangeRedisCache(options =>
        {
            options.Configuration = server.Endpoint;
            options.InstanceName = "test:";
        })
        .BuildServiceProvider();

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? previous)
        {
            Memory = memory;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.Memory.Length;
                previous.Next = this;
            }
        }
    }
}
