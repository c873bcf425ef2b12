using System.Diagnostics;
using System.Reflection;

namespace Untp.Stack.Tests;

/// <summary>The sample programs as a newcomer runs them: issue a file, verify it, and verify it with one character changed.</summary>
public sealed class SamplesRunTests(RunningStack running) : IClassFixture<RunningStack>, IDisposable
{
    private readonly StackProcess _stack = running.Stack;
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-samples-").FullName;

    [NeedsFact(Part.Shared)]
    public async Task Issued_file_verifies_until_it_is_changed()
    {
        var (exitCode, output) = await RunAsync("issue-a-dpp", "IssueADpp", Passport.OwnPath, "sample");
        Assert.True(exitCode == 0, output);
        Assert.True(Uri.TryCreate(output.Trim(), UriKind.Absolute, out _), output);

        var file = Path.Combine(_folder, "passport.jwt");
        (exitCode, output) = await RunAsync("verify-a-file", "VerifyAFile", file);
        Assert.True(exitCode == 0, output);
        Assert.StartsWith("valid: ", output, StringComparison.Ordinal);

        var jwt = (await File.ReadAllTextAsync(file)).ToCharArray();
        var signature = Array.LastIndexOf(jwt, '.') + 1;
        jwt[signature] = jwt[signature] == 'A' ? 'B' : 'A';
        await File.WriteAllTextAsync(file, new string(jwt));
        (exitCode, output) = await RunAsync("verify-a-file", "VerifyAFile", file);
        Assert.True(exitCode == 1, output);
        Assert.StartsWith("invalid: ", output, StringComparison.Ordinal);
        Assert.Contains("PROOF_SIGNATURE_INVALID", output, StringComparison.Ordinal);
    }

    [NeedsFact(Part.Shared)]
    public async Task Sample_runs_again_with_the_same_did()
    {
        var (exitCode, first) = await RunAsync("issue-a-dpp", "IssueADpp", Passport.OwnPath, "again");
        Assert.True(exitCode == 0, first);

        (exitCode, var second) = await RunAsync("issue-a-dpp", "IssueADpp", Passport.OwnPath, "again");

        Assert.True(exitCode == 0, second);
        Assert.NotEqual(first, second);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string sample, string program, params string[] arguments)
    {
        var configuration = typeof(SamplesRunTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var dll = Path.Combine(Repository.Root, "samples", sample, "bin", configuration, "net10.0", $"{program}.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", dll, _stack.Http.ToString(), _stack.ApiKey, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(deadline.Token);
        var output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return (process.ExitCode, output + await errors);
    }
}
