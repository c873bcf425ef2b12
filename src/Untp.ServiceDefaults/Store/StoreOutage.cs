using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;

namespace Untp.ServiceDefaults.Store;

/// <summary>A database that is away is no fault of the request: callers are told to come again, and it was not done as far as they know.</summary>
public static partial class StoreOutage
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteIoError = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    // The server is being stopped, has crashed, or is not up yet.
    private const string PostgresOperatorIntervention = "57P";

    /// <summary>What callers are told.</summary>
    public static Problem Problem { get; } = new(ProblemCodes.ServiceUnavailable, "The service's database does not answer; try again. Whether this request was done is not known: with the same idempotency key it is done once.");

    /// <summary>True where a failure means that the database is away.</summary>
    /// <param name="failure">The failure.</param>
    public static bool Is(Exception failure) => failure switch
    {
        PostgresException postgres when postgres.SqlState.StartsWith(PostgresOperatorIntervention, StringComparison.Ordinal) => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked or SqliteIoError or SqliteFull or SqliteCannotOpen,
        DbException { IsTransient: true } => true,
        _ => failure.InnerException is { } inner && Is(inner),
    };

    /// <summary>Answers for the endpoints that come after it.</summary>
    /// <param name="app">The service.</param>
    public static void UseStoreOutages(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (Is(failure) && !context.Response.HasStarted)
        {
            LogOutage(app.Logger, failure.GetBaseException().Message);
            await Refusal.WriteAsync(context, Problem);
        }
    });

    /// <summary>Notes an outage, one line without a trace.</summary>
    /// <param name="logger">Where.</param>
    /// <param name="fault">What the database or its driver said.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer: {Fault}")]
    public static partial void LogOutage(ILogger logger, string fault);
}
