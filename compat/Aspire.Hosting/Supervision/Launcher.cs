using System.Runtime.InteropServices;

namespace Aspire.Hosting.Supervision;

/// <summary>
/// The process that started the host. <c>dotnet run</c> passes its death on only where it can still act: the host of a killed one
/// would live on unseen. Its project says so with the argument <c>--ExitWithLauncher=true</c>.
/// </summary>
internal static partial class Launcher
{
    /// <summary>Completes when the launcher is gone; never on Windows, where a process keeps no tie to its parent.</summary>
    public static async Task AwaitEndAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        var launcher = GetParentId();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (GetParentId() == launcher)
        {
            await timer.WaitForNextTickAsync(cancellation);
        }
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();
}
