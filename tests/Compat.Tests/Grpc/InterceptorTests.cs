using System.Collections.Concurrent;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Compat.Tests.Grpc;

public sealed class InterceptorTests
{
    private static readonly string[] _eachKindTwice =
    [
        .. ((string[])["Say", "Say", "Count", "Join", "Chat"])
            .SelectMany(name => (string[])[$"first /untp.tests.Echo/{name}", $"second /untp.tests.Echo/{name}"]),
    ];

    private readonly ConcurrentQueue<string> _seen = [];

    [Fact]
    public async Task Client_Interceptors_See_Calls_Of_Every_Kind_In_Their_Order()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers());
        var invoker = server.Connect().Intercept(new RecordingInterceptor(_seen, "first"), new RecordingInterceptor(_seen, "second"));

        await CallAll(new EchoClient(invoker));

        Assert.Equal(_eachKindTwice, _seen);
    }

    [Fact]
    public async Task Server_Interceptors_See_Calls_Of_Every_Kind_In_Their_Order()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers(), options =>
        {
            options.Interceptors.Add<RecordingInterceptor>(_seen, "first");
            options.Interceptors.Add<RecordingInterceptor>(_seen, "second");
        });

        await CallAll(new EchoClient(server.Connect()));

        Assert.Equal(_eachKindTwice, _seen);
    }

    [Fact]
    public async Task Header_Interceptor_Adds_To_Calls_Of_Every_Kind()
    {
        await using var server = await EchoServer.StartAsync(new EchoHandlers(), options =>
            options.Interceptors.Add<HeaderReadingInterceptor>(_seen));
        var invoker = server.Connect().Intercept(headers =>
        {
            headers.Add("x-tenant", "acme");
            return headers;
        });

        await CallAll(new EchoClient(invoker));

        Assert.Equal(Enumerable.Repeat("acme", 5), _seen);
    }

    [Fact]
    public void Interceptors_See_The_Host_That_A_Client_Is_For()
    {
        var invoker = new EchoClient().WithHost("ignored");
        Assert.Throws<NotImplementedException>(() => invoker.Say("x"));

        var client = new EchoClient(new FixedCallInvoker().Intercept(new RecordingInterceptor(_seen, "it")));

        Assert.Equal("fixed", client.WithHost("@there").Say("x"));
        Assert.Equal("fixed", client.WithHost("@there").WithHost("@elsewhere").Say("x"));
        Assert.Equal("fixed", client.Say("x"));
        Assert.Equal(["it /untp.tests.Echo/Say@there", "it /untp.tests.Echo/Say@elsewhere", "it /untp.tests.Echo/Say"], _seen);
    }

    private static async Task CallAll(EchoClient client)
    {
        Assert.Equal("x", client.Say("x"));
        Assert.Equal("x", await client.SayAsync("x"));
        using var count = client.Count("1");
        Assert.True(await count.ResponseStream.MoveNext());
        Assert.False(await count.ResponseStream.MoveNext());
        using var join = client.Join();
        await join.RequestStream.CompleteAsync();
        Assert.Equal("", await join);
        using var chat = client.Chat();
        await chat.RequestStream.CompleteAsync();
        Assert.False(await chat.ResponseStream.MoveNext());
    }
}
