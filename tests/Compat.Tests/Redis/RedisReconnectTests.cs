using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using StackExchange.Redis;

namespace Compat.Tests.Redis;

public sealed class RedisReconnectTests
{
    private const int Callers = 64;
    private const int Disconnects = 50;
    private static readonly TimeSpan _callDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    [NeedsFact(Part.Redis)]
    public async Task Comes_Back_After_The_Server_Was_Killed()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options(server));
        var database = connection.GetDatabase();
        await database.StringSetAsync("key", "before");

        server.Kill();
        await Eventually.HoldsAsync(() => Task.FromResult(!connection.IsConnected), _deadline);
        await server.RestartAsync();

        await Eventually.HoldsAsync(() => AnswersAsync(database), _deadline);
        Assert.True((await database.StringGetAsync("key")).IsNull);
        await database.StringSetAsync("key", "after");
        Assert.Equal("after", await database.StringGetAsync("key"));
    }

    [NeedsFact(Part.Redis)]
    public async Task Subscriptions_Come_Back_After_The_Server_Was_Killed()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options(server));
        var channel = RedisChannel.Literal("news");
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await connection.GetSubscriber().SubscribeAsync(channel, (_, message) => received.TrySetResult(message!));

        server.Kill();
        await server.RestartAsync();
        await Eventually.HoldsAsync(() => PublishAsync(connection, channel), _deadline);

        Assert.Equal("again", await received.Task.WaitAsync(_deadline));
    }

    [NeedsFact(Part.Redis)]
    public async Task Never_Answers_One_Caller_With_The_Reply_Of_Another()
    {
        using var server = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(Options(server));
        var database = connection.GetDatabase();
        var wrong = new ConcurrentBag<string>();
        using var answered = new SemaphoreSlim(0);
        using var stop = new CancellationTokenSource();

        var callers = Enumerable.Range(0, Callers)
            .Select(caller => Task.Run(() => CallAsync(database, caller, wrong, answered, stop.Token)))
            .ToArray();
        await KillConnectionsAsync(server.Port, answered);
        await stop.CancelAsync();
        await Task.WhenAll(callers).WaitAsync(_deadline);

        Assert.Empty(wrong);
        await Eventually.HoldsAsync(() => AnswersAsync(database), _deadline);
        Assert.Equal("0:0", await database.StringGetAsync("key:0:0"));
    }

    /// <summary>Every key is written once; its value names it. After a failed write the key may be absent, never different.</summary>
    private static async Task CallAsync(
        IDatabase database, int caller, ConcurrentBag<string> wrong, SemaphoreSlim answered, CancellationToken stop)
    {
        for (var round = 0; round == 0 || !stop.IsCancellationRequested; round++)
        {
            var (key, expected) = ($"key:{caller}:{round}", $"{caller}:{round}");
            var isWritten = await TryAsync(() => database.StringSetAsync(key, expected));
            await TryAsync(async () =>
            {
                var value = await database.StringGetAsync(key);
                if (value != expected && (isWritten || !value.IsNull))
                {
                    wrong.Add($"{key} gave {value}");
                }

                answered.Release();
            });
        }
    }

    /// <summary>Kills all connections but its own, again and again; between two kills some calls have to succeed.</summary>
    private static async Task KillConnectionsAsync(int port, SemaphoreSlim answered)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var killed = 0;
        while (killed < Disconnects)
        {
            for (var call = 0; call < Callers; call++)
            {
                Assert.True(await answered.WaitAsync(_deadline), $"No call succeeded after {killed} disconnects.");
            }

            await client.GetStream().WriteAsync("CLIENT KILL TYPE normal\r\n"u8.ToArray());
            var reply = await reader.ReadLineAsync();
            Assert.StartsWith(":", reply);
            killed += int.Parse(reply![1..]);
        }
    }

    // At a lost connection the client mostly throws its own exceptions, at times the transport's or a cancellation, and seldom
    // it forgets a request (its issue 2742): callers need a deadline of their own.
    private static async Task<bool> TryAsync(Func<Task> call)
    {
        try
        {
            await call().WaitAsync(_callDeadline);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private static Task<bool> AnswersAsync(IDatabase database) => TryAsync(() => database.PingAsync());

    private static async Task<bool> PublishAsync(ConnectionMultiplexer connection, RedisChannel channel)
    {
        var receivers = 0L;
        await TryAsync(async () => receivers = await connection.GetSubscriber().PublishAsync(channel, "again"));
        return receivers == 1;
    }

    private static ConfigurationOptions Options(RedisServer server) => new()
    {
        EndPoints = { { "127.0.0.1", server.Port } },
        AbortOnConnectFail = false,
        HeartbeatInterval = TimeSpan.FromMilliseconds(100),
        ReconnectRetryPolicy = new LinearRetry(50),
    };
}
