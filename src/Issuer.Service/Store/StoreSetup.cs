using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Untp.Issuer.Store;

/// <summary>The issuer's database: an SQLite file, <c>ConnectionStrings__issuer</c>, default <c>Data Source=issuer.db</c>.</summary>
internal static class StoreSetup
{
    public static void AddStore(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("issuer") is { Length: > 0 } configured ? configured : "Data Source=issuer.db";
        builder.Services.AddDbContext<IssuerDbContext>(options => options
            .UseSqlite(connection)
            .AddInterceptors(new DurableWrites())
            // There is no snapshot to compare with: a test compares the model with the migrated database instead.
            .ConfigureWarnings(warnings => warnings
                .Ignore(RelationalEventId.PendingModelChangesWarning)
                // An id issued twice ends here every time; what is a fault is logged where it ends the request.
                .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug))));
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");
    }
}
