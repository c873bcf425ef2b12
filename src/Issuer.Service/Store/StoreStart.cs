using Microsoft.EntityFrameworkCore;

namespace Untp.Issuer.Store;

/// <summary>Brings the database to the form that this version needs before the first request is served.</summary>
internal sealed class StoreStart(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
