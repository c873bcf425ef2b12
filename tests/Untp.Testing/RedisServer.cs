using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Untp.Testing;

/// <summary>A redis-server of one test: its own free loopback port, nothing kept on disk.</summary>
public sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan _startDeadline = TimeSpan.FromSeconds(20);

    private readonly string[] _extraArguments;
    private Process? _process;

    private RedisServer(int port, string[] extraArguments)
    {
        Port = port;
        _extraArguments = extraArguments;
    }

    /// <summary>The loopback port; it stays the same over <see cref="RestartAsync"/>.</summary>
    public int Port { get; }

    /// <summary>Where it listens, as a connection string.</summary>
    public string Endpoint => $"127.0.0.1:{Port}";

    /// <summary>Starts a server and waits until it answers. Further arguments go to redis-server as they are.</summary>
    public static async Task<RedisServer> StartAsync(params string[] extraArguments)
    {
        var server = new RedisServer(FindFreePort(), extraArguments);
        try
        {
            await server.RestartAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>A loopback port that was free a moment ago.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends the server without a goodbye, as <c>kill -9</c> does; what it held is lost.</summary>
    public void Kill()
    {
        if (_process is null)
        {
            return;
        }

        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts the server again on the same port, empty, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        Kill();
        var process = _process = Process.Start(Command())!;
        var log = new StringBuilder();
        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (log)
            {
                log.AppendLine(line.Data);
            }
        }

        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var waited = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await AnswersAsync())
        {
            if (process.HasExited || waited.Elapsed > _startDeadline)
            {
                lock (log)
                {
                    throw new InvalidOperationException($"redis-server on port {Port} does not answer: {log}");
                }
            }

            await ticks.WaitForNextTickAsync();
        }
    }

    /// <inheritdoc />
    public void Dispose() => Kill();

    private ProcessStartInfo Command()
    {
        var program = Availability.FindProgram("redis-server") ??
            throw new InvalidOperationException("There is no redis-server on the path.");
        string[] arguments =
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--loglevel", "warning",
            "--save", "", "--appendonly", "no", "--dir", Path.GetTempPath(),
        ];
        return new ProcessStartInfo(program, [.. arguments, .. _extraArguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, timeout.Token);
            var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray(), timeout.Token);
            var answer = new byte["+PONG\r\n".Length];
            await stream.ReadExactlyAsync(answer, timeout.Token);
            return answer.AsSpan().SequenceEqual("+PONG\r\n"u8);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
