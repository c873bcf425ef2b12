using System.Net;
using System.Text.Json.Nodes;
using Grpc.Core;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

/// <summary>What the status of a credential is and was, alike on each database.</summary>
public sealed class StatusHistoryTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Status_is_read_with_its_history(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var issued = await issuer.IssueAsync(IssuerClient.Credential(await issuer.CreateDidAsync()), "revocation", "suspension");
        var id = issued["id"]!.GetValue<string>();
        var untouched = await issuer.StatusAsync(id);
        Assert.Equal(["revocation False", "suspension False"], Entries(untouched));
        Assert.Empty(untouched["history"]!.AsArray());

        foreach (var (purpose, value, reason) in new[] { ("suspension", true, "recall 7"), ("suspension", false, "mended"), ("revocation", true, "withdrawn") })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await issuer.SetStatusAsync(id, purpose, value, reason)).StatusCode);
        }

        var status = await issuer.StatusAsync(id);
        Assert.Equal(id, status["id"]!.GetValue<string>());
        Assert.Equal(["revocation True", "suspension False"], Entries(status));
        Assert.Equal(
            issued["status"]!.AsArray().Select(entry => $"{entry!["statusListCredential"]} {entry["statusListIndex"]}"),
            status["entries"]!.AsArray().Select(entry => $"{entry!["statusListCredential"]} {entry["statusListIndex"]}"));
        Assert.Equal(
            ["suspension true recall 7 key-1", "suspension false mended key-1", "revocation true withdrawn key-1"],
            status["history"]!.AsArray().Select(change => $"{change!["purpose"]} {change["value"]} {change["reason"]} {change["keyId"]}"));
        var times = status["history"]!.AsArray().Select(change => change!["at"]!.GetValue<DateTimeOffset>()).ToList();
        Assert.Equal(times.Order(), times);
        Assert.False(status["hasMore"]!.GetValue<bool>());

        var wire = await issuer.Grpc.GetCredentialStatusAsync(new GetCredentialStatusRequest { Id = id });
        Assert.Equal([(StatusPurpose.Revocation, true), (StatusPurpose.Suspension, false)], wire.Entries.Select(current => (current.Entry.Purpose, current.Value)));
        Assert.Equal(["recall 7", "mended", "withdrawn"], wire.History.Select(change => change.Reason));
        Assert.Equal(times, wire.History.Select(change => change.At.ToDateTimeOffset()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task History_is_read_page_by_page(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var id = (await issuer.IssueAsync(IssuerClient.Credential(await issuer.CreateDidAsync()), "suspension"))["id"]!.GetValue<string>();
        for (var change = 0; change < 101; change++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await issuer.SetStatusAsync(id, "suspension", change % 2 == 0, $"{change}")).StatusCode);
        }

        var (first, second) = (await issuer.StatusAsync(id), await issuer.StatusAsync(id, 2));

        Assert.Equal(Enumerable.Range(0, 100).Select(change => $"{change}"), Reasons(first));
        Assert.Equal(["100"], Reasons(second));
        Assert.Equal((true, false), (first["hasMore"]!.GetValue<bool>(), second["hasMore"]!.GetValue<bool>()));
        Assert.True((await issuer.Grpc.GetCredentialStatusAsync(new GetCredentialStatusRequest { Id = id, Page = 1 })).HasMore);
        var path = $"/v1/credentials/status?id={Uri.EscapeDataString(id)}&page=";
        foreach (var page in new[] { "0", "1001", "-1", "x" })
        {
            await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync(path + page), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        }
    }

    [Fact]
    public async Task Status_of_what_is_not_there_is_not_found()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var plain = (await issuer.IssueAsync(IssuerClient.Credential(await issuer.CreateDidAsync())))["id"]!.GetValue<string>();

        Assert.Empty((await issuer.StatusAsync(plain))["entries"]!.AsArray());
        var other = await databases.ClientAsync(Database.Sqlite, "other");
        await IssuerClient.AssertProblemAsync(await other.Http.GetAsync($"/v1/credentials/status?id={Uri.EscapeDataString(plain)}"), HttpStatusCode.NotFound, "CREDENTIAL_NOT_FOUND");
        var missing = await Assert.ThrowsAsync<RpcException>(async () => await other.Grpc.GetCredentialStatusAsync(new GetCredentialStatusRequest { Id = plain }));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);
    }

    private static IEnumerable<string> Entries(JsonObject status) => status["entries"]!.AsArray().Select(entry => $"{entry!["purpose"]} {entry["value"]!.GetValue<bool>()}");

    private static IEnumerable<string> Reasons(JsonObject status) => status["history"]!.AsArray().Select(change => change!["reason"]!.GetValue<string>());
}
