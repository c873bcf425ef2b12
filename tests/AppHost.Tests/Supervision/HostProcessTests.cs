using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.Supervision;

namespace AppHost.Tests.Supervision;

/// <summary>What becomes of the children when the host's process ends.</summary>
public sealed class HostProcessTests
{
    private const string Child = "tests/Untp.Testing.Child/Untp.Testing.Child.csproj";
    private static readonly Dictionary<string, string> _environment = new() { ["CHILD_DOTNET"] = Programs.Dotnet };

    [Fact]
    public async Task Leaves_No_Orphan_When_The_Host_Is_Killed()
    {
        using var host = StartHost();
        var connections = await HoldConnectionsAsync(host);

        host.Kill();

        await AllEndAsync(connections);
    }

    [Fact]
    public async Task Stops_All_And_Exits_With_Zero_On_Sigterm()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var host = StartHost();
        var connections = await HoldConnectionsAsync(host);

        using (Process.Start("/bin/sh", ["-c", $"kill -TERM {host.Id}"]))
        {
            await host.WaitForExitAsync(Within.Deadline());
        }

        Assert.Equal(0, host.ExitCode);
        await AllEndAsync(connections);
        Assert.DoesNotContain("restart", await host.StandardOutput.ReadToEndAsync(Within.Deadline()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_When_Its_Launcher_Is_Killed_Where_It_Is_Told_To()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var command = Build.FindCommand(Child);
        using var launcher = Build.Start(
            "/bin/sh", ["-c", "\"$@\"; exit", "sh", command.Program, .. command.Arguments, "host", "--ExitWithLauncher=true"], _environment);
        var connections = await HoldConnectionsAsync(launcher);

        launcher.Kill();

        await AllEndAsync(connections);
    }

    private static Process StartHost() => Build.StartProject(Child, ["host"], _environment);

    /// <summary>Opens a connection to each child: it ends when the child does, however that comes about.</summary>
    private static async Task<List<TcpClient>> HoldConnectionsAsync(Process host)
    {
        var connections = new List<TcpClient>();
        for (var services = 0; services < 2;)
        {
            var line = await host.StandardOutput.ReadLineAsync(Within.Deadline());
            Assert.NotNull(line);
            if (!line.Contains("listening", StringComparison.Ordinal))
            {
                continue;
            }

            services++;
            var parts = line.Split('=');
            connections.Add(await ConnectAsync(Stack.AddressIn(line).Port));
            if (parts[^1].Length > 0)
            {
                connections.Add(await ConnectAsync(int.Parse(parts[^1].Split(':')[1])));
            }
        }

        return connections;
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, Within.Deadline());
        return client;
    }

    private static async Task AllEndAsync(List<TcpClient> connections)
    {
        var expected = Availability.FindProgram("redis-server") is null ? 2 : 3;
        Assert.Equal(expected, connections.Count);
        foreach (var connection in connections)
        {
            using (connection)
            {
                var port = ((IPEndPoint)connection.Client.RemoteEndPoint!).Port;
                Assert.True(await EndsAsync(connection), $"The child on port {port} still runs.");
                await RefusesConnectionsAsync(port);
            }
        }
    }

    private static async Task<bool> EndsAsync(TcpClient connection)
    {
        try
        {
            return await connection.GetStream().ReadAsync(new byte[1], Within.Deadline()) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task RefusesConnectionsAsync(int port)
    {
        // The connection ends a moment before the listener does.
        for (var deadline = Within.Deadline(); ; deadline.ThrowIfCancellationRequested())
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, deadline);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
