using System.Runtime.InteropServices;

namespace Aspire.Hosting.Supervision;

/// <summary>Finds programs and says how to start them.</summary>
internal static class Programs
{
    /// <summary>
    /// Starts a program that knows nothing of its host. The shell passes SIGTERM on to it, and kills it when the standard
    /// input closes: its write end is the host's, so it closes however the host dies. What a terminal sends reaches all alike.
    /// </summary>
    private const string GuardScript =
        """
        exec 3<&0 </dev/null
        "$@" 3<&- &
        child=$!
        trap 'kill -TERM "$child" 2>/dev/null' TERM
        trap : INT HUP
        { read -r _ <&3; kill -KILL "$child"; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$child"; code=$?
        while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
        kill -KILL "$watch" 2>/dev/null
        exit "$code"
        """;

    /// <summary>The dotnet program of the running runtime.</summary>
    public static string Dotnet { get; } = FindDotnet();

    public static string? Find(string command)
    {
        if (Path.GetFileName(command) != command)
        {
            return File.Exists(command) ? command : null;
        }

        var name = OperatingSystem.IsWindows() && !Path.HasExtension(command) ? command + ".exe" : command;
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    public static LaunchCommand Guard(string program, IReadOnlyList<string> arguments, string workingDirectory) =>
        OperatingSystem.IsWindows()
            ? new LaunchCommand(program, arguments, workingDirectory)
            : new LaunchCommand("/bin/sh", ["-c", GuardScript, "sh", program, .. arguments], workingDirectory);

    private static string FindDotnet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

        // <root>/shared/Microsoft.NETCore.App/<version>/ -> <root>/dotnet
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }
}
