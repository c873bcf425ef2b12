namespace Untp.ServiceDefaults.Hosting;

/// <summary>
/// Stops the service when its standard input closes, where <c>UNTP_EXIT_WITH_STDIN</c> is true. The AppHost holds the other
/// end: however it dies, no service is left behind.
/// </summary>
internal sealed class ExitWithStdin(IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.GetValue<bool>("UNTP_EXIT_WITH_STDIN"))
        {
            return;
        }

        await using var stdin = Console.OpenStandardInput();
        var buffer = new byte[256];
        try
        {
            while (await stdin.ReadAsync(buffer, stoppingToken) > 0)
            {
            }

            lifetime.StopApplication();
        }
        catch (OperationCanceledException)
        {
        }
    }
}
