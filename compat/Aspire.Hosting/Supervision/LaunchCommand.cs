namespace Aspire.Hosting.Supervision;

internal sealed record LaunchCommand(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory);
