using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Issuer.V1;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Issuer;

/// <summary>A compromised key is marked and replaced; alike on each database.</summary>
public sealed class KeyRevocationTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    private const string Moment = "2026-02-03T04:05:06Z";

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Key_that_signs_is_marked_and_replaced(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        foreach (var method in new[] { "web", "webvh" })
        {
            using var response = await issuer.Http.PostAsJsonAsync("/v1/dids", new { method, path = $"stolen-{method}", keyType = "P-384" });
            var did = (await IssuerClient.ReadAsync(response, HttpStatusCode.Created))["did"]!.GetValue<string>();
            var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
            var list = issued["status"]![0]!["statusListCredential"]!.GetValue<string>();
            Assert.Equal($"{did}#key-1", IssuerClient.Kid(await issuer.ListAsync(list)));
            var heard = new ConcurrentQueue<string?>();
            using var subscription = issuer.App.Services.GetRequiredService<ChangeFeed>().Subscribe(heard.Enqueue);

            var revoked = await IssuerClient.ReadAsync(await RevokeAsync(issuer, did, "key-1", new { compromisedAt = "2026-02-03T06:05:06.789+02:00", reason = "laptop stolen" }), HttpStatusCode.OK);

            Assert.Equal($"{did}#key-2", revoked["verificationMethod"]!.GetValue<string>());
            var document = revoked["didDocument"]!;
            Assert.Equal([Moment, null], document["verificationMethod"]!.AsArray().Select(key => (string?)key!["revoked"]));
            Assert.StartsWith("z82", (string?)document["verificationMethod"]![1]!["publicKeyMultibase"], StringComparison.Ordinal);
            Assert.Equal([$"{did}#key-2"], document["assertionMethod"]!.AsArray().Select(item => item!.GetValue<string>()));
            Assert.Equal([$"{did}#key-2"], document["authentication"]!.AsArray().Select(item => item!.GetValue<string>()));
            Assert.DoesNotContain("laptop", document.ToJsonString(), StringComparison.Ordinal);
            Assert.Contains(Moment, await issuer.Http.GetStringAsync($"/stolen-{method}/did.json"), StringComparison.Ordinal);
            Assert.Equal($"{did}#key-2", IssuerClient.Kid(await issuer.ListAsync(list)));
            Assert.Equal($"{did}#key-2", IssuerClient.Kid((await issuer.IssueAsync(IssuerClient.Credential(did)))["credential"]!.GetValue<string>()));
            Assert.Contains(did, heard);
            Assert.Contains(list, heard);

            // The same once more is no other key; another time is refused.
            Assert.Equal(document.ToJsonString(), (await IssuerClient.ReadAsync(await RevokeAsync(issuer, did, "key-1", new { compromisedAt = Moment }), HttpStatusCode.OK))["didDocument"]!.ToJsonString());
            await IssuerClient.AssertProblemAsync(await RevokeAsync(issuer, did, "key-1", new { compromisedAt = "2026-02-03T04:05:07Z" }), HttpStatusCode.Conflict, "KEY_ALREADY_REVOKED");
        }
    }

    [Fact]
    public async Task Former_key_is_marked_and_the_newest_stays()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "former");
        await issuer.RotateAsync(did);

        var revoked = await issuer.Grpc.RevokeKeyAsync(new RevokeKeyRequest { Did = did, Fragment = "key-1", CompromisedAt = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(Moment)) });

        Assert.Equal($"{did}#key-2", revoked.VerificationMethod);
        var document = JsonNode.Parse(revoked.DidDocument.ToStringUtf8())!;
        Assert.Equal([Moment, null], document["verificationMethod"]!.AsArray().Select(key => (string?)key!["revoked"]));
        Assert.Equal([$"{did}#key-2"], document["assertionMethod"]!.AsArray().Select(item => item!.GetValue<string>()));
    }

    [Theory]
    [InlineData("""{}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":"2026-02-03T04:05:06"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":"2026-02-03"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":1}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":"2999-01-01T00:00:00Z"}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":"2026-02-03T04:05:06Z","reason":1}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"compromisedAt":"2026-02-03T04:05:06Z","x":1}""", HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN")]
    public async Task Unreadable_request_is_a_problem(string body, HttpStatusCode status, string code)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", IssuerClient.NewName());

        await IssuerClient.AssertProblemAsync(await RevokeAsync(issuer, did, "key-1", JsonNode.Parse(body)!), status, code);

        Assert.Equal($"{did}#key-1", IssuerClient.Kid((await issuer.IssueAsync(IssuerClient.Credential(did)))["credential"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Other_keys_are_left_alone()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "untouched");
        var fixedDid = await issuer.CreateDidAsync();
        var body = new { compromisedAt = Moment };

        await IssuerClient.AssertProblemAsync(await RevokeAsync(issuer, did, "key-2", body), HttpStatusCode.NotFound, "DID_URL_NOT_FOUND");
        await IssuerClient.AssertProblemAsync(await RevokeAsync(issuer, fixedDid, fixedDid["did:key:".Length..], body), HttpStatusCode.UnprocessableEntity, "DID_NOT_CHANGEABLE");
        await IssuerClient.AssertProblemAsync(await RevokeAsync(await databases.ClientAsync(Database.Sqlite, "other"), did, "key-1", body), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        foreach (var moment in new[] { null, new Timestamp { Seconds = long.MaxValue }, new Timestamp { Nanos = -1 } })
        {
            var refused = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.RevokeKeyAsync(new RevokeKeyRequest { Did = did, Fragment = "key-1", CompromisedAt = moment }));
            Assert.Equal((StatusCode.InvalidArgument, "REQUEST_SHAPE"), (refused.StatusCode, refused.Trailers.GetValue("untp-code")));
        }

        Assert.DoesNotContain("revoked", await issuer.Http.GetStringAsync("/untouched/did.json"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> RevokeAsync(IssuerClient issuer, string did, string fragment, object body) =>
        issuer.Http.PatchAsync($"/v1/dids/{Uri.EscapeDataString(did)}/keys/{fragment}", JsonContent.Create(body));
}
