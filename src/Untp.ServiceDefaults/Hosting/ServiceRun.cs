using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Untp.ServiceDefaults.Hosting;

/// <summary>Runs a service so that bad setup ends in plain lines and exit code 1, not in a stack trace.</summary>
public static class ServiceRun
{
    /// <summary>Builds and runs the service.</summary>
    /// <param name="create">Makes the service.</param>
    /// <param name="error">Takes a line for each fault.</param>
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(Func<WebApplication> create, TextWriter error)
    {
        try
        {
            await using var app = create();
            await app.RunAsync();
            return 0;
        }
        catch (Exception e) when (Faults(e) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                await error.WriteLineAsync($"Cannot start: {fault}");
            }

            return 1;
        }
    }

    /// <summary>The faults of a setup; empty where the exception is something else.</summary>
    internal static IReadOnlyList<string> Faults(Exception e) => e switch
    {
        AggregateException many => [.. many.InnerExceptions.SelectMany(Faults)],
        OptionsValidationException options => [.. options.Failures],
        SetupException => [e.Message],
        IOException { InnerException: not null } or SocketException or FormatException => [e.Message],
        // With a format at fault inside, it is the binder's: its message names the setting.
        InvalidOperationException { InnerException: null or FormatException or ArgumentException } setup => [setup.Message],
        InvalidOperationException { InnerException: { } inner } => Faults(inner),
        _ => [],
    };
}
