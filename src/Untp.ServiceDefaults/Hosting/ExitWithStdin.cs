namespace Untp.ServiceDefaults.Hosting;

/// <summary>
/// Stops the service when its standard input closes, where <c>UNTP_EXIT_WITH_STDIN</c> is true. The AppHost holds the other
/// end: however it dies, no service is left behind.
/// </summary>
internal sealed class ExitWithStdin(IConfiguration configuration, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (configuration.GetValue<bool>("UNTP_EXIT_WITH_STDIN"))
        {
            // A thread of its own that nobody waits for: a read of standard input cannot be cancelled.
            new Thread(Watch) { IsBackground = true, Name = "stdin" }.Start();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Watch()
    {
        using var stdin = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (stdin.Read(buffer) > 0)
        {
        }

        lifetime.StopApplication();
    }
}
