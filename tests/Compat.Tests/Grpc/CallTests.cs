using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Compat.Tests.Grpc;

public sealed class CallTests
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Answers_A_Unary_Call()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var client = new EchoClient(server.Connect());

        using var call = client.SayAsync("grüezi");

        Assert.Equal("grüezi", await call);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Empty(call.GetTrailers());
    }

    [Fact]
    public async Task Answers_A_Blocking_Unary_Call()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var client = new EchoClient(server.Connect());

        Assert.Equal("hello", client.Say("hello"));
    }

    [Fact]
    public async Task Streams_From_The_Server()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        using var call = new EchoClient(server.Connect()).Count("100");

        var received = await Collect(call.ResponseStream);

        Assert.Equal(Enumerable.Range(1, 100).Select(i => $"{i}"), received);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Null(call.ResponseStream.Current);
    }

    [Fact]
    public async Task Streams_From_The_Client()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        using var call = new EchoClient(server.Connect()).Join();
        foreach (var message in (string[])["a", "b", "", "c"])
        {
            await call.RequestStream.WriteAsync(message);
        }

        await call.RequestStream.CompleteAsync();

        Assert.Equal("a,b,,c", await call);
    }

    [Fact]
    public async Task Streams_Both_Ways_Turn_By_Turn()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        using var call = new EchoClient(server.Connect()).Chat();
        foreach (var message in (string[])["one", "two", "three"])
        {
            await call.RequestStream.WriteAsync(message);
            Assert.True(await call.ResponseStream.MoveNext());
            Assert.Equal(message.ToUpperInvariant(), call.ResponseStream.Current);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext());
    }

    [Fact]
    public async Task Serves_A_Service_Definition()
    {
        var defaults = new EchoHandlers();
        var definition = ServerServiceDefinition.CreateBuilder()
            .AddMethod(EchoMethods.Say, defaults.Say)
            .AddMethod(EchoMethods.Count, defaults.Count)
            .AddMethod(EchoMethods.Join, defaults.Join)
            .AddMethod(EchoMethods.Chat, defaults.Chat)
            .Build();
        await using var server = await EchoServer.StartAsync(routes => routes.MapGrpcService(definition));
        var client = new EchoClient(server.Connect());

        Assert.Equal("x", await client.SayAsync("x"));
        Assert.Equal(["1", "2"], await Collect(client.Count("2").ResponseStream));
        using var join = client.Join();
        await join.RequestStream.WriteAsync("y");
        await join.RequestStream.CompleteAsync();
        Assert.Equal("y", await join);
        using var chat = client.Chat();
        await chat.RequestStream.WriteAsync("z");
        await chat.RequestStream.CompleteAsync();
        Assert.Equal(["Z"], await Collect(chat.ResponseStream));
    }

    [Fact]
    public async Task Reports_An_Error_With_Its_Trailers()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = (_, _) => throw new RpcException(
                new Status(StatusCode.NotFound, "no such thing: ü"),
                new Metadata { { "reason", "missing" }, { "detail-bin", new byte[] { 0, 1, 0xff } } }),
        });
        var client = new EchoClient(server.Connect());

        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("x"));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("no such thing: ü", error.Status.Detail);
        Assert.Equal("missing", error.Trailers.GetValue("reason"));
        Assert.Equal([0, 1, 0xff], error.Trailers.GetValueBytes("detail-bin"));
    }

    [Fact]
    public async Task Reports_An_Error_In_The_Middle_Of_A_Stream()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Count = async (_, responses, context) =>
            {
                await responses.WriteAsync("1");
                context.ResponseTrailers.Add("reason", "tired");
                context.Status = new Status(StatusCode.DataLoss, "enough");
            },
        });
        using var call = new EchoClient(server.Connect()).Count("2");

        Assert.True(await call.ResponseStream.MoveNext());
        var error = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(new Status(StatusCode.DataLoss, "enough").ToString(), error.Status.ToString());
        Assert.Equal("tired", call.GetTrailers().GetValue("reason"));
        Assert.Equal(StatusCode.DataLoss, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Hides_The_Message_Of_An_Unexpected_Exception()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers { Say = (_, _) => throw new InvalidOperationException("secret") });
        var client = new EchoClient(server.Connect());

        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync("x"));

        Assert.Equal(StatusCode.Unknown, error.StatusCode);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_An_Unknown_Method_As_Unimplemented()
    {
        await using var server = await EchoServer.StartAsync(_ => { });
        await using var other = await EchoServer.StartAsync(new EchoHandlers());
        var unknown = new Method<string, string>(
            MethodType.Unary, EchoMethods.ServiceName, "Shout", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

        foreach (var channel in new[] { server.Connect(), other.Connect() })
        {
            var error = await Assert.ThrowsAsync<RpcException>(
                async () => await channel.CreateCallInvoker().AsyncUnaryCall(unknown, null, default, "x"));
            Assert.Equal(StatusCode.Unimplemented, error.StatusCode);
        }
    }

    [Fact]
    public async Task Ends_A_Call_At_Its_Deadline()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = async (_, context) =>
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return "never";
            },
        });
        var client = new EchoClient(server.Connect());

        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await client.SayAsync("x", new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1))));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
    }

    [Fact]
    public async Task Shows_The_Deadline_To_The_Server()
    {
        DateTime seen = default;
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = (request, context) =>
            {
                seen = context.Deadline;
                return Task.FromResult(request);
            },
        });
        var start = DateTime.UtcNow;

        await new EchoClient(server.Connect()).SayAsync("x", new CallOptions(deadline: start.AddHours(1)));

        Assert.Equal(DateTimeKind.Utc, seen.Kind);
        Assert.InRange(seen, start, start.AddHours(2));
    }

    [Fact]
    public async Task Cancels_A_Call_On_Both_Sides()
    {
        var entered = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = async (_, context) =>
            {
                await using var registration = context.CancellationToken.Register(cancelled.SetResult);
                entered.SetResult();
                await cancelled.Task;
                return "late";
            },
        });
        using var cancellation = new CancellationTokenSource();
        using var call = new EchoClient(server.Connect()).SayAsync("x", new CallOptions(cancellationToken: cancellation.Token));

        await entered.Task.WaitAsync(_patience);
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAsync<RpcException>(async () => await call);
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
        await cancelled.Task.WaitAsync(_patience);
    }

    [Fact]
    public async Task Cancels_A_Stream_That_Is_Disposed()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Count = async (_, responses, context) =>
            {
                await using var registration = context.CancellationToken.Register(cancelled.SetResult);
                await responses.WriteAsync("1");
                await cancelled.Task;
            },
        });
        var call = new EchoClient(server.Connect()).Count("2");
        Assert.True(await call.ResponseStream.MoveNext());

        call.Dispose();

        await cancelled.Task.WaitAsync(_patience);
        Assert.Equal(StatusCode.Cancelled, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Carries_Metadata_Both_Ways()
    {
        var bytes = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = async (_, context) =>
            {
                var answer = new Metadata();
                foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
                {
                    answer.Add(entry);
                    context.ResponseTrailers.Add(entry);
                }

                await context.WriteResponseHeadersAsync(answer);
                return $"{context.RequestHeaders.GetValueBytes("x-empty-bin")?.Length}";
            },
        });
        var headers = new Metadata { { "X-Text", "one" }, { "x-text", "two" }, { "x-data-bin", bytes }, { "x-empty-bin", [] } };
        using var call = new EchoClient(server.Connect()).SayAsync("x", new CallOptions(headers));

        Assert.Equal("0", await call);
        foreach (var received in new[] { await call.ResponseHeadersAsync, call.GetTrailers() })
        {
            Assert.Equal("one, two", received.GetValue("x-text"));
            Assert.Equal(bytes, received.GetValueBytes("x-data-bin"));
        }
    }

    [Fact]
    public async Task Shows_The_Call_To_The_Server()
    {
        string[] seen = [];
        await using var server = await EchoServer.StartAsync(new EchoHandlers
        {
            Say = (request, context) =>
            {
                context.UserState["key"] = request;
                context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                seen =
                [
                    context.Method,
                    context.Host,
                    context.Peer.Split(':')[0],
                    $"deadline {context.Deadline == DateTime.MaxValue}",
                    $"authenticated {context.AuthContext.IsPeerAuthenticated}",
                    $"{context.WriteOptions.Flags}",
                    $"{context.Status}",
                    $"cancelled {context.CancellationToken.IsCancellationRequested}",
                ];
                return Task.FromResult((string)context.UserState["key"]);
            },
        });

        Assert.Equal("x", await new EchoClient(server.Connect()).SayAsync("x"));
        Assert.Equal(
            [
                "/untp.tests.Echo/Say",
                $"127.0.0.1:{server.Address.Port}",
                "ipv4",
                "deadline True",
                "authenticated False",
                "NoCompress",
                "Status(StatusCode=\"OK\", Detail=\"\")",
                "cancelled False",
            ],
            seen);
    }

    [Fact]
    public async Task Refuses_A_Request_Larger_Than_The_Server_Accepts()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers(), options => options.MaxReceiveMessageSize = 1000);
        var client = new EchoClient(server.Connect());

        Assert.Equal(1000, (await client.SayAsync(new string('a', 1000))).Length);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new string('a', 1001)));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Refuses_A_Response_Larger_Than_The_Client_Accepts()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var client = new EchoClient(server.Connect(new() { MaxReceiveMessageSize = 1000 }));

        Assert.Equal(1000, (await client.SayAsync(new string('a', 1000))).Length);
        var error = await Assert.ThrowsAsync<RpcException>(async () => await client.SayAsync(new string('a', 1001)));
        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
    }

    [Fact]
    public async Task Carries_A_Message_Of_Megabytes()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var message = string.Concat(Enumerable.Range(0, 400_000).Select(i => $"{i:x8}"));

        Assert.Equal(message, await new EchoClient(server.Connect()).SayAsync(message));
    }

    private static async Task<List<string>> Collect(IAsyncStreamReader<string> stream)
    {
        var all = new List<string>();
        await foreach (var message in stream.ReadAllAsync())
        {
            all.Add(message);
        }

        return all;
    }
}
