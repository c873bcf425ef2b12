namespace Untp.Load.Stack;

/// <summary>What Linux tells of a process.</summary>
internal static class ProcFiles
{
    // USER_HZ, which is 100 on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>User and system time so far.</summary>
    public static double CpuSeconds(int id)
    {
        // Fields 14 and 15; the name before them, in parentheses, may hold blanks.
        var stat = File.ReadAllText($"/proc/{id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11]) + long.Parse(fields[12])) / TicksPerSecond;
    }

    public static double ResidentMegabytes(int id) => long.Parse(Status(id, "VmRSS:").Split(' ')[0]) / 1024.0;

    public static int Parent(int id) => int.Parse(Status(id, "PPid:"));

    /// <summary>The processes that one has started, as its main thread.</summary>
    public static IEnumerable<int> Children(int id) =>
        File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse);

    public static string CommandLine(int id) => string.Join(' ', Arguments(id));

    /// <summary>Program and arguments.</summary>
    public static string[] Arguments(int id) => File.ReadAllText($"/proc/{id}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public static string WorkingFolder(int id) => new FileInfo($"/proc/{id}/cwd").LinkTarget!;

    public static Dictionary<string, string> Environment(int id) =>
        File.ReadAllText($"/proc/{id}/environ").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('=', 2))
            .ToDictionary(entry => entry[0], entry => entry[^1]);

    private static string Status(int id, string field) =>
        File.ReadLines($"/proc/{id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal))[field.Length..].Trim();
}
