using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.Supervision;

namespace AppHost.Tests.Supervision;

public sealed class SupervisorTests
{
    [Fact]
    public async Task Restarts_A_Dead_Child_On_Its_Port_With_Growing_Delays()
    {
        await using var stack = new Stack();
        var ready = new TaskCompletionSource();
        stack.AddService("web").OnResourceReady((_, _, _) =>
        {
            ready.SetResult();
            return Task.CompletedTask;
        });
        stack.Start();

        var address = await stack.AddressOfAsync("web");
        await ready.Task.WaitAsync(Within.Limit);
        await AskToExitAsync(address, 134);
        Assert.Equal("web exited with code 134; restart 1 in 0.01 s", await stack.Lines.UntilAsync("exited"));
        Assert.Equal(address, await stack.AddressOfAsync("web"));

        await AskToExitAsync(address, 7);
        Assert.Equal("web exited with code 7; restart 2 in 0.02 s", await stack.Lines.UntilAsync("exited"));
        Assert.Equal(address, await stack.AddressOfAsync("web"));
        Assert.False(stack.Running.IsCompleted);
    }

    [Fact]
    public async Task Ends_When_A_Child_Dies_Five_Times_Before_It_Was_Healthy()
    {
        await using var stack = new Stack();
        stack.AddService("other");
        stack.AddService("web").WithEnvironment("CHILD_DIES_WITH", "3");
        stack.Start();

        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => stack.Running.WaitAsync(Within.Limit));
        Assert.Equal("web died 5 times before it was healthy, last with code 3: no database", failure.Message);
        var restarts = stack.Lines.Rest().Where(line => line.StartsWith("web exited", StringComparison.Ordinal)).ToList();
        Assert.Equal(4, restarts.Count);
        Assert.Equal("web exited with code 3; restart 4 in 0.08 s: no database", restarts[3]);
    }

    [Fact]
    public async Task Starts_After_What_It_Waits_For_And_Stops_Before_It()
    {
        await using var stack = new Stack();
        var first = stack.AddService("first");
        var second = stack.AddService("second").WaitFor(first);
        stack.AddService("third").WaitFor(second).OnResourceReady((_, _, _) =>
        {
            stack.Lines.WriteLine("all ready");
            return Task.CompletedTask;
        });
        stack.Start();

        foreach (var name in (string[])["first ", "second", "third "])
        {
            Assert.StartsWith($"{name} ", await stack.Lines.UntilAsync("listening"), StringComparison.Ordinal);
        }

        await stack.Lines.UntilAsync("all ready");
        await stack.StopAsync();
        Assert.Equal(
            ["third   | stopping", "second  | stopping", "first   | stopping"],
            stack.Lines.Rest().Where(line => line.Contains("stopping", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Injects_Endpoints_Of_Every_Replica()
    {
        await using var stack = new Stack();
        var other = stack.AddService("other").WithHttpEndpoint(name: "grpc", env: "GRPC_PORT").WithReplicas(2);
        stack.AddService("web").WithReference(other).WaitFor(other).WithEnvironment("Some__Setting", "set");
        stack.Start();

        var replicas = new[] { await stack.Lines.UntilAsync("listening"), await stack.Lines.UntilAsync("listening") }
            .OrderBy(line => line, StringComparer.Ordinal).ToList();
        Assert.StartsWith("other-0  | ", replicas[0], StringComparison.Ordinal);
        Assert.StartsWith("other-1  | ", replicas[1], StringComparison.Ordinal);
        var web = Stack.AddressIn(await stack.Lines.UntilAsync("listening"));
        for (var index = 0; index < 2; index++)
        {
            var replica = Stack.AddressIn(replicas[index]);
            Assert.Equal(replica, new Uri(await VariableAsync(web, $"services__other__http__{index}")));
            Assert.Equal(new Uri($"http://127.0.0.1:{await VariableAsync(replica, "GRPC_PORT")}"), new Uri(await VariableAsync(web, $"services__other__grpc__{index}")));
            Assert.Equal(replica, new Uri(await VariableAsync(replica, "ASPNETCORE_URLS")));
            Assert.Equal("other", await VariableAsync(replica, "OTEL_SERVICE_NAME"));
        }

        Assert.Equal("set", await VariableAsync(web, "Some__Setting"));
        Assert.Equal("true", await VariableAsync(web, "UNTP_EXIT_WITH_STDIN"));
        Assert.Equal("Development", await VariableAsync(web, "ASPNETCORE_ENVIRONMENT"));
        using var absent = await Stack.Client.GetAsync(new Uri(web, "/environment/services__other__http__2"));
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task Refuses_A_Port_In_Use()
    {
        using var neighbour = new TcpListener(IPAddress.Loopback, 0);
        neighbour.Start();
        var port = ((IPEndPoint)neighbour.LocalEndpoint).Port;
        await using var stack = new Stack();
        stack.Builder.AddProject("web", Stack.ChildProject).WithHttpEndpoint(port);

        await RefusesAsync(stack, $"web cannot start: port {port} (its endpoint http) is in use.");
    }

    [Fact]
    public async Task Refuses_Replicas_On_One_Port()
    {
        await using var stack = new Stack();
        stack.Builder.AddProject("web", Stack.ChildProject).WithHttpEndpoint(19_999).WithReplicas(2);

        await RefusesAsync(stack, "web has 2 replicas, which cannot share port 19999.");
    }

    [Fact]
    public async Task Refuses_A_Project_That_Is_Not_Built()
    {
        using var folder = new TemporaryFolder();
        var project = Path.Combine(folder.Path, "Some.csproj");
        await File.WriteAllTextAsync(project, "<Project><PropertyGroup><AssemblyName>Named</AssemblyName></PropertyGroup></Project>");
        await using var stack = new Stack();
        stack.Builder.AddProject("web", project);

        var assembly = Path.Combine(folder.Path, "bin", Build.Configuration, "net10.0", "Named.dll");
        await RefusesAsync(stack, $"web cannot start: {assembly} is missing; build it with: dotnet build -c {Build.Configuration} {project}");
    }

    [Fact]
    public async Task Refuses_A_Program_That_Is_Not_There()
    {
        await using var stack = new Stack();
        stack.Builder.AddExecutable("tool", "no-such-program", ".");

        await RefusesAsync(stack, "tool cannot start: there is no program no-such-program.");
    }

    [Fact]
    public async Task Refuses_Resources_That_Wait_For_Each_Other()
    {
        await using var stack = new Stack();
        var first = stack.AddService("first");
        var second = stack.AddService("second").WaitFor(first);
        first.WaitFor(second);
        stack.AddService("third");

        await RefusesAsync(stack, "These resources wait for each other: first, second.");
    }

    [Fact]
    public async Task Stays_Up_When_A_Ready_Callback_Fails()
    {
        await using var stack = new Stack();
        stack.AddService("web").OnResourceReady((_, _, _) => throw new InvalidOperationException("no sample"));
        stack.Start();

        Assert.Equal("web is ready, but what should follow failed: no sample", await stack.Lines.UntilAsync("is ready"));
        Assert.False(stack.Running.IsCompleted);
    }

    [Fact]
    public async Task Kills_A_Child_That_Does_Not_Stop()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var stack = new Stack(new RestartPolicy { StopsWithin = TimeSpan.FromMilliseconds(200) });
        stack.Builder.AddExecutable("deaf", "/bin/sh", ".", "-c", "trap '' TERM; echo deaf to signals; while :; do sleep 1; done");
        stack.Start();

        await stack.Lines.UntilAsync("deaf to signals");
        await stack.StopAsync();
        Assert.Contains("deaf did not stop within 0.2 s and was killed", stack.Lines.Rest());
    }

    [NeedsFact(Part.Redis)]
    public async Task Restarts_Redis_And_Hands_Out_Its_Connection_String()
    {
        await using var stack = new Stack();
        var redis = stack.Builder.AddRedis("redis");
        stack.AddService("web").WithReference(redis).WaitFor(redis);
        stack.Start();

        var port = int.Parse((await stack.Lines.UntilAsync("redis=127.0.0.1:")).Split(':')[^1]);
        Assert.Equal("+PONG\r\n", await AskRedisAsync(port, "PING"));
        Assert.Equal("", await AskRedisAsync(port, "SHUTDOWN NOSAVE"));
        Assert.Equal("redis exited with code 0; restart 1 in 0.01 s", await stack.Lines.UntilAsync("redis exited"));
    }

    [Fact]
    public async Task Leaves_A_Configured_Redis_Alone()
    {
        await using var stack = new Stack();
        stack.Builder.Configuration["ConnectionStrings:redis"] = "redis.example:6379";
        var redis = stack.Builder.AddRedis("redis");
        stack.AddService("web").WithReference(redis).WaitFor(redis);
        stack.Start();

        Assert.EndsWith("redis=redis.example:6379", await stack.Lines.UntilAsync("listening"), StringComparison.Ordinal);
    }

    private static async Task RefusesAsync(Stack stack, string message)
    {
        stack.Start();
        var failure = await Assert.ThrowsAsync<DistributedApplicationException>(() => stack.Running.WaitAsync(Within.Limit));
        Assert.Equal(message, failure.Message);
        Assert.Empty(stack.Lines.Rest());
    }

    private static Task<string> VariableAsync(Uri service, string name) => Stack.Client.GetStringAsync(new Uri(service, $"/environment/{name}"));

    private static async Task AskToExitAsync(Uri service, int code) =>
        await Assert.ThrowsAsync<HttpRequestException>(() => Stack.Client.GetAsync(new Uri(service, $"/exit/{code}")));

    private static async Task<string> AskRedisAsync(int port, string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Within.Deadline());
        using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n" };
        await writer.WriteLineAsync(command);
        await writer.FlushAsync();
        var answer = new byte[64];
        return System.Text.Encoding.ASCII.GetString(answer, 0, await client.GetStream().ReadAsync(answer, Within.Deadline()));
    }
}
