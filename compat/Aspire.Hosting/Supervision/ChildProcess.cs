using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aspire.Hosting.Supervision;

/// <summary>One running process. Its standard input is a pipe that closes with the host, whatever ends the host.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    private const int Sigterm = 15;
    private readonly Process _process;
    private readonly StreamWriter _input;

    private ChildProcess(Process process, Action<string> writeLine)
    {
        _process = process;
        _input = process.StandardInput;
        Exited = AwaitExitAsync(writeLine);
    }

    /// <summary>Completes with the exit code, after the last line was written; never fails.</summary>
    public Task<int> Exited { get; }

    /// <summary>The first line of the standard error stream.</summary>
    public string? FirstError { get; private set; }

    public static ChildProcess Start(LaunchCommand command, IReadOnlyDictionary<string, object> environment, Action<string> writeLine)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            WorkingDirectory = command.WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value.ToString();
        }

        try
        {
            return new ChildProcess(Process.Start(start)!, writeLine);
        }
        catch (Win32Exception failure)
        {
            throw new DistributedApplicationException($"{command.Program} cannot start: {failure.Message}", failure);
        }
    }

    /// <summary>Asks the process to stop: SIGTERM, or the end of its input where there are no signals.</summary>
    public void RequestStop()
    {
        if (Exited.IsCompleted || _process.HasExited)
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            CloseInput();
        }
        else
        {
            _ = SendSignal(_process.Id, Sigterm);
        }
    }

    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended in the meantime.
        }
    }

    public void Dispose()
    {
        CloseInput();
        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    private async Task<int> AwaitExitAsync(Action<string> writeLine)
    {
        var output = CopyLinesAsync(_process.StandardOutput, writeLine);
        var errors = CopyLinesAsync(_process.StandardError, line =>
        {
            FirstError ??= string.IsNullOrWhiteSpace(line) ? null : line.Trim();
            writeLine(line);
        });
        await _process.WaitForExitAsync();
        CloseInput();

        // A grandchild that outlives the child may hold the streams open: the last lines get a moment, not forever.
        await Task.WhenAny(Task.WhenAll(output, errors), Task.Delay(TimeSpan.FromSeconds(1)));
        return _process.ExitCode;
    }

    private static async Task CopyLinesAsync(StreamReader reader, Action<string> writeLine)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                writeLine(line);
            }
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The stream went with the process.
        }
    }

    private void CloseInput()
    {
        try
        {
            _input.Close();
        }
        catch (IOException)
        {
            // The other end went first.
        }
    }
}
