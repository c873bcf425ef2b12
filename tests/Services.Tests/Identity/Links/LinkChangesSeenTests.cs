using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Issuer;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Identity.Links;

/// <summary>Links are kept in memory; here a change has to be seen although nothing in memory ever grows too old.</summary>
public sealed class LinkChangesSeenTests(IdentityDatabases databases) : IClassFixture<IdentityDatabases>
{
    private static readonly string[] _neverTooOld = ["--LinkCache:MaxAge", "00:01:00", "--LinkCache:MaxAgeWithFeed", "01:00:00"];
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Process_that_took_the_write_sees_it_at_once(Database database)
    {
        await using var app = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database), _neverTooOld);
        var client = IdentityDatabases.Client(app, "acme");
        for (var i = 0; i < 20; i++)
        {
            var gtin = LinkClient.NewGtin();
            var batch = $"/01/{gtin}/10/A";
            Assert.Equal($"https://id.gs1.org{batch}", await client.RedirectAsync(batch));

            await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/class", isDefault: true));
            Assert.Equal("https://acme.example/class", await client.RedirectAsync(batch));

            var ids = await client.RegisterAsync($"https://id.gs1.org{batch}", LinkClient.Link("https://acme.example/1", isDefault: true));
            Assert.Equal("https://acme.example/1", await client.RedirectAsync(batch));

            var newer = await LinkClient.ReadAsync(await client.Http.PutAsJsonAsync($"/v1/links/{ids[0]}", LinkClient.Link("https://acme.example/2")), HttpStatusCode.Created);
            Assert.Equal("https://acme.example/2", await client.RedirectAsync(batch));

            using var gone = await client.Http.DeleteAsync($"/v1/links/{newer["id"]}");
            Assert.Equal("https://acme.example/class", await client.RedirectAsync(batch));
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Readers_beside_writers_never_go_back(Database database)
    {
        await using var app = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database), _neverTooOld);
        var client = IdentityDatabases.Client(app, "acme");
        var gtin = LinkClient.NewGtin();
        var id = (await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/0", isDefault: true)))[0];
        var written = 0;
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (Volatile.Read(ref written) < 25)
            {
                var before = Volatile.Read(ref written);
                var read = int.Parse((await client.RedirectAsync($"/01/{gtin}"))["https://acme.example/".Length..]);
                Assert.True(read >= before, $"{read} was read after {before} was written");
            }
        })).ToArray();

        for (var i = 1; i <= 25; i++)
        {
            id = (await LinkClient.ReadAsync(await client.Http.PutAsJsonAsync($"/v1/links/{id}", LinkClient.Link($"https://acme.example/{i}")), HttpStatusCode.Created))["id"]!.GetValue<string>();
            Volatile.Write(ref written, i);
        }

        await Task.WhenAll(readers);
    }

    [NeedsFact(Part.Postgres, Part.Redis)]
    public async Task Other_processes_are_told_over_Redis()
    {
        using var redis = await RedisServer.StartAsync();
        var connection = await databases.NewConnectionAsync(Database.Postgres);
        string[] settings = [.. _neverTooOld, "--ConnectionStrings:redis", redis.Endpoint];
        await using var one = await IdentityDatabases.StartAsync(connection, settings);
        await using var other = await IdentityDatabases.StartAsync(connection, settings);
        await LiveAsync(one);
        await LiveAsync(other);
        var (writer, reader) = (IdentityDatabases.Client(one, "acme"), IdentityDatabases.Client(other, "acme"));
        var gtin = LinkClient.NewGtin();
        Assert.Equal($"https://id.gs1.org/01/{gtin}", await reader.RedirectAsync($"/01/{gtin}"));

        var ids = await writer.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/1", isDefault: true));
        await SeenAsync(async () => await reader.RedirectAsync($"/01/{gtin}") == "https://acme.example/1");

        using var gone = await writer.Http.DeleteAsync($"/v1/links/{ids[0]}");
        await SeenAsync(async () =>
        {
            using var response = await reader.GetAsync($"/01/{gtin}");
            return response.StatusCode == HttpStatusCode.NotFound;
        });
    }

    private static Task LiveAsync(WebApplication app) => SeenAsync(() => Task.FromResult(app.Services.GetRequiredService<ChangeFeed>().IsLive));

    private static async Task SeenAsync(Func<Task<bool>> isSeen)
    {
        using var limit = new CancellationTokenSource(_limit);
        while (!await isSeen())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
