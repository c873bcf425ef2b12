using System.Diagnostics;
using Npgsql;
using Untp.Load.Stack;

namespace Untp.Load.Links;

/// <summary>A PostgreSQL server as a process of its own, with PostgreSQL's defaults and a data folder of its own on a free port; it ends with this program.</summary>
internal sealed class PostgresHost : IAsyncDisposable
{
    // The server refuses to run as root.
    private const string User = "postgres";
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(1);
    private readonly string _programs = FindPrograms();
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-load-postgres-").FullName;
    private readonly int _port = FreePorts.Find().Http;

    private PostgresHost()
    {
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username={User};Database=postgres;Timeout=30";

    /// <summary>The process that all others of the server are children of.</summary>
    public int Id => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First());

    private string Data => Path.Combine(_folder, "data");

    public static async Task<PostgresHost> StartAsync()
    {
        var host = new PostgresHost();
        try
        {
            if (Environment.UserName == "root")
            {
                await host.RunAsync("chown", User, host._folder);
            }

            await host.RunAsUserAsync("initdb", "-D", host.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
            await host.RunAsUserAsync("pg_ctl", "start", "-w", "-t", $"{_limit.TotalSeconds}", "-D", host.Data, "-l", Path.Combine(host._folder, "log"), "-o", $"-p {host._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={host._folder}");
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await RunAsUserAsync("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
        }

        Directory.Delete(_folder, recursive: true);
    }

    // Where initdb is a link, its siblings are beside what it leads to.
    private static string FindPrograms()
    {
        var initdb = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "initdb")).FirstOrDefault(File.Exists)
            ?? throw new LoadFailure("There is no PostgreSQL: initdb is not in PATH.");
        return Path.GetDirectoryName(File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb)!;
    }

    private Task RunAsUserAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs, program);
        return Environment.UserName == "root" ? RunAsync("runuser", ["-u", User, "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        // Nothing is redirected to us: the server, which stays, would hold the pipe open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = _folder, UseShellExecute = false })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new LoadFailure($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
