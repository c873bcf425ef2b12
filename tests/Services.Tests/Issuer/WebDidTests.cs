using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Grpc.Core;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.Issuer;

public sealed class WebDidTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Document_is_published_and_signs(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync("P-256", "acme:mill-7");
        Assert.Equal("did:web:localhost%3A8080:acme:mill-7", did);

        using var anyone = (await databases.ClientAsync(database, "")).Http;
        using var response = await anyone.GetAsync("/acme/mill-7/did.json");
        var document = await IssuerClient.ReadAsync(response, HttpStatusCode.OK);
        Assert.Equal(did, document["id"]!.GetValue<string>());
        Assert.Equal($"{did}#key-1", document["assertionMethod"]![0]!.GetValue<string>());
        Assert.StartsWith("zDn", document["verificationMethod"]![0]!["publicKeyMultibase"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(document.ToJsonString(), JsonNode.Parse((await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = did })).DidDocument.ToStringUtf8())!.ToJsonString());

        var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        Assert.Equal(did, IssuerClient.Payload(await issuer.ListAsync(issued["status"]![0]!["statusListCredential"]!.GetValue<string>()))["issuer"]!.GetValue<string>());
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync("/acme/did.json"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = "did:web:localhost%3A8080:nobody" }));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Path_is_taken_once_over_all_tenants(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var other = await databases.ClientAsync(database, "other");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => (i % 2 == 0 ? issuer : other).Http.PostAsJsonAsync("/v1/dids", new { method = "web", path = "unique" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await IssuerClient.AssertProblemAsync(answer, HttpStatusCode.Conflict, "DID_EXISTS");
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Did_of_the_host_is_made_once_by_an_admin(Database database)
    {
        const string Host = "did:web:localhost%3A8080";
        var issuer = await databases.ClientAsync(database);
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web" }), HttpStatusCode.Forbidden, "SCOPE_MISSING");
        var denied = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Web }));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), (denied.StatusCode, denied.Trailers.GetValue("untp-code")));
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync("/.well-known/did.json"), HttpStatusCode.NotFound, "DID_NOT_FOUND");

        var admin = await databases.ClientAsync(database, "dev", "issue admin");
        var created = await IssuerClient.ReadAsync(await admin.Http.PostAsJsonAsync("/v1/dids", new { method = "web" }), HttpStatusCode.Created);
        Assert.Equal((Host, $"{Host}#key-1"), (created["did"]!.GetValue<string>(), created["verificationMethod"]!.GetValue<string>()));
        using var anyone = (await databases.ClientAsync(database, "")).Http;
        Assert.Equal(created["didDocument"]!.ToJsonString(), JsonNode.Parse(await anyone.GetStringAsync("/.well-known/did.json"))!.ToJsonString());
        Assert.Equal(Host, IssuerClient.Payload((await issuer.IssueAsync(IssuerClient.Credential(Host)))["credential"]!.GetValue<string>())["issuer"]!.GetValue<string>());

        await IssuerClient.AssertProblemAsync(await admin.Http.PostAsJsonAsync("/v1/dids", new { method = "web" }), HttpStatusCode.Conflict, "DID_EXISTS");
        var other = await databases.ClientAsync(database, "other", "issue admin");
        var taken = await Assert.ThrowsAsync<RpcException>(async () => await other.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Web }));
        Assert.Equal((StatusCode.AlreadyExists, "DID_EXISTS"), (taken.StatusCode, taken.Trailers.GetValue("untp-code")));
        Assert.Equal($"{Host}#key-2", (await IssuerClient.ReadAsync(await issuer.RotateAsync(Host), HttpStatusCode.Created))["verificationMethod"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Acme")]
    [InlineData("a/b")]
    [InlineData("a::b")]
    [InlineData("a:")]
    [InlineData("..")]
    [InlineData("a%2Fb")]
    [InlineData("a.b")]
    [InlineData("a:b:c:d:e:f")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    [InlineData("v1")]
    [InlineData("v1:dids")]
    [InlineData("credentials:x")]
    [InlineData("status-lists")]
    [InlineData("docs")]
    [InlineData("openapi")]
    [InlineData("health")]
    [InlineData("acme\n")]
    public async Task Path_is_refused(string path)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web", path }), HttpStatusCode.UnprocessableEntity, "DID_PATH_INVALID");
    }

    [Fact]
    public async Task Other_requests_are_refused()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "key", path = "a" }), HttpStatusCode.UnprocessableEntity, "DID_PATH_INVALID");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "ion" }), HttpStatusCode.UnprocessableEntity, "DID_METHOD_UNSUPPORTED");
        var rpc = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Web, Path = "V1" }));
        Assert.Equal("DID_PATH_INVALID", rpc.Trailers.GetValue("untp-code"));
    }
}
