using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Untp.ServiceDefaults.Hosting;

namespace Untp.Issuer.Store;

/// <summary>Brings the database to the form that this version needs before the first request is served.</summary>
internal sealed class StoreStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var database = scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database;

            // Migrating takes a lock that an SQLite file keeps when its holder is killed; without need it is not taken.
            if ((await database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                await database.MigrateAsync(cancellationToken);
            }
        }
        catch (Exception e) when (e is DbException or ArgumentException)
        {
            throw new SetupException($"ConnectionStrings:issuer: the database cannot be used: {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
