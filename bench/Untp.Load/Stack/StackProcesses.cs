namespace Untp.Load.Stack;

/// <summary>The processes that share the work: this one and those below the AppHost. Immutable.</summary>
/// <param name="Ids">Process ids by role.</param>
internal sealed record StackProcesses(IReadOnlyDictionary<string, int> Ids)
{
    /// <summary>This program.</summary>
    public const string Client = "client";

    /// <summary>A server with a process for each connection.</summary>
    public const string Postgres = "postgres";

    // By what stands in the command line.
    private static readonly (string Role, string Command)[] _roles =
    [
        ("gateway", "Untp.Gateway"),
        ("verifier", "Untp.Verifier"),
        ("identity", "Untp.Identity"),
        ("issuer", "Untp.Issuer"),
        ("redis", "redis-server"),
    ];

    public static StackProcesses Below(int appHost)
    {
        var ids = new Dictionary<string, int> { [Client] = Environment.ProcessId };
        foreach (var id in Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!)))
        {
            try
            {
                var command = ProcFiles.CommandLine(id);
                if (Array.Find(_roles, role => command.Contains(role.Command, StringComparison.Ordinal)).Role is { } role && IsBelow(id, appHost))
                {
                    ids.TryAdd(role, id);
                }
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }

        return ids.ContainsKey("gateway") && ids.ContainsKey("verifier")
            ? new StackProcesses(ids)
            : throw new LoadFailure($"Process {appHost} is no AppHost with a gateway and a verifier.");
    }

    /// <summary>CPU seconds used so far, by role.</summary>
    public Dictionary<string, double> CpuSeconds() => Ids.ToDictionary(
        entry => entry.Key,
        entry => ProcFiles.CpuSeconds(entry.Value) + (entry.Key == Postgres ? ProcFiles.Children(entry.Value).Sum(ProcFiles.CpuSeconds) : 0));

    /// <summary>Resident memory in MB, by role.</summary>
    public Dictionary<string, double> ResidentMegabytes() => Ids.ToDictionary(entry => entry.Key, entry => ProcFiles.ResidentMegabytes(entry.Value));

    private static bool IsBelow(int id, int ancestor)
    {
        while (id > 1 && id != ancestor)
        {
            id = ProcFiles.Parent(id);
        }

        return id == ancestor;
    }
}
