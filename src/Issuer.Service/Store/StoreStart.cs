using Microsoft.Data.Sqlite;
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
            await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database.MigrateAsync(cancellationToken);
        }
        catch (Exception e) when (e is SqliteException or ArgumentException)
        {
            throw new SetupException($"ConnectionStrings:issuer: the database cannot be used: {e.Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
