using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Issuer.Keys;
using Untp.Issuer.Store;

namespace Services.Tests.Issuer;

public sealed class StoreTests : IAsyncLifetime
{
    private static readonly string[] _noIdentity = OwnServices.At(new Uri("http://127.0.0.1:1"));
    private readonly OwnServices _services = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Model_equals_the_migrated_database()
    {
        var issuer = await _services.IssuerAsync(_noIdentity);
        await using var scope = issuer.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IssuerDbContext>();
        var connection = store.Database.GetDbConnection();
        await connection.OpenAsync();

        var tables = await QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'", row => row.GetString(0));
        Assert.Equal(store.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Order(), tables.Order());
        foreach (var entity in store.Model.GetEntityTypes())
        {
            var columns = await QueryAsync($"PRAGMA table_info({entity.GetTableName()})", row => (Name: row.GetString(1), Type: row.GetString(2), IsRequired: row.GetBoolean(3), KeyOrder: row.GetInt32(5)));
            Assert.Equal(
                entity.GetProperties().Select(property => (property.GetColumnName(), property.GetColumnType(), !property.IsNullable, property.FindContainingPrimaryKey()?.Properties.ToList().IndexOf(property) + 1 ?? 0)).Order(),
                columns.Order());
        }

        async Task<List<T>> QueryAsync<T>(string sql, Func<System.Data.Common.DbDataReader, T> read)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<T>();
            while (await reader.ReadAsync())
            {
                rows.Add(read(reader));
            }

            return rows;
        }
    }

    [Fact]
    public async Task Writes_wait_for_the_disk()
    {
        var issuer = await _services.IssuerAsync(_noIdentity);
        await using var scope = issuer.App.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Database;
        await database.OpenConnectionAsync();

        Assert.Equal("wal", await ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal("2", await ScalarAsync("PRAGMA synchronous"));

        async Task<string> ScalarAsync(string sql)
        {
            await using var command = database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return (await command.ExecuteScalarAsync())!.ToString()!;
        }
    }

    [Fact]
    public async Task Private_keys_cannot_be_read_from_the_files()
    {
        var issuer = await _services.IssuerAsync(_noIdentity);
        var did = await Answers.CreateDidAsync(issuer);
        byte[] secret;
        await using (var scope = issuer.App.Services.CreateAsyncScope())
        {
            var row = await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().Set<KeyRow>().SingleAsync();
            using var key = issuer.App.Services.GetRequiredService<KeyVault>().Open(row.SealedKey, row.KeyType, row.Tenant, row.Did);
            secret = key.Export();
        }

        var bytes = Directory.GetFiles(_services.Folder, "issuer.db*").Select(ReadShared).SelectMany(file => file).ToArray();

        Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(did)) >= 0);
        byte[][] traces =
        [
            secret, secret[..8], secret[^8..],
            Encoding.ASCII.GetBytes(Convert.ToBase64String(secret)[..40]),
            Encoding.ASCII.GetBytes(System.Buffers.Text.Base64Url.EncodeToString(secret)[..40]),
            Encoding.ASCII.GetBytes(Convert.ToHexString(secret)),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)),
            Convert.FromBase64String(_services.MasterKey),
            Encoding.ASCII.GetBytes(_services.MasterKey),
        ];
        Assert.All(traces, trace => Assert.Equal(-1, bytes.AsSpan().IndexOf(trace)));
    }

    [Fact]
    public async Task Restarted_service_signs_with_its_dids_and_has_its_credentials()
    {
        var first = await _services.IssuerAsync(_noIdentity);
        var did = await Answers.CreateDidAsync(first);
        var passport = Passport.Of(did);
        var issued = await IssueAsync(first, passport);
        await _services.StopAsync(first);

        var second = await _services.IssuerAsync(_noIdentity);

        using var client = second.RestClient();
        var path = $"/v1/credentials?id={Uri.EscapeDataString(passport["id"]!.GetValue<string>())}";
        Assert.Equal(issued, await client.GetStringAsync(path));
        var identity = await new FakeIdentity().StartAsync(_services);
        var verifier = await _services.VerifierAsync(OwnServices.At(identity.Grpc));
        var again = await IssueAsync(second, Passport.Of(did, "https://passports.untp.example/second"));
        Assert.Equal("valid", (await Answers.VerifyAsync(verifier, again))["outcome"]!.GetValue<string>());
    }

    [Fact]
    public async Task Another_master_key_signs_nothing_and_says_nothing()
    {
        var first = await _services.IssuerAsync(_noIdentity);
        var did = await Answers.CreateDidAsync(first);
        await _services.StopAsync(first);
        var second = await _services.IssuerAsync([.. _noIdentity, "--Keys:MasterKey", InProcessStack.TokenKey]);
        using var client = second.RestClient();

        var refused = await Answers.IssueAsync(client, Passport.Of(did));

        Assert.Equal(HttpStatusCode.InternalServerError, refused.StatusCode);
        Assert.Equal("INTERNAL", await Answers.CodeAsync(refused));
    }

    [Fact]
    public async Task Of_two_hundred_issues_of_one_id_exactly_one_succeeds()
    {
        using var logs = new CapturedLogs();
        var issuer = await _services.IssuerAsync(_noIdentity);
        logs.AddTo(issuer);
        var passport = Passport.Of(await Answers.CreateDidAsync(issuer));
        using var client = issuer.RestClient();
        var answers = new ConcurrentBag<(HttpStatusCode Status, string Body)>();

        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 200 }, async (_, _) =>
        {
            var response = await Answers.IssueAsync(client, passport);
            answers.Add((response.StatusCode, await response.Content.ReadAsStringAsync(CancellationToken.None)));
        });

        var winner = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer != winner), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Contains("CREDENTIAL_EXISTS", answer.Body, StringComparison.Ordinal);
        });
        Assert.DoesNotContain(logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
        var stored = await client.GetStringAsync($"/v1/credentials?id={Uri.EscapeDataString(passport["id"]!.GetValue<string>())}");
        Assert.Contains(stored, winner.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Same_id_of_two_tenants_is_two_credentials()
    {
        var issuer = await _services.IssuerAsync(_noIdentity);
        const string id = "https://passports.untp.example/same";
        foreach (var tenant in (string[])["left", "right"])
        {
            using var client = issuer.RestClient(tenant);
            Assert.Equal(HttpStatusCode.Created, (await Answers.IssueAsync(client, Passport.Of(await Answers.CreateDidAsync(issuer, tenant), id))).StatusCode);
        }
    }

    private static async Task<string> IssueAsync(RunningService issuer, System.Text.Json.Nodes.JsonObject passport)
    {
        using var client = issuer.RestClient();
        var response = await Answers.IssueAsync(client, passport);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return (await Answers.JsonAsync(response))["credential"]!.GetValue<string>();
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
