using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Untp.Load.Measuring;

/// <summary>Where the figures come from.</summary>
internal sealed record Machine(string Processor, int Cores, string Runtime, string Sdk, string Commit, string LoadAtStart)
{
    public static async Task<Machine> DescribeAsync() => new(
        File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name", StringComparison.Ordinal)).Split(':', 2)[1].Trim(),
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription,
        await AskAsync("dotnet", "--version"),
        await AskAsync("git", "describe", "--always", "--dirty"),
        LoadNow());

    /// <summary>The library that checks Ed25519 signatures in this process.</summary>
    public static string Ed25519Library() =>
        File.ReadAllText("/proc/self/maps").Contains("libsodium", StringComparison.Ordinal) ? "libsodium" : "OpenSSL";

    /// <summary>Load average of the last minute.</summary>
    public static string LoadNow() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static async Task<string> AskAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Repository.Root, UseShellExecute = false, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return answer.Trim();
    }
}
