using Microsoft.EntityFrameworkCore;

namespace Untp.Issuer.Store;

/// <summary>Brings the database to the form that this version needs before the first request is served.</summary>
internal sealed class StoreStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database;

        // Migrating takes a lock that an SQLite file keeps when its holder is killed; without need it is not taken.
        if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await database.MigrateAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
