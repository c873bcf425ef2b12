using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Untp.ServiceDefaults.Hosting;

namespace Untp.ServiceDefaults.Store;

/// <summary>
/// Brings the database to the form that this version needs before anything else of the host starts: the first request, and the
/// first look at the service's health.
/// </summary>
internal sealed class StoreStart(IServiceScopeFactory scopes, StoreName name) : IHostedLifecycleService
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(50);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<DbContext>().Database;
            if (!(await database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return;
            }

            using var alone = database.IsSqlite() ? await TakeTurnAsync(database, cancellationToken) : null;
            await database.MigrateAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"ConnectionStrings:{name.Value}: the database cannot be used: {e.Message}", e);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// EF's lock on an SQLite file is a row, which stays when its holder is killed and then holds up every later start. So
    /// one process at a time migrates by a lock that the system takes back, and a row that is there is one of the dead.
    /// </summary>
    private static async Task<FileStream> TakeTurnAsync(DatabaseFacade database, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_patience);
        while (true)
        {
            try
            {
                var alone = new FileStream($"{database.GetDbConnection().DataSource}.migration", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                await database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellationToken);
                return alone;
            }
            catch (IOException e) when (e.GetType() == typeof(IOException) && !deadline.IsCancellationRequested)
            {
                await Task.Delay(_pause, cancellationToken);
            }
        }
    }
}
