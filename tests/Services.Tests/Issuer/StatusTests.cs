using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Credentials;
using Untp.Core.Dids;
using Untp.Core.Proofs.Jose;
using Untp.Core.Status;
using Untp.Issuer.Store;
using Untp.LinkedData.Json;
using WirePurpose = Untp.Contracts.Issuer.V1.StatusPurpose;

namespace Services.Tests.Issuer;

/// <summary>Status entries, lists and their history, alike on each database.</summary>
public sealed class StatusTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Credential_is_issued_revoked_and_the_list_says_so(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        var id = issued["id"]!.GetValue<string>();
        var entry = Assert.Single(StatusEntries.Read(new Credential(StrictJson.Parse(IssuerClient.Payload(issued["credential"]!.GetValue<string>()).ToJsonString()))).Value!);

        Assert.Equal(JsonValueKind.String, IssuerClient.Payload(issued["credential"]!.GetValue<string>())["credentialStatus"]!["statusListIndex"]!.GetValueKind());
        Assert.Equal(entry.Index, issued["status"]![0]!["statusListIndex"]!.GetValue<long>());
        Assert.Equal(entry.List, issued["status"]![0]!["statusListCredential"]!.GetValue<string>());
        Assert.StartsWith("http://localhost:8080/status-lists/", entry.List, StringComparison.Ordinal);
        Assert.False((await issuer.BitsAsync(entry.List))[entry.Index].Value);

        await issuer.RevokeAsync(id);
        await issuer.RevokeAsync(id);

        var bits = await issuer.BitsAsync(entry.List);
        Assert.True(bits[entry.Index].Value);
        Assert.Single(Enumerable.Range(0, (int)bits.Length), index => bits[index].Value);
        await IssuerClient.AssertProblemAsync(await issuer.SetStatusAsync(id, "revocation", false), HttpStatusCode.Conflict, "STATUS_NOT_REVERSIBLE");
        await IssuerClient.AssertProblemAsync(await issuer.SetStatusAsync(id, "suspension", true), HttpStatusCode.Conflict, "STATUS_NOT_ALLOCATED");
        await IssuerClient.AssertProblemAsync(await (await databases.ClientAsync(database, "other")).SetStatusAsync(id, "revocation", true), HttpStatusCode.NotFound, "CREDENTIAL_NOT_FOUND");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Suspension_comes_and_goes_and_the_history_keeps_it(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var issued = await issuer.IssueAsync(IssuerClient.Credential(await issuer.CreateDidAsync("P-256")), "suspension", "revocation");
        var id = issued["id"]!.GetValue<string>();
        var entries = IssuerClient.Payload(issued["credential"]!.GetValue<string>())["credentialStatus"]!.AsArray();
        Assert.Equal(["revocation", "suspension"], entries.Select(entry => entry!["statusPurpose"]!.GetValue<string>()));
        var list = entries[1]!["statusListCredential"]!.GetValue<string>();
        var index = long.Parse(entries[1]!["statusListIndex"]!.GetValue<string>());

        Assert.Equal(HttpStatusCode.NoContent, (await issuer.SetStatusAsync(id, "suspension", true, "recall 7")).StatusCode);
        Assert.True((await issuer.BitsAsync(list))[index].Value);

        // By the path, with the id as one segment.
        using var request = await issuer.Http.PatchAsJsonAsync($"/v1/credentials/{Uri.EscapeDataString(id)}/status", new { purpose = "suspension", value = false, reason = "mended" });
        Assert.Equal(HttpStatusCode.NoContent, request.StatusCode);
        Assert.False((await issuer.BitsAsync(list))[index].Value);

        await using var scope = issuer.App.Services.CreateAsyncScope();
        var changes = await scope.ServiceProvider.GetRequiredService<IssuerDbContext>().StatusChanges
            .Where(change => list.EndsWith(change.ListId)).OrderBy(change => change.Version).ToListAsync();
        Assert.Equal([(true, "recall 7"), (false, "mended")], changes.Select(change => (change.Value, change.Reason)));
        Assert.All(changes, change => Assert.Equal(("key-1", index), (change.KeyId, change.Index)));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task List_is_a_signed_credential_with_an_etag(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        var url = issued["status"]![0]!["statusListCredential"]!.GetValue<string>();
        var path = new Uri(url).PathAndQuery;

        using var first = await issuer.Http.GetAsync(path);
        var jwt = await first.Content.ReadAsByteArrayAsync();
        var list = IssuerClient.Payload(System.Text.Encoding.ASCII.GetString(jwt));

        Assert.Equal("application/vc+jwt", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=60", first.Headers.CacheControl!.ToString());
        Assert.Equal(url, list["id"]!.GetValue<string>());
        Assert.Equal(did, list["issuer"]!.GetValue<string>());
        Assert.Equal($"{url}#list", list["credentialSubject"]!["id"]!.GetValue<string>());
        Assert.Equal("revocation", list["credentialSubject"]!["statusPurpose"]!.GetValue<string>());
        Assert.Equal(60_000, list["credentialSubject"]!["ttl"]!.GetValue<long>());
        Assert.Empty(CredentialShape.Check(new Credential(StrictJson.Parse(list.ToJsonString()))));
        AssertSigned(jwt, did);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await issuer.Http.SendAsync(again)).StatusCode);

        await issuer.RevokeAsync(issued["id"]!.GetValue<string>());
        using var later = new HttpRequestMessage(HttpMethod.Get, path);
        later.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var changed = await issuer.Http.SendAsync(later);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        AssertSigned(await changed.Content.ReadAsByteArrayAsync(), did);
        Assert.Equal(await changed.Content.ReadAsByteArrayAsync(), (await issuer.Grpc.GetStatusListAsync(new GetStatusListRequest { Url = url })).Credential.ToByteArray());
        await IssuerClient.AssertProblemAsync(await issuer.Http.GetAsync("/status-lists/none"), HttpStatusCode.NotFound, "DOCUMENT_UNKNOWN");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Old_list_is_signed_anew_and_a_half_full_one_left(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync();
        var url = (await issuer.IssueAsync(IssuerClient.Credential(did), "revocation"))["status"]![0]!["statusListCredential"]!.GetValue<string>();
        await using var scope = issuer.App.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IssuerDbContext>();
        var list = store.StatusLists.Where(row => row.Url == url);
        var old = DateTimeOffset.UnixEpoch;
        await list.ExecuteUpdateAsync(row => row.SetProperty(r => r.SignedAt, old).SetProperty(r => r.Claimed, 65_535));

        var before = await list.AsNoTracking().SingleAsync();
        var jwt = await issuer.ListAsync(url);
        var after = await list.AsNoTracking().SingleAsync();
        Assert.Equal(before.Version + 1, after.Version);
        Assert.NotEqual(old, after.SignedAt);
        Assert.Equal(System.Text.Encoding.ASCII.GetString(after.Secured), jwt);
        Assert.Equal(jwt, await issuer.ListAsync(url));

        var last = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        var next = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        Assert.Equal(url, last["status"]![0]!["statusListCredential"]!.GetValue<string>());
        Assert.NotEqual(url, next["status"]![0]!["statusListCredential"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Status_over_grpc_is_the_same(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Key });
        var request = new IssueCredentialRequest { Credential = ByteString.CopyFromUtf8(IssuerClient.Credential(did.Did).ToJsonString()), SkipSchema = true, Status = { WirePurpose.Suspension, WirePurpose.Revocation } };
        var issued = await issuer.Grpc.IssueCredentialAsync(request);
        Assert.Equal([WirePurpose.Revocation, WirePurpose.Suspension], issued.Status.Select(entry => entry.Purpose));

        await issuer.Grpc.SetCredentialStatusAsync(new SetCredentialStatusRequest { Id = issued.Id, Purpose = WirePurpose.Revocation, Value = true });
        Assert.True((await issuer.BitsAsync(issued.Status[0].StatusListCredential))[issued.Status[0].StatusListIndex].Value);
        Assert.False((await issuer.BitsAsync(issued.Status[1].StatusListCredential))[issued.Status[1].StatusListIndex].Value);
        var final = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.SetCredentialStatusAsync(new SetCredentialStatusRequest { Id = issued.Id, Purpose = WirePurpose.Revocation }));
        Assert.Equal((StatusCode.FailedPrecondition, "STATUS_NOT_REVERSIBLE"), (final.StatusCode, final.Trailers.GetValue("untp-code")));
        var unspecified = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.SetCredentialStatusAsync(new SetCredentialStatusRequest { Id = issued.Id, Value = true }));
        Assert.Equal(StatusCode.InvalidArgument, unspecified.StatusCode);
    }

    [Theory]
    [InlineData("""{"purpose":"revocation"}""", "REQUEST_SHAPE")]
    [InlineData("""{"purpose":"refresh","value":true}""", "REQUEST_SHAPE")]
    [InlineData("""{"purpose":"revocation","value":"true"}""", "REQUEST_SHAPE")]
    [InlineData("""{"purpose":"revocation","value":true,"why":""}""", "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("[]", "REQUEST_SHAPE")]
    public async Task Unreadable_change_is_a_problem(string body, string code)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        using var content = new StringContent(body, null, "application/json");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PatchAsync("/v1/credentials/status?id=urn:x", content), HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Own_credentialStatus_and_wrong_purposes_are_refused()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var credential = IssuerClient.Credential(await issuer.CreateDidAsync());
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, ["refresh"]), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, ["revocation", "revocation"]), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        credential["@context"]!.AsArray().Add("https://vocabulary.uncefact.org/untp/0.7.0/context/");
        credential["type"]!.AsArray().Add("DigitalProductPassport");
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, ["revocation", "suspension"]), HttpStatusCode.UnprocessableEntity, "STATUS_ENTRY_INVALID");
        credential["credentialStatus"] = null;
        await IssuerClient.AssertProblemAsync(await issuer.SendIssueAsync(credential, ["revocation"]), HttpStatusCode.Conflict, "STATUS_NOT_ALLOCATED");
    }

    private static void AssertSigned(byte[] jwt, string did)
    {
        var jws = CompactJws.Read(jwt, 1 << 20).Value!;
        var document = DidDocumentReader.Read(DidKey.Resolve(Untp.Core.Dids.Did.Parse(did).Value!).Value!, Untp.Core.Dids.Did.Parse(did).Value!).Value!;
        var kid = JoseHeader.Read(jws.Header.Span).Kid;
        Assert.True(document.VerificationMethods[kid].Key.Value!.Verify(jws.SigningInput.Span, jws.Signature.Span));
    }
}
