namespace AppHost.Tests;

/// <summary>The deadline of everything that a test awaits: far beyond what a slow machine takes.</summary>
internal static class Within
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static CancellationToken Deadline() => new CancellationTokenSource(Limit).Token;
}
