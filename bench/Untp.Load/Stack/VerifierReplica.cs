using System.Diagnostics;

namespace Untp.Load.Stack;

/// <summary>One more replica of a running stack's verifier: the same program, environment and folder, on ports of its own; it ends with this program.</summary>
internal sealed class VerifierReplica : IAsyncDisposable
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    private VerifierReplica(int original, RunningStack.Addresses addresses)
    {
        Addresses = addresses;
        var command = ProcFiles.Arguments(original);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = ProcFiles.WorkingFolder(original),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in ProcFiles.Environment(original))
        {
            start.Environment[name] = value;
        }

        start.Environment["ASPNETCORE_URLS"] = addresses.Rest.ToString();
        start.Environment["GRPC_PORT"] = $"{addresses.Grpc.Port}";
        _process = Process.Start(start)!;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public RunningStack.Addresses Addresses { get; }

    /// <summary>Starts it and waits until it says that it is healthy.</summary>
    public static async Task<VerifierReplica> StartAsync(RunningStack stack)
    {
        var (http, grpc) = FreePorts.Find();
        var replica = new VerifierReplica(stack.Processes.Ids["verifier"], new RunningStack.Addresses(new Uri($"http://localhost:{http}"), new Uri($"http://localhost:{grpc}")));
        var waited = Stopwatch.StartNew();
        using var door = Door.ToVerifier(stack with { Verifier = replica.Addresses });
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsHealthyAsync(door.Rest))
        {
            if (replica._process.HasExited || waited.Elapsed > _limit)
            {
                await replica.DisposeAsync();
                throw new LoadFailure("A second verifier does not start.");
            }

            await ticks.WaitForNextTickAsync();
        }

        return replica;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // It ends with its standard input.
            _process.StandardInput.Close();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
