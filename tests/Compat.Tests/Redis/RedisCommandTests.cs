using System.Collections.Concurrent;
using System.Threading.Channels;
using StackExchange.Redis;

namespace Compat.Tests.Redis;

/// <summary>The real StackExchange.Redis on our stand-ins.</summary>
public sealed class RedisCommandTests
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(20);

    [NeedsFact(Part.Redis)]
    public async Task Pipelines_Thousands_Of_Requests()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();

        await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => database.StringSetAsync($"key:{i}", $"value:{i}")));
        var values = await Task.WhenAll(Enumerable.Range(0, 5000).Select(i => database.StringGetAsync($"key:{i}")));

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"value:{i}"), values.Select(value => value.ToString()));
    }

    [NeedsFact(Part.Redis)]
    public async Task Carries_Values_Larger_Than_Any_Buffer_And_Long_Arrays()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();
        var large = new byte[8 * 1024 * 1024];
        for (var i = 0; i < large.Length; i++)
        {
            large[i] = (byte)(i * 31 / 7);
        }

        await database.StringSetAsync("large", large);
        var found = (byte[]?)await database.StringGetAsync("large");
        Assert.True(large.AsSpan().SequenceEqual(found));

        // Many more items than a block of the arena holds, then small replies again.
        var items = Enumerable.Range(0, 50_000).Select(i => (RedisValue)i).ToArray();
        await database.ListRightPushAsync("long", items);
        Assert.Equal(items, await database.ListRangeAsync("long"));
        await database.HashSetAsync("hash", [new("a", 1), new("b", 2)]);
        Assert.Equal([new("a", 1), new("b", 2)], (await database.HashGetAllAsync("hash")).OrderBy(entry => entry.Name.ToString()));
    }

    [NeedsFact(Part.Redis)]
    public async Task Reads_Nested_Replies()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();

        await database.StreamAddAsync("stream", [new("a", "1"), new("b", "2")], "1-1");
        await database.StreamAddAsync("stream", [new("c", "3")], "1-2");
        var entries = await database.StreamRangeAsync("stream");
        Assert.Equal(["1-1", "1-2"], entries.Select(entry => entry.Id.ToString()));
        Assert.Equal([new NameValueEntry("a", "1"), new NameValueEntry("b", "2")], entries[0].Values);

        await database.SortedSetAddAsync("scores", [new("x", 1.5), new("y", -2)]);
        var scores = await database.SortedSetRangeByRankWithScoresAsync("scores");
        Assert.Equal([new SortedSetEntry("y", -2), new SortedSetEntry("x", 1.5)], scores);

        var nested = (RedisResult[]?)await database.ScriptEvaluateAsync("return {1, {'two', {3, false}}, 'four'}");
        Assert.Equal(3, nested!.Length);
        Assert.Equal("two", (string?)nested[1][0]);
        Assert.Equal(3, (int)nested[1][1][0]);
        Assert.True(nested[1][1][1].IsNull);
        Assert.Equal("four", (string?)nested[2]);
    }

    [NeedsFact(Part.Redis)]
    public async Task Runs_Lua_With_Keys_And_Values()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();
        const string script = "redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1]) .. ARGV[2]";

        Assert.Equal("onetwo", (string?)await database.ScriptEvaluateAsync(script, ["key"], ["one", "two"]));
        Assert.Equal("onetwo", (string?)await database.ScriptEvaluateAsync(script, ["key"], ["one", "two"]));
        var failing = database.ScriptEvaluateAsync("return redis.error_reply('no such luck')");
        var fault = await Assert.ThrowsAsync<RedisServerException>(() => failing);
        Assert.Contains("no such luck", fault.Message);
    }

    [NeedsFact(Part.Redis)]
    public async Task Commits_A_Transaction_Only_When_Its_Condition_Holds()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();
        await database.StringSetAsync("version", 1);

        var commits = database.CreateTransaction();
        commits.AddCondition(Condition.StringEqual("version", 1));
        var incremented = commits.StringIncrementAsync("version");
        var set = commits.StringSetAsync("value", "new");
        Assert.True(await commits.ExecuteAsync());
        Assert.Equal(2, await incremented);
        Assert.True(await set);

        var aborts = database.CreateTransaction();
        aborts.AddCondition(Condition.StringEqual("version", 1));
        var never = aborts.StringSetAsync("value", "wrong");
        Assert.False(await aborts.ExecuteAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never);
        Assert.Equal("new", await database.StringGetAsync("value"));
    }

    [NeedsFact(Part.Redis)]
    public async Task Delivers_Messages_In_Order_To_Every_Subscriber()
    {
        using var server = await RedisServer.StartAsync();
        await using var publisher = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        await using var subscriber = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        using var timeout = new CancellationTokenSource(_deadline);
        var channel = RedisChannel.Literal("news");
        var queue = await subscriber.GetSubscriber().SubscribeAsync(channel);
        var handled = Channel.CreateUnbounded<string>();

        // Two handlers of one channel: the client calls each of a combined delegate.
        var counts = new ConcurrentDictionary<string, int>();
        await subscriber.GetSubscriber().SubscribeAsync(channel, (_, message) => handled.Writer.TryWrite(message!));
        await subscriber.GetSubscriber().SubscribeAsync(channel, (_, message) => counts.AddOrUpdate(message!, 1, (_, count) => count + 1));

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(1, await publisher.GetSubscriber().PublishAsync(channel, $"message {i}"));
        }

        for (var i = 0; i < 500; i++)
        {
            Assert.Equal($"message {i}", (await queue.ReadAsync(timeout.Token)).Message.ToString());
        }

        var seen = new HashSet<string>();
        while (seen.Count < 500)
        {
            Assert.True(seen.Add(await handled.Reader.ReadAsync(timeout.Token)));
        }

        await Eventually.HoldsAsync(() => Task.FromResult(counts.Count == 500), _deadline);
        Assert.All(counts.Values, count => Assert.Equal(1, count));
    }

    [NeedsFact(Part.Redis)]
    public async Task Serves_Blocking_Callers()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(server.Endpoint);
        var database = connection.GetDatabase();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    database.StringSet($"{caller}:{i}", $"{caller}-{i}");
                    Assert.Equal($"{caller}-{i}", database.StringGet($"{caller}:{i}"));
                }
            },
            TaskCreationOptions.LongRunning)));
    }

    [NeedsFact(Part.Redis)]
    public async Task Fails_With_A_Timeout_Or_Refusal_Where_Nothing_Listens()
    {
        var port = RedisServer.FindFreePort();
        var options = new ConfigurationOptions { EndPoints = { { "127.0.0.1", port } }, ConnectTimeout = 1000, ConnectRetry = 1 };

        await Assert.ThrowsAsync<RedisConnectionException>(() => ConnectionMultiplexer.ConnectAsync(options));
    }
}
