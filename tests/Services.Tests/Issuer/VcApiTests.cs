using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Services.Tests.Stack;
using Untp.Core.Status;

namespace Services.Tests.Issuer;

/// <summary>What other people's clients call: issuing, status and reading as the VC API has them.</summary>
public sealed class VcApiTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    private IssuerClient Issuer { get; } = new(stack.Issuer.App, stack.Issuer.RestClient(), stack.Issuer.Invoker());

    [NeedsTheory(Part.Shared)]
    [InlineData("Ed25519", null)]
    [InlineData("Ed25519", "eddsa-rdfc-2022")]
    [InlineData("Ed25519", "eddsa-jcs-2022")]
    [InlineData("P-256", "ecdsa-rdfc-2019")]
    [InlineData("P-384", "ecdsa-rdfc-2019")]
    [InlineData("P-256", "ecdsa-jcs-2019")]
    [InlineData("P-384", "ecdsa-jcs-2019")]
    public async Task Credential_gets_a_proof_and_keeps_what_it_was(string keyType, string? cryptosuite)
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync(keyType));
        credential["@context"]!.AsArray().Add(new JsonObject { ["colour"] = "https://example.com/colour" });

        var issued = await IssueAsync(credential, cryptosuite is null ? null : new JsonObject { ["cryptosuite"] = cryptosuite });

        var proof = issued["proof"]!;
        issued.Remove("proof");
        Assert.Equal(credential.ToJsonString(), issued.ToJsonString());
        Assert.Equal(
            ("DataIntegrityProof", cryptosuite ?? "eddsa-rdfc-2022", "assertionMethod"),
            (proof["type"]!.GetValue<string>(), proof["cryptosuite"]!.GetValue<string>(), proof["proofPurpose"]!.GetValue<string>()));
        Assert.StartsWith(credential["issuer"]!.GetValue<string>(), proof["verificationMethod"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [NeedsFact(Part.Shared)]
    public async Task Jwt_is_answered_in_its_envelope()
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync("P-256"));

        var issued = await IssueAsync(credential, new JsonObject { ["securingMechanism"] = "vc-jose" });

        Assert.Equal("EnvelopedVerifiableCredential", issued["type"]!.GetValue<string>());
        Assert.Equal("https://www.w3.org/ns/credentials/v2", issued["@context"]!.GetValue<string>());
        const string Prefix = "data:application/vc+jwt,";
        Assert.StartsWith(Prefix, issued["id"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(credential.ToJsonString(), IssuerClient.Payload(issued["id"]!.GetValue<string>()[Prefix.Length..]).ToJsonString());
    }

    [NeedsFact(Part.Shared)]
    public async Task Data_model_11_gets_the_context_of_its_proof()
    {
        var did = await Issuer.CreateDidAsync();
        var issued = await IssueAsync(CredentialV11(did), null);

        Assert.Equal(
            """["https://www.w3.org/2018/credentials/v1","https://w3id.org/security/data-integrity/v2"]""",
            issued["@context"]!.ToJsonString());
        await RefusedAsync(CredentialV11(did), new JsonObject { ["securingMechanism"] = "vc-jose" }, "CREDENTIAL_SHAPE", "/@context/0");
    }

    [NeedsFact(Part.Shared)]
    public async Task Credential_without_id_is_issued_without_one()
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        credential.Remove("id");

        Assert.False((await IssueAsync(credential, null)).ContainsKey("id"));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("issuer", "\"did:web:somebody.example\"", "DID_NOT_OURS", "/issuer")]
    [InlineData("credentialSubject", """{"id":"urn:x","colour":"red"}""", "TERM_UNDEFINED", "/credentialSubject/colour")]
    [InlineData("type", """["VerifiableCredential","Nothing"]""", "IRI_RELATIVE", "/type/1")]
    [InlineData("validUntil", "\"2020-01-01T00:00:00Z\"", "CREDENTIAL_DATES_REVERSED", "/validUntil")]
    [InlineData("@context", "[]", "CREDENTIAL_SHAPE", "/@context")]
    [InlineData("@context", """["https://www.w3.org/ns/credentials/v2","https://example.com/unknown"]""", "CONTEXT_UNKNOWN", "/@context")]
    [InlineData("evidence", "{}", "CREDENTIAL_SHAPE", "/evidence/type")]
    [InlineData("credentialStatus", """{"type":"BitstringStatusListEntry"}""", "STATUS_ENTRY_INVALID", "/credentialStatus")]
    [InlineData("relatedResource", """{"id":"https://www.w3.org/ns/credentials/v2","digestSRI":"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="}""", "RELATED_RESOURCE_DIGEST", "/relatedResource/digestSRI")]
    public async Task What_is_not_valid_is_not_signed(string name, string value, string code, string pointer)
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        credential[name] = JsonNode.Parse(value);

        await RefusedAsync(credential, null, code, pointer);
        await RefusedAsync(credential, new JsonObject { ["cryptosuite"] = "eddsa-jcs-2022" }, code, pointer);
        await RefusedAsync(credential, new JsonObject { ["securingMechanism"] = "vc-jose" }, code, pointer);
    }

    [NeedsFact(Part.Shared)]
    public async Task Status_that_is_kept_in_another_way_stays_and_gets_none_beside_it()
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        credential["@context"]!.AsArray().Add(new JsonObject { ["OtherStatus"] = "https://example.com/OtherStatus" });
        credential["credentialStatus"] = new JsonObject { ["id"] = "urn:uuid:1", ["type"] = "OtherStatus" };

        Assert.Equal("OtherStatus", (await IssueAsync(credential, null))["credentialStatus"]!["type"]!.GetValue<string>());
        await RefusedAsync(credential, new JsonObject { ["statusPurpose"] = "revocation" }, "STATUS_ENTRY_INVALID", "/credentialStatus");
    }

    [NeedsFact(Part.Shared)]
    public async Task Related_resource_with_its_published_digest_is_signed()
    {
        var content = await File.ReadAllBytesAsync(Path.Combine(Repository.Shared, "vectors", "contexts", "www.w3.org_ns_credentials_v2.jsonld"));
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        credential["relatedResource"] = new JsonObject
        {
            ["id"] = "https://www.w3.org/ns/credentials/v2",
            ["digestSRI"] = $"sha384-{Convert.ToBase64String(SHA384.HashData(content))}",
        };

        Assert.NotNull((await IssueAsync(credential, null))["proof"]);
    }

    [NeedsFact(Part.Shared)]
    public async Task Key_that_does_not_fit_the_suite_is_refused()
    {
        await RefusedAsync(IssuerClient.Credential(await Issuer.CreateDidAsync("P-256")), null, "ALG_NOT_ALLOWED", "/issuer");
        await RefusedAsync(IssuerClient.Credential(await Issuer.CreateDidAsync()), new JsonObject { ["cryptosuite"] = "ecdsa-jcs-2019" }, "ALG_NOT_ALLOWED", "/issuer");
    }

    [Theory]
    [InlineData("", "REQUEST_EMPTY")]
    [InlineData("[]", "REQUEST_SHAPE")]
    [InlineData("{}", "REQUEST_SHAPE")]
    [InlineData("""{"credential":"x"}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":[]}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"cryptosuite":"rsa"}}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"cryptosuite":"vc+jwt"}}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"securingMechanism":"vc-di"}}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"securingMechanism":"vc-jose","cryptosuite":"eddsa-rdfc-2022"}}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"statusPurpose":"message"}}""", "REQUEST_SHAPE")]
    [InlineData("""{"credential":{},"options":{"other":1}}""", "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("""{"credential":{},"other":1}""", "REQUEST_MEMBER_UNKNOWN")]
    public async Task Body_at_fault_is_400(string body, string code)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await IssuerClient.AssertProblemAsync(await Issuer.Http.PostAsync("/credentials/issue", content), HttpStatusCode.BadRequest, code);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData(null)]
    [InlineData("vc-jose")]
    public async Task Status_is_set_and_seen_in_the_list(string? mechanism)
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        var options = new JsonObject { ["statusPurpose"] = "revocation" };
        if (mechanism is not null)
        {
            options["securingMechanism"] = mechanism;
        }

        var issued = await IssueAsync(credential, options);
        var signed = mechanism is null ? issued : IssuerClient.Payload(issued["id"]!.GetValue<string>()["data:application/vc+jwt,".Length..]);
        var entry = signed["credentialStatus"]!;
        var index = long.Parse(entry["statusListIndex"]!.GetValue<string>());

        var id = credential["id"]!.GetValue<string>();
        Assert.False(Bits(await ListAsync(Issuer, signed))[index].Value);
        using var set = await SetAsync(id, """{"type":"BitstringStatusListEntry","statusPurpose":"revocation"}""", "true");
        Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        Assert.True(Bits(await ListAsync(Issuer, signed))[index].Value);

        await IssuerClient.AssertProblemAsync(await SetAsync(id, """{"type":"BitstringStatusListEntry","statusPurpose":"revocation"}""", "false"), HttpStatusCode.Conflict, "STATUS_NOT_REVERSIBLE");
        await IssuerClient.AssertProblemAsync(await SetAsync(id, """{"type":"BitstringStatusListEntry","statusPurpose":"suspension"}""", "true"), HttpStatusCode.Conflict, "STATUS_NOT_ALLOCATED");
        await IssuerClient.AssertProblemAsync(await SetAsync("urn:none", """{"type":"BitstringStatusListEntry","statusPurpose":"revocation"}""", "true"), HttpStatusCode.NotFound, "CREDENTIAL_NOT_FOUND");
    }

    [Theory]
    [InlineData("{}", "true", "REQUEST_SHAPE")]
    [InlineData("\"x\"", "true", "REQUEST_SHAPE")]
    [InlineData("""{"type":"Other","statusPurpose":"revocation"}""", "true", "REQUEST_SHAPE")]
    [InlineData("""{"type":"BitstringStatusListEntry","statusPurpose":"message"}""", "true", "REQUEST_SHAPE")]
    [InlineData("""{"type":"BitstringStatusListEntry","statusPurpose":"revocation","x":1}""", "true", "REQUEST_MEMBER_UNKNOWN")]
    [InlineData("""{"type":"BitstringStatusListEntry","statusPurpose":"revocation"}""", "\"1\"", "REQUEST_SHAPE")]
    public async Task Status_asked_for_in_a_wrong_way_is_400(string entry, string status, string code) =>
        await IssuerClient.AssertProblemAsync(await SetAsync("urn:x", entry, status), HttpStatusCode.BadRequest, code);

    [NeedsFact(Part.Shared)]
    public async Task List_is_had_in_both_forms_with_etag_and_lifetime()
    {
        var issued = await IssueAsync(IssuerClient.Credential(await Issuer.CreateDidAsync()), new JsonObject { ["statusPurpose"] = "revocation" });
        var path = new Uri(issued["credentialStatus"]!["statusListCredential"]!.GetValue<string>()).PathAndQuery;

        using var jwt = await Issuer.Http.GetAsync(path);
        using var json = await GetAsync(path, "application/vc");

        Assert.Equal(("application/vc+jwt", "application/vc"), (jwt.Content.Headers.ContentType!.MediaType, json.Content.Headers.ContentType!.MediaType));
        var list = await IssuerClient.ReadAsync(json, HttpStatusCode.OK);
        Assert.Equal(IssuerClient.Payload(await jwt.Content.ReadAsStringAsync())["credentialSubject"]!.ToJsonString(), list["credentialSubject"]!.ToJsonString());
        Assert.Equal(issued["issuer"]!.GetValue<string>(), list["issuer"]!.GetValue<string>());
        Assert.IsType<JsonArray>(list["@context"]);
        Assert.Equal("eddsa-rdfc-2022", list["proof"]!["cryptosuite"]!.GetValue<string>());
        Assert.All((HttpResponseMessage[])[jwt, json], response =>
        {
            Assert.NotNull(response.Headers.ETag);
            Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl?.MaxAge);
            Assert.Contains("Accept", response.Headers.Vary);
        });
        Assert.NotEqual(jwt.Headers.ETag, json.Headers.ETag);
        Assert.Equal(list.ToJsonString(), (await ListAsync(Issuer, issued)).ToJsonString());
    }

    [NeedsFact(Part.Shared)]
    public async Task Credential_below_our_url_is_read_by_anyone_in_the_form_that_is_asked_for()
    {
        var did = await Issuer.CreateDidAsync();
        var (proof, jwt) = (IssuerClient.NewName(), IssuerClient.NewName());
        await IssueAsync(IssuerClient.Credential(did, $"http://localhost:8080/credentials/{proof}"), null);
        await IssueAsync(IssuerClient.Credential(did, $"http://localhost:8080/credentials/{jwt}"), new JsonObject { ["securingMechanism"] = "vc-jose" });

        Assert.Equal("application/vc+jwt", await FormAsync(jwt, "*/*"));
        Assert.Equal("application/vc+jwt", await FormAsync(jwt, "text/html"));
        Assert.Equal("application/vc", await FormAsync(jwt, "application/vc"));
        Assert.Equal("application/json", await FormAsync(jwt, "application/json, application/vc+jwt;q=0.5"));
        Assert.Equal("application/vc", await FormAsync(proof, "application/vc+jwt"));
        Assert.Equal("application/json", await FormAsync(proof, "application/json"));
        await IssuerClient.AssertProblemAsync(await Issuer.Http.GetAsync($"/credentials/{IssuerClient.NewName()}"), HttpStatusCode.NotFound, "CREDENTIAL_NOT_FOUND");
        await IssuerClient.AssertProblemAsync(await Issuer.Http.GetAsync($"/credentials/{Uri.EscapeDataString("https://issuer.example/1")}"), HttpStatusCode.NotFound, "CREDENTIAL_NOT_FOUND");
    }

    [NeedsFact(Part.Shared)]
    public async Task Id_below_our_url_belongs_to_the_tenant_that_took_it()
    {
        var id = $"http://localhost:8080/credentials/{IssuerClient.NewName()}";
        await IssueAsync(IssuerClient.Credential(await Issuer.CreateDidAsync(), id), null);
        var other = new IssuerClient(stack.Issuer.App, stack.Issuer.RestClient("other"), stack.Issuer.Invoker("other"));

        using var response = await other.Http.PostAsJsonAsync("/credentials/issue", new JsonObject { ["credential"] = IssuerClient.Credential(await other.CreateDidAsync(), id) });

        await IssuerClient.AssertProblemAsync(response, HttpStatusCode.Conflict, "CREDENTIAL_EXISTS");
    }

    [NeedsFact(Part.Shared)]
    public async Task Same_idempotency_key_gives_the_same_credential()
    {
        var credential = IssuerClient.Credential(await Issuer.CreateDidAsync());
        var key = IssuerClient.NewName();

        var first = await SendAsync(credential, key);
        Assert.Equal(first.ToJsonString(), (await SendAsync(credential, key)).ToJsonString());
    }

    /// <summary>A credential of data model 1.1.</summary>
    internal static JsonObject CredentialV11(string issuer) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/2018/credentials/v1"),
        ["id"] = $"https://issuer.example/credentials/{IssuerClient.NewName()}",
        ["type"] = new JsonArray("VerifiableCredential"),
        ["issuer"] = issuer,
        ["issuanceDate"] = "2020-01-01T00:00:00Z",
        ["credentialSubject"] = new JsonObject { ["id"] = "urn:example:1" },
    };

    /// <summary>The list of a credential, with its proof.</summary>
    internal static async Task<JsonObject> ListAsync(IssuerClient issuer, JsonNode credential)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(credential["credentialStatus"]!["statusListCredential"]!.GetValue<string>()).PathAndQuery);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vc"));
        return await IssuerClient.ReadAsync(await issuer.Http.SendAsync(request), HttpStatusCode.OK);
    }

    private static BitstringStatusList Bits(JsonObject list) => BitstringStatusList.Decode(list["credentialSubject"]!["encodedList"]!.GetValue<string>()).Value!;

    private async Task<JsonObject> IssueAsync(JsonObject credential, JsonObject? options)
    {
        var body = new JsonObject { ["credential"] = credential.DeepClone() };
        if (options is not null)
        {
            body["options"] = options;
        }

        using var response = await Issuer.Http.PostAsJsonAsync("/credentials/issue", body);
        return (await IssuerClient.ReadAsync(response, HttpStatusCode.Created))["verifiableCredential"]!.DeepClone().AsObject();
    }

    private async Task RefusedAsync(JsonObject credential, JsonObject? options, string code, string pointer)
    {
        var body = new JsonObject { ["credential"] = credential.DeepClone(), ["options"] = options ?? [] };
        using var response = await Issuer.Http.PostAsJsonAsync("/credentials/issue", body);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True((int)response.StatusCode is 400 or 422, $"{response.StatusCode}: {problem.ToJsonString()}");
        Assert.Equal((code, pointer), (problem["code"]?.GetValue<string>(), problem["errors"]?[0]?["pointer"]?.GetValue<string>()));
    }

    private async Task<JsonObject> SendAsync(JsonObject credential, string idempotencyKey)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/credentials/issue") { Content = JsonContent.Create(new JsonObject { ["credential"] = credential.DeepClone() }) };
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        return await IssuerClient.ReadAsync(await Issuer.Http.SendAsync(request), HttpStatusCode.Created);
    }

    private async Task<HttpResponseMessage> SetAsync(string id, string entry, string status)
    {
        using var content = new StringContent($$"""{"credentialId":"{{id}}","credentialStatus":{{entry}},"status":{{status}}}""", Encoding.UTF8, "application/json");
        return await Issuer.Http.PostAsync("/credentials/status", content);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Issuer.Http.SendAsync(request);
    }

    private async Task<string?> FormAsync(string name, string accept)
    {
        using var response = await GetAsync($"/credentials/{name}", accept);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Content.Headers.ContentType?.MediaType;
    }
}
