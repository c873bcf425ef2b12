using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Services.Tests.Stack;
using Untp.Issuer.Store;

namespace Services.Tests.Issuer;

/// <summary>Migrations are written by hand; here they are held to the model.</summary>
public sealed class StoreFormTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
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
        Assert.True(form.Count > 50, $"{form.Count} lines");
        Assert.Equal(form, await DatabaseForm.ReadAsync(migrated, database));
        Assert.Empty(await migrated.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task First_form_keeps_its_dids_keys_and_credentials()
    {
        var connection = await databases.NewConnectionAsync(Database.Sqlite);
        await using (var store = Context(Database.Sqlite, connection))
        {
            await store.GetService<IMigrator>().MigrateAsync("20261121000000_Initial");
            await store.Database.ExecuteSqlRawAsync("INSERT INTO dids VALUES ('dev', 'did:key:z6MkA', 'did:key:z6MkA#z6MkA', 'Ed25519', x'010203', 5)");
            await store.Database.ExecuteSqlRawAsync("INSERT INTO credentials VALUES ('dev', 'urn:1', 'did:key:z6MkA', 'application/vc+jwt', x'04', 6)");
        }

        await using var later = Context(Database.Sqlite, connection);
        await later.Database.MigrateAsync();

        var key = await later.Keys.SingleAsync();
        Assert.Equal(("did:key:z6MkA", "did:key:z6MkA#z6MkA", "z6MkA", Untp.Core.Keys.KeyType.Ed25519), (key.Did, key.VerificationMethod, key.PublicKey, key.KeyType));
        Assert.Equal([1, 2, 3], key.SealedKey);
        var did = await later.Dids.SingleAsync();
        Assert.Equal(("key", null), (did.Method, did.Path));
        var credential = await later.Credentials.SingleAsync();
        Assert.Equal(("urn:1", "", ""), (credential.Id, credential.Type, credential.Subject));
    }

    [Fact]
    public async Task Migration_that_was_killed_halfway_is_taken_up()
    {
        var connection = await databases.NewConnectionAsync(Database.Sqlite);
        await using (var store = Context(Database.Sqlite, connection))
        {
            // The first migration is done, the others are not, and whoever held the lock is dead.
            await store.GetService<IMigrator>().MigrateAsync("20261121000000_Initial");
            await store.GetService<IHistoryRepository>().AcquireDatabaseLockAsync();
        }

        await using var app = await IssuerDatabases.StartAsync(connection).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.StartsWith("did:key:", await new IssuerClient(app, IssuerDatabases.Running(app).RestClient(), null).CreateDidAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_that_was_made_and_no_more_is_taken_up()
    {
        var connection = await databases.NewConnectionAsync(Database.Sqlite);
        await using (var file = new SqliteConnection(connection))
        {
            await file.OpenAsync();
            await using var command = file.CreateCommand();
            command.CommandText = "CREATE TABLE trace (id INTEGER); DROP TABLE trace;";
            await command.ExecuteNonQueryAsync();
        }

        SqliteConnection.ClearAllPools();

        await using var app = await IssuerDatabases.StartAsync(connection);

        await using var store = Context(Database.Sqlite, connection);
        Assert.Empty(await store.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Issuers_that_start_together_migrate_one_after_the_other()
    {
        var connection = await databases.NewConnectionAsync(Database.Sqlite);

        var apps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => IssuerDatabases.StartAsync(connection))));

        await using var store = Context(Database.Sqlite, connection);
        Assert.Equal(5, (await store.Database.GetAppliedMigrationsAsync()).Count());
        foreach (var app in apps)
        {
            await app.DisposeAsync();
        }
    }

    private static IssuerDbContext Context(Database database, string connection) => database == Database.Sqlite
        ? new SqliteDbContext(Quiet(new DbContextOptionsBuilder<SqliteDbContext>()).UseSqlite(connection).Options)
        : new PostgresDbContext(Quiet(new DbContextOptionsBuilder<PostgresDbContext>()).UseNpgsql(connection).Options);

    private static DbContextOptionsBuilder<T> Quiet<T>(DbContextOptionsBuilder<T> options)
        where T : DbContext =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
