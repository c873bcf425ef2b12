using System.Collections.Concurrent;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;

namespace Services.Tests.MainJob;

/// <summary>A stack on each database, with and without Redis, and the table as each of them judged it; made when first asked for.</summary>
public sealed class JobStacks : IAsyncLifetime
{
    private readonly IssuerDatabases _databases = new();
    private readonly ConcurrentDictionary<(Database, bool), Lazy<Task<JobStack>>> _stacks = new();
    private readonly ConcurrentDictionary<(Database, bool), Lazy<Task<TableRun>>> _runs = new();

    public Task InitializeAsync() => _databases.InitializeAsync();

    public async Task DisposeAsync()
    {
        foreach (var stack in _stacks.Values)
        {
            await (await stack.Value).DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _databases.DisposeAsync();
    }

    internal Task<JobStack> StackAsync(Database database, bool hasRedis) => _stacks.GetOrAdd(
        (database, hasRedis),
        kind => new(async () => await JobStack.StartAsync(await _databases.NewConnectionAsync(database), hasRedis, new ManualTime()))).Value;

    internal Task<TableRun> RunAsync(Database database, bool hasRedis) =>
        _runs.GetOrAdd((database, hasRedis), kind => new(async () => await TableRun.OfAsync(await StackAsync(database, hasRedis)))).Value;
}
