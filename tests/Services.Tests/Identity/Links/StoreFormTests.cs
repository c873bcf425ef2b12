using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Services.Tests.Issuer;
using Services.Tests.Stack;
using Untp.Identity.Store;
using Database = Services.Tests.Issuer.Database;

namespace Services.Tests.Identity.Links;

/// <summary>Migrations are written by hand; here they are held to the model.</summary>
public sealed class StoreFormTests(IdentityDatabases databases) : IClassFixture<IdentityDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Migrated_database_is_the_model(Database database)
    {
        await using var migrated = Context(database, await databases.NewConnectionAsync(database));
        await using var modelled = Context(database, await databases.NewConnectionAsync(database));
        await migrated.Database.MigrateAsync();
        if (!await modelled.Database.EnsureCreatedAsync())
        {
            await modelled.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
        }

        var form = await DatabaseForm.ReadAsync(modelled, database);
        Assert.True(form.Count > 20, $"{form.Count} lines");
        Assert.Equal(form, await DatabaseForm.ReadAsync(migrated, database));
        Assert.Empty(await migrated.Database.GetPendingMigrationsAsync());
    }

    private static IdentityDbContext Context(Database database, string connection) => database == Database.Sqlite
        ? new SqliteDbContext(Quiet(new DbContextOptionsBuilder<SqliteDbContext>()).UseSqlite(connection).Options)
        : new PostgresDbContext(Quiet(new DbContextOptionsBuilder<PostgresDbContext>()).UseNpgsql(connection).Options);

    private static DbContextOptionsBuilder<T> Quiet<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
