using Aspire.Hosting.Supervision;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A local <c>redis-server</c> where one is installed; else it has no connection string and nothing is started.</summary>
public sealed class RedisResource(string name) : Resource(name), IResourceWithConnectionString, IResourceWithWaitSupport
{
    internal string? ServerProgram { get; init; }

    internal string? ConnectionString { get; init; }

    internal int Port { get; init; }

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(ConnectionString);

    internal override LaunchCommand? FindCommand() => ServerProgram is null ? null : Programs.Guard(
        ServerProgram,
        [
            "--bind", "127.0.0.1", "--port", $"{Port}", "--daemonize", "no", "--loglevel", "warning",
            "--save", "", "--appendonly", "no", "--maxmemory", "128mb", "--maxmemory-policy", "allkeys-lru",
        ],
        Path.GetTempPath());
}
