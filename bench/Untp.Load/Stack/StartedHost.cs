using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Threading.Channels;

namespace Untp.Load.Stack;

/// <summary>The real AppHost as a process of its own, with a data folder of its own, on free ports; it ends with this program.</summary>
internal sealed class StartedHost : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private readonly string _data = Directory.CreateTempSubdirectory("untp-load-").FullName;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Process _process;

    private StartedHost(DidOrigin origin)
    {
        var configuration = typeof(StartedHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var host = Path.Combine(Repository.Root, "Untp.AppHost", "bin", configuration, "net10.0", "Untp.AppHost.dll");
        var (http, grpc) = FreePorts.Find();
        var start = new ProcessStartInfo("dotnet", ["exec", host, "--ExitWithLauncher=true"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
            Environment =
            {
                ["UNTP_DATA"] = _data,
                ["UNTP_API_KEY"] = ApiKey,
                ["GATEWAY_PORT"] = $"{http}",
                ["GATEWAY_GRPC_PORT"] = $"{grpc}",
                ["Gateway__RateLimitCalls"] = "1000000",
                ["Remote__AllowedPrivateHosts__0"] = origin.Host,
                ["Remote__TrustedAuthority"] = origin.AuthorityPath,
            },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string ApiKey { get; } = $"untp_load_{RandomNumberGenerator.GetHexString(32)}";

    /// <summary>Starts a stack and waits until it is up and has made its own sample.</summary>
    /// <param name="origin">A server that its Identity trusts.</param>
    public static async Task<StartedHost> StartAsync(DidOrigin origin)
    {
        var host = new StartedHost(origin);
        try
        {
            using var deadline = new CancellationTokenSource(_limit);
            await foreach (var line in host._lines.Reader.ReadAllAsync(deadline.Token))
            {
                if (line.Contains("/v1/verifications", StringComparison.Ordinal))
                {
                    return host;
                }

                if (line.StartsWith("Untp cannot run", StringComparison.Ordinal))
                {
                    throw new LoadFailure(line);
                }
            }

            throw new LoadFailure("The AppHost ended before it was up.");
        }
        catch (OperationCanceledException)
        {
            await host.DisposeAsync();
            throw new LoadFailure($"The AppHost was not up after {_limit}.");
        }
        catch (LoadFailure)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", $"{Id}"]);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            _lines.Writer.TryComplete();
        }
        else
        {
            _lines.Writer.TryWrite(line);
        }
    }
}
