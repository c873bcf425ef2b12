using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Untp.Stack.Tests;

/// <summary>The real AppHost as a process of its own, on free ports, with a data folder of its own.</summary>
public sealed partial class StackProcess : IDisposable
{
    // Far beyond what a slow machine takes; the measured start is in bench/results.
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _newLine = new(0);
    private readonly string _data = Directory.CreateTempSubdirectory("untp-stack-").FullName;
    private readonly Process _process;

    private StackProcess(IReadOnlyDictionary<string, string?> settings)
    {
        var (http, grpc) = FreePorts();
        Http = new Uri($"http://localhost:{http}");
        Grpc = new Uri($"http://localhost:{grpc}");
        var configuration = typeof(StackProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(Repository.Root, "Untp.AppHost", "bin", configuration, "net10.0", "Untp.AppHost.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["UNTP_DATA"] = _data;
        start.Environment["GATEWAY_PORT"] = $"{http}";
        start.Environment["GATEWAY_GRPC_PORT"] = $"{grpc}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Http { get; }

    public Uri Grpc { get; }

    public int Id => _process.Id;

    public string DataFolder => _data;

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The development API key that the stack printed.</summary>
    public string ApiKey { get; private set; } = "";

    /// <summary>Starts a stack and waits until it says that it is up.</summary>
    public static async Task<StackProcess> StartAsync(params (string Name, string? Value)[] settings)
    {
        var stack = new StackProcess(settings.ToDictionary(setting => setting.Name, setting => setting.Value));
        await stack.WaitForLineAsync(line => line.StartsWith("Untp is up", StringComparison.Ordinal));
        var key = await stack.WaitForLineAsync(line => line.Contains("API key", StringComparison.Ordinal));
        stack.ApiKey = key.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        await stack.WaitForLineAsync(line => line.Contains("/v1/verifications", StringComparison.Ordinal));
        return stack;
    }

    /// <summary>The first line, printed or still to come, that fits.</summary>
    public async Task<string> WaitForLineAsync(Predicate<string> fits)
    {
        using var deadline = new CancellationTokenSource(_limit);
        while (true)
        {
            if (_lines.FirstOrDefault(line => fits(line)) is { } found)
            {
                return found;
            }

            Assert.False(_process.HasExited && _newLine.CurrentCount == 0, $"The stack ended:\n{string.Join('\n', _lines)}");
            await _newLine.WaitAsync(TimeSpan.FromSeconds(1), deadline.Token);
        }
    }

    /// <summary>A REST client with the API key.</summary>
    public HttpClient RestClient()
    {
        var client = new HttpClient { BaseAddress = Http };
        client.DefaultRequestHeaders.Add("X-API-Key", ApiKey);
        return client;
    }

    /// <summary>The process of a service, by what stands in its command line; Linux only.</summary>
    public int FindChild(string commandPart) => Children().Single(child => child.Command.Contains(commandPart, StringComparison.Ordinal)).Id;

    /// <summary>All processes below the AppHost; Linux only.</summary>
    public IReadOnlyList<(int Id, string Command)> Children()
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(folder), out var id) && ParentOf().Match(File.ReadAllText(Path.Combine(folder, "status"))) is { Success: true } match)
                {
                    parents[id] = int.Parse(match.Groups["parent"].Value);
                }
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        var below = new List<(int, string)>();
        var open = new Queue<int>([Id]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in parents.Where(pair => pair.Value == parent).Select(pair => pair.Key))
            {
                below.Add((child, Command(child)));
                open.Enqueue(child);
            }
        }

        return below;
    }

    /// <summary>Kills the AppHost itself, as no handler can catch.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the AppHost to stop and waits until it has.</summary>
    public async Task TerminateAsync()
    {
        using var terminate = Process.Start("kill", ["-TERM", $"{Id}"]);
        await terminate.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            // Its children end with their standard input.
            _process.Kill(entireProcessTree: false);
            _process.WaitForExit();
        }

        _process.Dispose();
        _newLine.Dispose();
        try
        {
            Directory.Delete(_data, recursive: true);
        }
        catch (IOException)
        {
            // A child that is just ending still writes; the folder is a temporary one.
        }
    }

    private static string Command(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static (int Http, int Grpc) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    private void Add(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            _newLine.Release();
        }
    }

    [GeneratedRegex(@"^PPid:\s+(?<parent>[0-9]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex ParentOf();
}
