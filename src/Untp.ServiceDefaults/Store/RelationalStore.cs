using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Untp.ServiceDefaults.Store;

/// <summary>
/// A service's own database: PostgreSQL where its connection string names a <c>Host</c>, else an SQLite file. Migrated before
/// the first request is served; its health counts for the service's.
/// </summary>
public static class RelationalStore
{
    private const int PostgresWriters = 24;

    /// <summary>Adds the database, its transactions (<see cref="StoreWrites"/>) and its health.</summary>
    /// <typeparam name="TContext">The service's context.</typeparam>
    /// <typeparam name="TSqlite">The same on SQLite, which has migrations of its own.</typeparam>
    /// <typeparam name="TPostgres">The same on PostgreSQL.</typeparam>
    /// <param name="builder">The service's builder.</param>
    /// <param name="name">Names the connection string, <c>ConnectionStrings__NAME</c>; default <c>Data Source=NAME.db</c>.</param>
    public static void AddRelationalStore<TContext, TSqlite, TPostgres>(this WebApplicationBuilder builder, string name)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        var connection = builder.Configuration.GetConnectionString(name) is { Length: > 0 } configured ? configured : $"Data Source={name}.db";
        if (IsPostgres(connection))
        {
            builder.Services.AddDbContextPool<TContext, TPostgres>(options => Configure(options).UseNpgsql(connection));
            builder.Services.AddSingleton(new WriterTurns(PostgresWriters));
        }
        else
        {
            var durable = new DurableWrites();
            builder.Services.AddDbContextPool<TContext, TSqlite>(options => Configure(options).UseSqlite(connection).AddInterceptors(durable));
            builder.Services.AddSingleton(new WriterTurns(1));
        }

        builder.Services.AddSingleton(new StoreName(name));
        builder.Services.AddScoped<DbContext>(services => services.GetRequiredService<TContext>());
        builder.Services.AddScoped<StoreWrites>();
        builder.Services.AddHostedService<StoreStart>();
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
