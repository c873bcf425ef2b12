using System.Runtime.InteropServices;
using Aspire.Hosting.Supervision;

namespace Aspire.Hosting;

public class DistributedApplication
{
    private readonly Supervisor _supervisor;
    private readonly bool _exitsWithLauncher;

    internal DistributedApplication(Supervisor supervisor, bool exitsWithLauncher)
    {
        _supervisor = supervisor;
        _exitsWithLauncher = exitsWithLauncher;
    }

    public static IDistributedApplicationBuilder CreateBuilder(string[] args) => CreateBuilder(new DistributedApplicationOptions { Args = args });

    public static IDistributedApplicationBuilder CreateBuilder(DistributedApplicationOptions options) => new DistributedApplicationBuilder(options);

    public void Run() => RunAsync().GetAwaiter().GetResult();

    /// <summary>Runs until it is cancelled or signalled; throws <see cref="DistributedApplicationException"/> where the stack cannot run.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // A second Ctrl-C ends the host at once; the children go with their standard input.
            signal.Cancel = !stopping.IsCancellationRequested;
            stopping.Cancel();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Stop);

        if (_exitsWithLauncher)
        {
            _ = StopWithLauncherAsync();
        }

        try
        {
            await _supervisor.RunAsync(stopping.Token);
        }
        finally
        {
            await stopping.CancelAsync();
        }

        async Task StopWithLauncherAsync()
        {
            await Launcher.AwaitEndAsync(stopping.Token);
            await stopping.CancelAsync();
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }
}
