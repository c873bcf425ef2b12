using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Verification;
using Untp.Issuer.Store;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Issuer;

/// <summary>did:webvh: made, published, changed and given up; alike on each database.</summary>
public sealed class WebvhDidTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Log_is_published_and_replays(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var created = await CreateAsync(issuer, "log:mill");
        var did = created["did"]!.GetValue<string>();
        Assert.Matches("^did:webvh:Qm[1-9A-HJ-NP-Za-km-z]{44}:localhost%3A8080:log:mill$", did);
        Assert.Equal($"{did}#key-1", created["verificationMethod"]!.GetValue<string>());

        using var anyone = (await databases.ClientAsync(database, "")).Http;
        using var response = await anyone.GetAsync("/log/mill/did.jsonl");
        Assert.Equal((HttpStatusCode.OK, "text/jsonl"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var replayed = new ReplayedLog(did, bytes);
        Assert.Empty(replayed.Log.Problems);
        Assert.Equal($"\"{Assert.Single(replayed.Log.Versions).VersionId}\"", response.Headers.ETag!.Tag);
        Assert.False(replayed.Log.Versions[0].Parameters.Portable);
        Assert.True(JsonNode.DeepEquals(created["didDocument"], JsonNode.Parse(replayed.Log.Versions[0].State.GetRawText())));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/log/mill/did.jsonl");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, (await anyone.SendAsync(again)).StatusCode);

        // The did:web beside it; each names the other.
        const string Web = "did:web:localhost%3A8080:log:mill";
        var beside = JsonNode.Parse(await anyone.GetStringAsync("/log/mill/did.json"))!;
        Assert.Equal((Web, $"{Web}#key-1"), (beside["id"]!.GetValue<string>(), beside["assertionMethod"]![0]!.GetValue<string>()));
        Assert.Equal([did], Texts(beside, "alsoKnownAs"));
        Assert.Equal([Web], Texts(created["didDocument"]!, "alsoKnownAs"));

        Assert.Equal(bytes, (await issuer.Grpc.GetDidLogAsync(new GetDidLogRequest { Did = did })).DidLog.ToByteArray());
        Assert.True(JsonNode.DeepEquals(beside, JsonNode.Parse((await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = Web })).DidDocument.ToStringUtf8())));
        foreach (var unknown in new[] { Web, did + "x" })
        {
            var problem = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.GetDidLogAsync(new GetDidLogRequest { Did = unknown }));
            Assert.Equal((StatusCode.NotFound, "DID_NOT_FOUND"), (problem.StatusCode, problem.Trailers.GetValue("untp-code")));
        }

        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = did }))).StatusCode);
        await IssuerClient.AssertProblemAsync(await anyone.GetAsync("/log/did.jsonl"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Every_change_is_an_entry_and_what_was_signed_stays_verifiable(Database database)
    {
        foreach (var preRotation in new[] { false, true })
        {
            var issuer = await databases.ClientAsync(database);
            var path = $"changed-{preRotation}".ToLowerInvariant();
            var did = (await CreateAsync(issuer, path, preRotation))["did"]!.GetValue<string>();
            var before = (await issuer.IssueAsync(IssuerClient.Credential(did)))["credential"]!.GetValue<string>();
            var first = await issuer.Http.GetByteArrayAsync($"/{path}/did.jsonl");
            var heard = new ConcurrentQueue<string?>();
            using var subscription = issuer.App.Services.GetRequiredService<ChangeFeed>().Subscribe(heard.Enqueue);

            var rotated = await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created);
            Assert.Equal($"{did}#key-2", rotated["verificationMethod"]!.GetValue<string>());
            Assert.Contains(did, heard);
            Assert.Contains($"did:web:localhost%3A8080:{path}", heard);
            await IssuerClient.ReadAsync(await issuer.Http.PatchAsJsonAsync(Url(did), new { alsoKnownAs = new[] { "https://mill.example/" } }), HttpStatusCode.OK);
            var after = (await issuer.IssueAsync(IssuerClient.Credential(did)))["credential"]!.GetValue<string>();

            var log = await issuer.Http.GetByteArrayAsync($"/{path}/did.jsonl");
            var replayed = new ReplayedLog(did, log);
            Assert.Empty(replayed.Log.Problems);
            Assert.Equal([1, 2, 3], replayed.Log.Versions.Select(version => version.Number));
            Assert.Equal(first, log[..first.Length]);
            Assert.Equal(3, replayed.Log.Versions.SelectMany(version => version.Parameters.UpdateKeys).Distinct().Count());
            Assert.All(replayed.Log.Versions, version => Assert.Equal(preRotation ? 1 : 0, version.Parameters.NextKeyHashes.Count));
            Assert.Contains("https://mill.example/", await issuer.Http.GetStringAsync($"/{path}/did.json"), StringComparison.Ordinal);
            foreach (var credential in new[] { before, after })
            {
                Assert.Equal(("passed", "passed"), await VerifyAsync(replayed, credential));
            }

            Assert.NotEqual(("passed", "passed"), await VerifyAsync(replayed, after[..^8] + "AAAAAAAA"));
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Rotations_at_once_are_entries_in_order(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = (await CreateAsync(issuer, "parallel", preRotation: true))["did"]!.GetValue<string>();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ => await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created)));

        Assert.Equal([$"{did}#key-2", $"{did}#key-3"], answers.Select(answer => answer["verificationMethod"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        var replayed = new ReplayedLog(did, await issuer.Http.GetByteArrayAsync("/parallel/did.jsonl"));
        Assert.Empty(replayed.Log.Problems);
        Assert.Equal([1, 2, 3], replayed.Log.Versions.Select(version => version.State.GetProperty("assertionMethod").GetArrayLength()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Deactivated_did_signs_nothing_more(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        foreach (var preRotation in new[] { false, true })
        {
            var path = $"ended-{preRotation}".ToLowerInvariant();
            var did = (await CreateAsync(issuer, path, preRotation))["did"]!.GetValue<string>();
            await AssertEndsAsync(issuer, did);

            var log = await issuer.Http.GetByteArrayAsync($"/{path}/did.jsonl");
            var replayed = new ReplayedLog(did, log);
            Assert.Empty(replayed.Log.Problems);
            Assert.Equal(preRotation ? 3 : 2, replayed.Log.Versions.Count);
            Assert.True(replayed.Latest.Metadata.Parameters.Deactivated);
            await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync($"/{path}/did.json"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
            await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web", path }), HttpStatusCode.Conflict, "DID_EXISTS");
            await using var scope = issuer.App.Services.CreateAsyncScope();
            Assert.False(await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().UpdateKeys.AnyAsync(key => key.Did == did));
        }

        var web = await issuer.CreateDidAsync("P-256", "ended-web");
        await AssertEndsAsync(issuer, web);
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync("/ended-web/did.json"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = web }))).StatusCode);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Path_is_of_one_method(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        await issuer.CreateDidAsync("P-256", "is-web");
        await CreateAsync(issuer, "is-webvh");

        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh", path = "is-web" }), HttpStatusCode.Conflict, "DID_EXISTS");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web", path = "is-webvh" }), HttpStatusCode.Conflict, "DID_EXISTS");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh", path = "is-webvh" }), HttpStatusCode.Conflict, "DID_EXISTS");
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync("/is-web/did.jsonl"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
    }

    [Fact]
    public async Task Did_of_the_host_itself_and_other_wishes()
    {
        var admin = await databases.ClientAsync(Database.Sqlite, "dev", "issue admin");
        var issuer = await databases.ClientAsync(Database.Sqlite);
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh" }), HttpStatusCode.Forbidden, "SCOPE_MISSING");

        var created = await admin.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Webvh, Portable = true, PreRotation = true, KeyType = KeyType.P384 });

        Assert.Matches("^did:webvh:Qm[^:]{44}:localhost%3A8080$", created.Did);
        var replayed = new ReplayedLog(created.Did, await issuer.Http.GetByteArrayAsync("/.well-known/did.jsonl"));
        var version = Assert.Single(replayed.Log.Versions);
        var credential = (await issuer.IssueAsync(IssuerClient.Credential(created.Did)))["credential"]!.GetValue<string>();
        Assert.StartsWith("""{"alg":"ES384",""", Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(credential.Split('.')[0])), StringComparison.Ordinal);
        Assert.Equal(("passed", "passed"), await VerifyAsync(replayed, credential));
        Assert.True(version.Parameters.Portable);
        Assert.StartsWith("z82", version.State.GetProperty("verificationMethod")[0].GetProperty("publicKeyMultibase").GetString(), StringComparison.Ordinal);
        Assert.Contains(created.Did, await issuer.Http.GetStringAsync("/.well-known/did.json"), StringComparison.Ordinal);
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "web", path = "a", portable = true }), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh", path = "a", preRotation = "yes" }), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh", path = "A" }), HttpStatusCode.UnprocessableEntity, "DID_PATH_INVALID");
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Key, Portable = true }));
        Assert.Equal("REQUEST_SHAPE", refused.Trailers.GetValue("untp-code"));
    }

    private static async Task AssertEndsAsync(IssuerClient issuer, string did)
    {
        var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        var list = issued["status"]![0]!["statusListCredential"]!.GetValue<string>();
        var before = await issuer.ListAsync(list);
        await IssuerClient.AssertProblemAsync(await issuer.Http.DeleteAsync(Url(did + "x")), HttpStatusCode.NotFound, "DID_NOT_FOUND");

        Assert.Equal(HttpStatusCode.NoContent, (await issuer.Http.DeleteAsync(Url(did))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await issuer.Http.DeleteAsync(Url(did))).StatusCode);
        await issuer.Grpc.DeactivateDidAsync(new DeactivateDidRequest { Did = did });

        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(IssuerClient.Credential(did), []), HttpStatusCode.UnprocessableEntity, "DID_DEACTIVATED");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(IssuerClient.Credential(did), ["suspension"]), HttpStatusCode.UnprocessableEntity, "DID_DEACTIVATED");
        await IssuerClient.AssertProblemAsync(await issuer.RotateAsync(did), HttpStatusCode.UnprocessableEntity, "DID_DEACTIVATED");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PatchAsJsonAsync(Url(did), new { services = Array.Empty<object>() }), HttpStatusCode.UnprocessableEntity, "DID_DEACTIVATED");
        await IssuerClient.AssertProblemAsync(await issuer.SetStatusAsync(issued["id"]!.GetValue<string>(), "revocation", true), HttpStatusCode.UnprocessableEntity, "DID_DEACTIVATED");
        Assert.Equal(before, await issuer.ListAsync(list));
        var listed = (await issuer.Grpc.ListDidsAsync(new ListDidsRequest())).Dids.Single(item => item.Did_ == did);
        Assert.True(listed.Deactivated);
    }

    private static async Task<(string Key, string Signature)> VerifyAsync(ReplayedLog dids, string credential)
    {
        var pipeline = new VerificationPipeline(new(dids, null!, null!, null!), new VerificationOptions(), TimeProvider.System);
        var report = (await pipeline.VerifyAsync(new VerificationRequest(Encoding.ASCII.GetBytes(credential)), CancellationToken.None)).Value!;
        return (OutcomeOf(report, "proof.key"), OutcomeOf(report, "proof.signature"));
    }

    private static string OutcomeOf(VerificationReport report, string check) =>
        report.Checks.Single(result => result.Name == check).Finding.Outcome.ToString().ToLowerInvariant();

    private static async Task<JsonObject> CreateAsync(IssuerClient issuer, string path, bool preRotation = false)
    {
        using var response = await issuer.Http.PostAsJsonAsync("/v1/dids", new { method = "webvh", path, keyType = "P-256", preRotation });
        return await IssuerClient.ReadAsync(response, HttpStatusCode.Created);
    }

    private static string Url(string did) => $"/v1/dids/{Uri.EscapeDataString(did)}";

    private static IEnumerable<string> Texts(JsonNode document, string member) => document[member]!.AsArray().Select(item => item!.GetValue<string>());
}
