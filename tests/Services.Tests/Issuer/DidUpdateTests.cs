using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Dids;

namespace Services.Tests.Issuer;

/// <summary>Services and other names of a DID.</summary>
public sealed class DidUpdateTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    private const string Anchor = """
        {"services":[
          {"id":"#dia","type":"untp:dia","serviceEndpoint":{"href":"https://register.example/dia/1","title":"Anchor","type":"application/vc+jwt","hreflang":["en"]}},
          {"type":"linkset","serviceEndpoint":"https://resolver.example/"}],
         "alsoKnownAs":["https://register.example/1","did:web:mill.example"]}
        """;

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Did_points_to_its_anchor(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync("P-256", "anchored");

        var document = (await IssuerClient.ReadAsync(await UpdateAsync(issuer, did, Anchor), HttpStatusCode.OK))["didDocument"]!;

        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(await issuer.Http.GetStringAsync("/anchored/did.json"))));
        Assert.Equal(["https://register.example/1", "did:web:mill.example"], document["alsoKnownAs"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.Equal([$"{did}#dia", $"{did}#service-2"], document["service"]!.AsArray().Select(service => service!["id"]!.GetValue<string>()));
        var read = DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), Untp.Core.Dids.Did.Parse(did).Value!).Value!;
        Assert.Equal(
            [new Untp.Core.Dids.DidService($"{did}#dia", "untp:dia", "https://register.example/dia/1", "Anchor", "application/vc+jwt"), new($"{did}#service-2", "linkset", "https://resolver.example/", "", "")],
            read.Services);

        // What is left out stays, and a new key too.
        await IssuerClient.ReadAsync(await UpdateAsync(issuer, did, """{"alsoKnownAs":[]}"""), HttpStatusCode.OK);
        var rotated = (await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created))["didDocument"]!;
        Assert.Null(rotated["alsoKnownAs"]);
        Assert.Equal(2, rotated["service"]!.AsArray().Count);
    }

    [Fact]
    public async Task Same_over_grpc_and_once_more_is_no_entry()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = (await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Webvh, Path = "twin", KeyType = KeyType.P256 })).Did;
        var request = new UpdateDidRequest
        {
            Did = did,
            Services = new DidServices { Services = { new Untp.Contracts.Issuer.V1.DidService { Id = $"{did}#dia", Type = "untp:dia", Href = "https://register.example/dia/1", MediaType = "application/vc+jwt" } } },
        };

        var updated = await issuer.Grpc.UpdateDidAsync(request);
        Assert.Equal(updated, await issuer.Grpc.UpdateDidAsync(request));

        var replayed = new ReplayedLog(did, await issuer.Http.GetByteArrayAsync("/twin/did.jsonl"));
        Assert.Equal((2, 0), (replayed.Log.Versions.Count, replayed.Log.Problems.Count));
        Assert.Equal("https://register.example/dia/1", replayed.Log.Versions[1].State.GetProperty("service")[0].GetProperty("serviceEndpoint").GetProperty("href").GetString());
        var empty = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.UpdateDidAsync(new UpdateDidRequest { Did = did }));
        Assert.Equal("REQUEST_SHAPE", empty.Trailers.GetValue("untp-code"));
    }

    [Theory]
    [InlineData("{}", "")]
    [InlineData("""{"services":{}}""", "/services")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":[]}]}""", "/services")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":{"href":"https://a.example/","rel":"b"}}]}""", "/services")]
    [InlineData("""{"services":[{"serviceEndpoint":"https://a.example/"}]}""", "/services/0/type")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":"ftp://a.example/"}]}""", "/services/0/serviceEndpoint")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":"/etc/passwd"}]}""", "/services/0/serviceEndpoint")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":"https://me:secret@a.example/"}]}""", "/services/0/serviceEndpoint")]
    [InlineData("""{"services":[{"type":"a","serviceEndpoint":{"href":"https://a.example/","hreflang":"not a language"}}]}""", "/services/0/serviceEndpoint")]
    [InlineData("""{"services":[{"id":"#a b","type":"a","serviceEndpoint":"https://a.example/"}]}""", "/services/0/id")]
    [InlineData("""{"services":[{"id":"did:web:other.example#a","type":"a","serviceEndpoint":"https://a.example/"}]}""", "/services/0/id")]
    [InlineData("""{"services":[{"id":"#key-1","type":"a","serviceEndpoint":"https://a.example/"}]}""", "/services/0/id")]
    [InlineData("""{"services":[{"id":"#a","type":"a","serviceEndpoint":"https://a.example/"},{"id":"#a","type":"a","serviceEndpoint":"https://a.example/"}]}""", "/services/1/id")]
    [InlineData("""{"alsoKnownAs":"https://a.example/"}""", "/alsoKnownAs")]
    [InlineData("""{"alsoKnownAs":["https://a.example/","https://a.example/"]}""", "/alsoKnownAs")]
    [InlineData("""{"alsoKnownAs":["mill"]}""", "/alsoKnownAs/0")]
    [InlineData("""{"alsoKnownAs":["did:web"]}""", "/alsoKnownAs/0")]
    [InlineData("""{"alsoKnownAs":["did:web:localhost%3A8080:refused"]}""", "/alsoKnownAs/0")]
    public async Task Unusable_request_is_a_problem(string body, string pointer)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        using var created = await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web", path = "refused", keyType = "P-256" });

        var problem = await IssuerClient.ReadAsync(await UpdateAsync(issuer, "did:web:localhost%3A8080:refused", body), HttpStatusCode.BadRequest);

        Assert.Equal(("REQUEST_SHAPE", pointer), (problem["code"]!.GetValue<string>(), problem["errors"]![0]!["pointer"]?.GetValue<string>() ?? ""));
        Assert.Null(JsonNode.Parse(await issuer.Http.GetStringAsync("/refused/did.json"))!["service"]);
    }

    [Fact]
    public async Task At_most_32_services_and_names()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "many");
        string Body(int count) => new JsonObject
        {
            ["services"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => new JsonObject { ["type"] = "a", ["serviceEndpoint"] = $"https://a.example/{i}" })]),
            ["alsoKnownAs"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => JsonValue.Create($"urn:example:{i}"))]),
        }.ToJsonString();

        await IssuerClient.ReadAsync(await UpdateAsync(issuer, did, Body(32)), HttpStatusCode.OK);
        await IssuerClient.AssertProblemAsync(await UpdateAsync(issuer, did, Body(33)), HttpStatusCode.BadRequest, "REQUEST_SHAPE");

        await IssuerClient.AssertProblemAsync(await UpdateAsync(issuer, await issuer.CreateDidAsync(), Body(1)), HttpStatusCode.UnprocessableEntity, "DID_NOT_CHANGEABLE");
        await IssuerClient.AssertProblemAsync(await UpdateAsync(await databases.ClientAsync(Database.Sqlite, "other"), did, Body(1)), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        await IssuerClient.AssertProblemAsync(await UpdateAsync(issuer, did, """{"service":[]}"""), HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN");
    }

    private static async Task<HttpResponseMessage> UpdateAsync(IssuerClient issuer, string did, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await issuer.Http.PatchAsync($"/v1/dids/{Uri.EscapeDataString(did)}", content);
    }
}
