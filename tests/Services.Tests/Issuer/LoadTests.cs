using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Stack;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Services.Tests.Issuer;

/// <summary>Many callers at once: every index once, no bit lost.</summary>
public sealed class LoadTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    private const int Calls = 1000;

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Thousand_parallel_issues_and_revocations_lose_nothing(Database database)
    {
        var app = (await databases.ClientAsync(database)).App;

        // The last of a thousand waits for all others; how long that takes is the machine's business.
        using var tokens = new ServiceTokens(new ServiceName("gateway"), new ServiceIdentityOptions { TokenKey = InProcessStack.TokenKey, TokenLifetime = TimeSpan.FromMinutes(30) }, TimeProvider.System);
        using var http = IssuerDatabases.Running(app).RestClient(tenant: null);
        http.DefaultRequestHeaders.Add(ServiceTokens.Header, tokens.Create("issuer", new Caller("dev", "key-1", "issue")));
        http.Timeout = Timeout.InfiniteTimeSpan;
        var issuer = new IssuerClient(app, http, null);
        var did = await issuer.CreateDidAsync();
        var expected = new ConcurrentDictionary<long, string>();
        var lists = new ConcurrentDictionary<string, bool>();

        await Task.WhenAll(Enumerable.Range(0, Calls).Select(async _ =>
        {
            var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
            var entry = issued["status"]![0]!;
            lists[entry["statusListCredential"]!.GetValue<string>()] = true;
            Assert.True(expected.TryAdd(entry["statusListIndex"]!.GetValue<long>(), issued["id"]!.GetValue<string>()));
            await issuer.RevokeAsync(issued["id"]!.GetValue<string>());
        }));

        var bits = await issuer.BitsAsync(Assert.Single(lists).Key);
        Assert.Equal(Calls, expected.Count);
        Assert.Equal(
            expected.Keys.Order(),
            Enumerable.Range(0, (int)bits.Length).Select(index => (long)index).Where(index => bits[index].Value));
        await using var scope = issuer.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IssuerDbContext>();
        var list = await store.StatusLists.SingleAsync(row => row.Issuer == did);
        Assert.Equal(Calls, list.Claimed);
        Assert.Equal(Calls, await store.StatusChanges.CountAsync(row => row.ListId == list.Id));

        // Drawn, not counted: nobody learns from an index how many were issued before.
        Assert.True(expected.Keys.Max() > Calls * 10, $"{expected.Keys.Max()}");
        Assert.Equal(HttpStatusCode.NoContent, (await issuer.SetStatusAsync((await issuer.IssueAsync(IssuerClient.Credential(did), "revocation"))["id"]!.GetValue<string>(), "revocation", true)).StatusCode);
    }
}
