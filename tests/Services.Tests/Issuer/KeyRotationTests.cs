using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Issuer.V1;
using Untp.Core.Dids;
using Untp.Core.Proofs.Jose;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Issuer;

/// <summary>New keys sign, former ones stay readable; alike on each database.</summary>
public sealed class KeyRotationTests(IssuerDatabases databases) : IClassFixture<IssuerDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task New_key_signs_and_the_former_stays_in_the_document(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync("P-256", "rotated:mill");
        var before = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        var list = before["status"]![0]!["statusListCredential"]!.GetValue<string>();
        var listBefore = await issuer.ListAsync(list);
        var heard = new ConcurrentQueue<string?>();
        using var subscription = issuer.App.Services.GetRequiredService<ChangeFeed>().Subscribe(heard.Enqueue);

        var rotated = await IssuerClient.ReadAsync(await issuer.RotateAsync(did, new { keyType = "Ed25519" }), HttpStatusCode.Created);

        Assert.Equal((did, $"{did}#key-2"), (rotated["did"]!.GetValue<string>(), rotated["verificationMethod"]!.GetValue<string>()));
        var document = rotated["didDocument"]!.AsObject();
        Assert.Equal([$"{did}#key-1", $"{did}#key-2"], document["verificationMethod"]!.AsArray().Select(method => method!["id"]!.GetValue<string>()));
        Assert.Equal([$"{did}#key-1", $"{did}#key-2"], Texts(document, "assertionMethod"));
        Assert.Equal([$"{did}#key-2"], Texts(document, "authentication"));
        Assert.StartsWith("z6Mk", document["verificationMethod"]![1]!["publicKeyMultibase"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(document.ToJsonString(), JsonNode.Parse(await issuer.Http.GetStringAsync("/rotated/mill/did.json"))!.ToJsonString());

        // The list is signed anew; both lists, and credentials of both keys, are verified with the one document.
        var listAfter = await issuer.ListAsync(list);
        var after = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation");
        Assert.Equal((1, 2), (KeyNumber(listBefore), KeyNumber(listAfter)));
        Assert.Equal((1, 2), (KeyNumber(Jwt(before)), KeyNumber(Jwt(after))));
        Assert.Equal(list, after["status"]![0]!["statusListCredential"]!.GetValue<string>());
        Assert.All([listBefore, listAfter, Jwt(before), Jwt(after)], jwt => AssertSigned(jwt, document, did));
        await issuer.RevokeAsync(before["id"]!.GetValue<string>());
        Assert.Equal(2, KeyNumber(await issuer.ListAsync(list)));

        Assert.Contains(did, heard);
        Assert.Contains(list, heard);
        var listed = (await issuer.Http.GetFromJsonAsync<JsonObject>("/v1/dids"))!["dids"]!.AsArray().Where(item => item!["did"]!.GetValue<string>() == did);
        Assert.Equal($"{did}#key-2", Assert.Single(listed)!["verificationMethod"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Parallel_rotations_are_so_many_keys(Database database)
    {
        const int Rotations = 10;
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync("P-256", "parallel");
        var issued = await issuer.IssueAsync(IssuerClient.Credential(did), "revocation", "suspension");

        var answers = await Task.WhenAll(Enumerable.Range(0, Rotations).Select(async _ => await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created)));

        Assert.Equal(
            Enumerable.Range(2, Rotations).Select(number => $"{did}#key-{number}").Order(StringComparer.Ordinal),
            answers.Select(answer => answer["verificationMethod"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Equal(Rotations + 1, KeyNumber(Jwt(await issuer.IssueAsync(IssuerClient.Credential(did)))));
        foreach (var entry in issued["status"]!.AsArray())
        {
            Assert.Equal(Rotations + 1, KeyNumber(await issuer.ListAsync(entry!["statusListCredential"]!.GetValue<string>())));
        }
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Lists_opened_and_changed_meanwhile_are_of_the_newest_key(Database database)
    {
        var issuer = await databases.ClientAsync(database);
        var did = await issuer.CreateDidAsync("P-256", "busy");
        var lists = new ConcurrentDictionary<string, bool>();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            if (i % 4 == 0)
            {
                await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created);
            }

            var issued = await issuer.IssueAsync(IssuerClient.Credential(did), i % 2 == 0 ? "revocation" : "suspension");
            lists[issued["status"]![0]!["statusListCredential"]!.GetValue<string>()] = true;
            Assert.Equal(HttpStatusCode.NoContent, (await issuer.SetStatusAsync(issued["id"]!.GetValue<string>(), i % 2 == 0 ? "revocation" : "suspension", true)).StatusCode);
        }));

        Assert.Equal(2, lists.Count);
        foreach (var list in lists.Keys)
        {
            Assert.Equal(6, KeyNumber(await issuer.ListAsync(list)));
            var bits = await issuer.BitsAsync(list);
            Assert.Equal(10, Enumerable.Range(0, (int)bits.Length).Count(index => bits[index].Value));
        }
    }

    [Fact]
    public async Task Rotation_over_grpc_is_the_same()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "grpc");

        var rotated = await issuer.Grpc.RotateKeyAsync(new RotateKeyRequest { Did = did });

        Assert.Equal($"{did}#key-2", rotated.VerificationMethod);
        Assert.Equal(rotated.DidDocument, (await issuer.Grpc.GetDidDocumentAsync(new GetDidDocumentRequest { Did = did })).DidDocument);
        Assert.StartsWith("zDn", JsonNode.Parse(rotated.DidDocument.ToStringUtf8())!["verificationMethod"]![1]!["publicKeyMultibase"]!.GetValue<string>(), StringComparison.Ordinal);
        var fixedKey = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.RotateKeyAsync(new RotateKeyRequest { Did = (await issuer.Grpc.CreateDidAsync(new CreateDidRequest { Method = DidMethod.Key })).Did }));
        Assert.Equal((StatusCode.InvalidArgument, "DID_NOT_ROTATABLE"), (fixedKey.StatusCode, fixedKey.Trailers.GetValue("untp-code")));
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await issuer.Grpc.RotateKeyAsync(new RotateKeyRequest { Did = did, KeyType = (KeyType)9 }));
        Assert.Equal("KEY_TYPE_UNSUPPORTED", unknown.Trailers.GetValue("untp-code"));
    }

    [Fact]
    public async Task Other_dids_get_no_key()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "mine");

        await IssuerClient.AssertProblemAsync(await issuer.RotateAsync(await issuer.CreateDidAsync()), HttpStatusCode.UnprocessableEntity, "DID_NOT_ROTATABLE");
        await IssuerClient.AssertProblemAsync(await issuer.RotateAsync("did:web:localhost%3A8080:nobody"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        await IssuerClient.AssertProblemAsync(await issuer.RotateAsync("%%"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        await IssuerClient.AssertProblemAsync(await (await databases.ClientAsync(Database.Sqlite, "other")).RotateAsync(did), HttpStatusCode.NotFound, "DID_NOT_FOUND");
        Assert.Single(Texts(JsonNode.Parse(await issuer.Http.GetStringAsync("/mine/did.json"))!.AsObject(), "assertionMethod"));
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"keyType":1}""", HttpStatusCode.BadRequest, "REQUEST_SHAPE")]
    [InlineData("""{"keytype":"P-256"}""", HttpStatusCode.BadRequest, "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("""{"keyType":"RSA"}""", HttpStatusCode.UnprocessableEntity, "KEY_TYPE_UNSUPPORTED")]
    public async Task Unreadable_request_is_a_problem(string body, HttpStatusCode status, string code)
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        await IssuerClient.AssertProblemAsync(await issuer.Http.PostAsync("/v1/dids/did%3Aweb%3Ax/keys", content), status, code);
    }

    [Fact]
    public async Task Document_holds_a_hundred_keys()
    {
        var issuer = await databases.ClientAsync(Database.Sqlite);
        var did = await issuer.CreateDidAsync("P-256", "often");
        for (var key = 2; key <= 100; key++)
        {
            await IssuerClient.ReadAsync(await issuer.RotateAsync(did), HttpStatusCode.Created);
        }

        await IssuerClient.AssertProblemAsync(await issuer.RotateAsync(did), HttpStatusCode.UnprocessableEntity, "DID_NOT_ROTATABLE");

        var document = JsonNode.Parse(await issuer.Http.GetStringAsync("/often/did.json"))!.AsObject();
        Assert.Equal(100, Texts(document, "assertionMethod").Count());
        AssertSigned(Jwt(await issuer.IssueAsync(IssuerClient.Credential(did))), document, did);
    }

    private static string Jwt(JsonObject issued) => issued["credential"]!.GetValue<string>();

    private static int KeyNumber(string jwt) => int.Parse(IssuerClient.Kid(jwt).Split("#key-")[1]);

    private static IEnumerable<string> Texts(JsonObject document, string member) => document[member]!.AsArray().Select(item => item!.GetValue<string>());

    private static void AssertSigned(string jwt, JsonObject document, string did)
    {
        var jws = CompactJws.Read(Encoding.ASCII.GetBytes(jwt), 1 << 20).Value!;
        var read = DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), Untp.Core.Dids.Did.Parse(did).Value!).Value!;
        Assert.Contains(IssuerClient.Kid(jwt), read.AssertionMethods);
        Assert.True(read.VerificationMethods[IssuerClient.Kid(jwt)].Key.Value!.Verify(jws.SigningInput.Span, jws.Signature.Span));
    }
}
