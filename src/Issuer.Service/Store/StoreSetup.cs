using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Untp.Issuer.Rpc;

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
            builder.Services.AddDbContextPool<IssuerDbContext, PostgresDbContext>(options => Configure(options).UseNpgsql(connection));
            builder.Services.AddSingleton(new WriterTurns(PostgresWriters));
        }
        else
        {
            var durable = new DurableWrites();
            builder.Services.AddDbContextPool<IssuerDbContext, SqliteDbContext>(options => Configure(options).UseSqlite(connection).AddInterceptors(durable));
            builder.Services.AddSingleton(new WriterTurns(1));
        }

        builder.Services.AddSingleton<StoreQueries>();
        builder.Services.AddScoped<StoreWrites>();
        builder.Services.AddHostedService<StoreStart>();
        builder.Services.AddGrpc().AddServiceOptions<IssuerRpc>(options => options.Interceptors.Add<StoreOutageInterceptor>());
        builder.Services.AddHealthChecks().AddCheck<StoreHealth>("store");
    }

    private static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    // There is no snapshot to compare with: a test compares the model with the migrated database instead. That another
    // writer was first, or that the database is away, is no fault of ours to log; what is one comes out as an exception.
    private static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) => options.ConfigureWarnings(warnings => warnings
        .Ignore(RelationalEventId.PendingModelChangesWarning)
        .Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.TransactionError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
}
