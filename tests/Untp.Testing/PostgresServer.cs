using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Untp.Testing;

/// <summary>A PostgreSQL server of one test: its own folder and free loopback port; what it acknowledged outlives a kill.</summary>
public sealed class PostgresServer : IDisposable
{
    // The server refuses to run as root.
    private const string User = "postgres";
    private static readonly TimeSpan _startDeadline = TimeSpan.FromSeconds(40);

    // Where initdb is a link, its siblings are beside what it leads to.
    private static readonly Lazy<string> _programs = new(() =>
    {
        var initdb = Path.Combine(Availability.PostgresFolder ?? throw new InvalidOperationException("There is no PostgreSQL."), "initdb");
        return Path.GetDirectoryName(File.ResolveLinkTarget(initdb, returnFinalTarget: true)?.FullName ?? initdb)!;
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("untp-postgres-").FullName;
    private readonly int _port = RedisServer.FindFreePort();
    private Process? _process;

    private PostgresServer()
    {
    }

    /// <summary>Where it listens, as a connection string of Npgsql.</summary>
    /// <param name="database">A database's name.</param>
    public string ConnectionString(string database = "postgres") =>
        $"Host=127.0.0.1;Port={_port};Username={User};Database={database};Maximum Pool Size=60;Timeout=60";

    /// <summary>Makes a server with durable writes, starts it and waits until it answers.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        try
        {
            if (Environment.UserName == "root")
            {
                await RunAsync("chown", User, server._folder);
            }

            await RunAsync(server.Command("initdb", "-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"));
            await server.RestartAsync();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Makes an empty database and gives its connection string.</summary>
    /// <param name="name">Lower-case letters and digits.</param>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        await RunAsync(Command("createdb", "-h", "127.0.0.1", "-p", $"{_port}", "-U", User, name));
        return ConnectionString(name);
    }

    /// <summary>Ends the server without a goodbye, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        if (_process is null)
        {
            return;
        }

        var pidFile = Path.Combine(Data, "postmaster.pid");
        if (File.Exists(pidFile) && int.TryParse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture, out var pid))
        {
            try
            {
                using var postmaster = Process.GetProcessById(pid);
                postmaster.Kill();
            }
            catch (ArgumentException)
            {
                // Gone already.
            }
        }

        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts the server on its folder and port, after a kill once more, and waits until it answers.</summary>
    public async Task RestartAsync()
    {
        Kill();
        var waited = Stopwatch.StartNew();
        var log = new StringBuilder();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            // The backends of a killed server hold its memory for a moment, in which no other starts on the folder.
            if (_process is null or { HasExited: true })
            {
                _process = Process.Start(Command("postgres", "-D", Data, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1", "-c", $"unix_socket_directories={_folder}", "-c", "max_connections=200"))!;
                _process.OutputDataReceived += (_, line) => Note(log, line.Data);
                _process.ErrorDataReceived += (_, line) => Note(log, line.Data);
                _process.BeginOutputReadLine();
                _process.BeginErrorReadLine();
            }

            if (waited.Elapsed > _startDeadline)
            {
                lock (log)
                {
                    throw new InvalidOperationException($"PostgreSQL on port {_port} does not answer: {log}");
                }
            }

            await ticks.WaitForNextTickAsync();
        }
        while (!await AnswersAsync());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private ProcessStartInfo Command(string program, params string[] arguments)
    {
        var path = Path.Combine(_programs.Value, program);
        var isRoot = Environment.UserName == "root";
        return new ProcessStartInfo(isRoot ? "runuser" : path, isRoot ? ["-u", User, "--", path, .. arguments] : arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private static Task RunAsync(string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true });

    private static async Task RunAsync(ProcessStartInfo command)
    {
        using var process = Process.Start(command)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command.FileName} {string.Join(' ', command.ArgumentList)}: {await output}{errors}");
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var check = Process.Start(Command("pg_isready", "-h", "127.0.0.1", "-p", $"{_port}", "-t", "1"))!;
        await check.WaitForExitAsync();
        return check.ExitCode == 0;
    }

    private static void Note(StringBuilder log, string? line)
    {
        lock (log)
        {
            log.AppendLine(line);
        }
    }
}
