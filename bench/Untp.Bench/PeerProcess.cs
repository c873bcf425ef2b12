using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Untp.Bench;

/// <summary>The peers' program, <c>bench/peers/peers.mjs</c>: measures one operation at a time, when told.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    /// <summary>What it runs on.</summary>
    public string Runtime { get; private init; } = "";

    /// <summary>Starts it with its input.</summary>
    /// <param name="folder">Where the input is written.</param>
    /// <param name="input">Documents, contexts and credentials.</param>
    public static PeerProcess Start(string folder, JsonObject input)
    {
        var peers = Path.Combine(Load.Repository.Root, "bench", "peers");
        if (!Directory.Exists(Path.Combine(peers, "node_modules")))
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--silent"]) { WorkingDirectory = peers })!;
            install.WaitForExit();
        }

        var file = Path.Combine(folder, "input.json");
        File.WriteAllBytes(file, JsonSerializer.SerializeToUtf8Bytes(input));
        var process = Process.Start(new ProcessStartInfo("node", ["peers.mjs", file]) { WorkingDirectory = peers, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var hello = process.StandardOutput.ReadLine() ?? throw new Load.LoadFailure("The peers' program did not start; see above.");
        return new(process) { Runtime = hello };
    }

    /// <summary>Microseconds of CPU time for one operation.</summary>
    public double Measure(string operation, double seconds)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operation} {seconds}"));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine();
        return double.TryParse(answer, CultureInfo.InvariantCulture, out var micros) ? micros : throw new Load.LoadFailure($"The peers' program on {operation}: {answer}");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
