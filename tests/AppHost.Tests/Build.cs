using System.Diagnostics;
using System.Reflection;
using Aspire.Hosting.Supervision;

namespace AppHost.Tests;

/// <summary>Programs that were built with these tests.</summary>
internal static class Build
{
    public static string Configuration { get; } = typeof(Build).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Starts the program of a project of this repository with its output redirected.</summary>
    public static Process StartProject(string project, string[] arguments, Dictionary<string, string> environment)
    {
        var command = FindCommand(project);
        return Start(command.Program, [.. command.Arguments, .. arguments], environment);
    }

    public static LaunchCommand FindCommand(string project) =>
        new BuiltProject(Path.Combine(Repository.Root, project), Configuration).FindCommand("test");

    public static Process Start(string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
