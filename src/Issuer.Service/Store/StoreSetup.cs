using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Untp.Issuer.Store;

/// <summary>
/// The issuer's database, <c>ConnectionStrings__issuer</c>: PostgreSQL where it names a <c>Host</c>, else an SQLite file,
/// default <c>Data Source=issuer.db</c>.
/// </summary>
internal static class StoreSetup
{
    private const int PostgresWriters = 24;

    public static void AddStore(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("issuer") is { Length: > 0 } configured ? configured : "Data Source=issuer.db";
        if (IsPostgres(connection))
        {
            builder.Services.AddDbContext<IssuerDbContext, PostgresDbContext>(options => Configure(options).UseNpgsql(connection));
            builder.Services.AddSingleton(new WriterTurns(PostgresWriters));
        }
        else
        {
            builder.Services.AddDbContext<IssuerDbContext, SqliteDbContext>(options => Configure(options).UseSqlite(connection).AddInterceptors(new DurableWrites()));
            builder.Services.AddSingleton(new WriterTurns(1));
        }

        builder.Services.AddScoped<StoreWrites>();
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");
    }

    private static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    // There is no snapshot to compare with: a test compares the model with the migrated database instead. That another
    // writer was first is no fault to log; what is one comes out as an exception.
    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings
        .Ignore(RelationalEventId.PendingModelChangesWarning)
        .Log((RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
