using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

/// <summary>Issued credentials are listed by what they are, alike on each database.</summary>
public sealed class CredentialListTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Credentials_are_listed_by_type_subject_issuer_and_time(Database database)
    {
        const string Tenant = "filters";
        var issuer = await databases.ClientAsync(database, Tenant);
        var (left, right) = (await issuer.CreateDidAsync(), await issuer.CreateDidAsync());
        var plain = IssuerClient.Credential(left);
        var passport = IssuerClient.Credential(right);
        passport["@context"]!.AsArray().Add("https://vocabulary.uncefact.org/untp/0.7.0/context/");
        passport["type"]!.AsArray().Add("DigitalProductPassport");
        passport["credentialSubject"] = new JsonArray(new JsonObject { ["id"] = "urn:product:ä&1" }, new JsonObject { ["id"] = "urn:product:2" });
        var licence = IssuerClient.Credential(left);
        licence["type"]!.AsArray().Add("ExampleLicence");
        licence["credentialSubject"] = new JsonObject { ["name"] = "nameless" };
        string[] ids = [await IssueAsync(plain), await IssueAsync(passport), await IssueAsync(licence)];

        var all = await ListAsync("");
        Assert.Equal(ids, Ids(all));
        Assert.Equal(["", "DigitalProductPassport", "ExampleLicence"], all["credentials"]!.AsArray().Select(item => item!["type"]!.GetValue<string>()));
        Assert.Equal(["urn:example:1", "urn:product:ä&1", ""], all["credentials"]!.AsArray().Select(item => item!["subject"]!.GetValue<string>()));
        Assert.Equal([left, right, left], all["credentials"]!.AsArray().Select(item => item!["issuer"]!.GetValue<string>()));
        Assert.Equal([ids[1]], Ids(await ListAsync("?type=DigitalProductPassport")));
        Assert.Equal([ids[1]], Ids(await ListAsync($"?subject={Uri.EscapeDataString("urn:product:ä&1")}")));
        Assert.Equal([ids[0], ids[2]], Ids(await ListAsync($"?issuer={Uri.EscapeDataString(left)}")));
        Assert.Equal([ids[2]], Ids(await ListAsync($"?issuer={Uri.EscapeDataString(left)}&type=ExampleLicence")));
        Assert.Empty(Ids(await ListAsync("?type=Nothing")));

        var times = all["credentials"]!.AsArray().Select(item => item!["issuedAt"]!.GetValue<DateTimeOffset>()).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.Equal(ids, Ids(await ListAsync($"?from={Text(times[0])}&to={Text(times[2].AddMilliseconds(1))}")));
        Assert.DoesNotContain(ids[2], Ids(await ListAsync($"?to={Text(times[2])}")));
        Assert.DoesNotContain(ids[0], Ids(await ListAsync($"?from={Text(times[0].AddMilliseconds(1))}")));
        Assert.Empty(Ids(await ListAsync("?page=2")));

        var wire = await issuer.Grpc.ListCredentialsAsync(new ListCredentialsRequest { Issuer = left, Type = "ExampleLicence", From = Timestamp.FromDateTimeOffset(times[0]) });
        Assert.Equal((ids[2], left, "ExampleLicence", "application/vc+jwt"), (wire.Credentials.Single().Id, wire.Credentials[0].Issuer, wire.Credentials[0].Type, wire.Credentials[0].MediaType));
        Assert.Empty(Ids(await (await databases.ClientAsync(database, "stranger")).Http.GetFromJsonAsync<JsonObject>("/v1/credentials")));

        async Task<string> IssueAsync(JsonObject credential) => (await issuer.IssueAsync(credential))["id"]!.GetValue<string>();
        async Task<JsonObject> ListAsync(string query) => await IssuerClient.ReadAsync(await issuer.Http.GetAsync($"/v1/credentials{query}"), HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task List_comes_page_by_page(Database database)
    {
        var issuer = await databases.ClientAsync(database, "pages");
        var did = await issuer.CreateDidAsync();
        var ids = new List<string>();
        for (var i = 0; i < 101; i++)
        {
            ids.Add((await issuer.IssueAsync(IssuerClient.Credential(did)))["id"]!.GetValue<string>());
        }

        var first = (await issuer.Http.GetFromJsonAsync<JsonObject>("/v1/credentials"))!;
        var second = (await issuer.Http.GetFromJsonAsync<JsonObject>("/v1/credentials?page=2"))!;

        Assert.Equal((100, 1), (Ids(first).Count(), Ids(second).Count()));
        Assert.Equal(ids.Order(StringComparer.Ordinal), Ids(first).Concat(Ids(second)).Order(StringComparer.Ordinal));
        Assert.Equal((true, false), (first["hasMore"]!.GetValue<bool>(), second["hasMore"]!.GetValue<bool>()));
        Assert.True((await issuer.Grpc.ListCredentialsAsync(new ListCredentialsRequest())).HasMore);
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=1001")]
    [InlineData("page=one")]
    [InlineData("from=yesterday")]
    [InlineData("to=")]
    public async Task Unreadable_filter_is_a_problem(string query)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync($"/v1/credentials?{query}"), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
    }

    private static IEnumerable<string> Ids(JsonObject? page) => page!["credentials"]!.AsArray().Select(item => item!["id"]!.GetValue<string>());

    private static string Text(DateTimeOffset moment) => Uri.EscapeDataString(moment.ToString("O", CultureInfo.InvariantCulture));
}
