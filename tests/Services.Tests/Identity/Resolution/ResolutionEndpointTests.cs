using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;

namespace Services.Tests.Identity.Resolution;

/// <summary>GET /1.0/identifiers through the gateway, without a key.</summary>
public sealed class ResolutionEndpointTests(ResolutionStack stack) : IClassFixture<ResolutionStack>
{
    private const string Resolution = "application/did-resolution";
    private const string Dereferencing = "application/did-url-dereferencing";
    private const string Key = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private const string KeyUrl = "did%3Akey%3Az6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK%23z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";

    private static readonly string _vectors = Path.Combine(Repository.Shared, "vectors");

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData(Resolution)]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8")]
    [InlineData("application/did+json;q=0.5, application/did-resolution")]
    public async Task Answers_AResolutionResult(string? accept)
    {
        using var response = await stack.GetAsync(Key, accept);

        var body = await BodyAsync(response, HttpStatusCode.OK, Resolution);
        Assert.Equal(["didResolutionMetadata", "didDocument", "didDocumentMetadata"], body.Select(member => member.Key));
        Assert.Equal($$"""{"contentType":"{{Resolution}}"}""", body["didResolutionMetadata"]!.ToJsonString());
        Assert.Equal(Key, (string?)body["didDocument"]!["id"]);
        Assert.Equal("{}", body["didDocumentMetadata"]!.ToJsonString());
        Assert.True(response.Headers.Contains("RateLimit-Limit"));
    }

    [Theory]
    [InlineData("application/did+json")]
    [InlineData("application/did+ld+json")]
    [InlineData("application/did")]
    [InlineData("application/did;q=1, application/did-resolution;q=0.9", "application/did")]
    [InlineData("application/*, application/did-resolution;q=0", "application/did+json")]
    public async Task Answers_TheBareDocument(string accept, string? contentType = null)
    {
        using var response = await stack.GetAsync(Key, accept);

        var document = await BodyAsync(response, HttpStatusCode.OK, contentType ?? accept);
        Assert.Equal(Key, (string?)document["id"]);
    }

    [Fact]
    public async Task Reads_AcceptFromTheQuery()
    {
        using var response = await stack.GetAsync(Key + "?accept=application/did%2Bjson", Resolution);

        Assert.Equal(Key, (string?)(await BodyAsync(response, HttpStatusCode.OK, "application/did+json"))["id"]);
    }

    [Theory]
    [InlineData("did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6IjExcVlBWUt4Q3JmVlNfN1R5V1FIT2c3aGN2UGFwaU1scndJYWFQY0hVUm8ifQ")]
    public async Task Resolves_FurtherMethods(string did)
    {
        using var response = await stack.GetAsync(did);

        Assert.Equal(did, (string?)(await BodyAsync(response, HttpStatusCode.OK, Resolution))["didDocument"]!["id"]);
    }

    [Theory]
    [InlineData("did:web:localhost%3A18080:acme", HttpStatusCode.OK)]
    [InlineData("did%3Aweb%3Alocalhost%253A18080%3Aacme", HttpStatusCode.OK)]
    [InlineData("did%3aweb%3alocalhost%253A18080%3aacme", HttpStatusCode.OK)]
    [InlineData("did%3Aweb%3Alocalhost%3A18080%3Aacme", HttpStatusCode.ServiceUnavailable)]
    [InlineData("did:web:localhost%253A18080:acme", HttpStatusCode.BadRequest)]
    public async Task Reads_ThePathAsItWasSent(string identifier, HttpStatusCode status)
    {
        using var response = await stack.GetAsync(identifier);

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("did:key_222", null, 400, "INVALID_DID")]
    [InlineData("did:web::$_222", null, 400, "INVALID_DID")]
    [InlineData("did:key:z0", null, 400, "INVALID_DID")]
    [InlineData("", null, 400, "INVALID_DID")]
    [InlineData("https%3A%2F%2Fexample.com", null, 400, "INVALID_DID")]
    [InlineData(Key + "?service=a&service=b", null, 400, "INVALID_DID_URL")]
    [InlineData(Key + "?versionNumber=1", null, 400, "INVALID_OPTIONS")]
    [InlineData(Key + "?versionTime=yesterday", null, 400, "INVALID_OPTIONS")]
    [InlineData("did:web:example.com:none", null, 404, "NOT_FOUND")]
    [InlineData("did:web:example.com:none", "application/did", 404, "NOT_FOUND")]
    [InlineData(Key, "text/html", 406, "REPRESENTATION_NOT_SUPPORTED")]
    [InlineData(Key, "nonsense", 406, "REPRESENTATION_NOT_SUPPORTED")]
    [InlineData(KeyUrl, Resolution, 406, "REPRESENTATION_NOT_SUPPORTED")]
    [InlineData("did:ion:abc", null, 501, "METHOD_NOT_SUPPORTED")]
    public async Task Answers_TheErrorAndItsStatus(string identifier, string? accept, int status, string error)
    {
        using var response = await stack.GetAsync(identifier, accept);

        var body = await BodyAsync(response, (HttpStatusCode)status, Resolution);
        Assert.Equal("https://www.w3.org/ns/did#" + error, (string?)body["didResolutionMetadata"]!["error"]!["type"]);
        Assert.False(string.IsNullOrEmpty((string?)body["didResolutionMetadata"]!["error"]!["detail"]));
        Assert.Null(body["didDocument"]);
        Assert.Equal("{}", body["didDocumentMetadata"]!.ToJsonString());
    }

    [Theory]
    [InlineData("did:web:example.com:broken", 500, "INVALID_DID_DOCUMENT")]
    [InlineData("did:web:example.com:down", 503, "INTERNAL_ERROR")]
    [InlineData("did:web:example.com%3A8443", 500, "INTERNAL_ERROR")]
    public async Task S35_Tells_NothingOfWhatWentWrongBehindIt(string did, int status, string error)
    {
        stack.Publish("/broken/did.json", """{"id":"did:web:example.com:other"}""");
        stack.Publish("/down/did.json", [], status: "500 Oops");

        using var response = await stack.GetAsync(did);

        var body = await BodyAsync(response, (HttpStatusCode)status, Resolution);
        Assert.Equal($$"""{"type":"https://www.w3.org/ns/did#{{error}}"}""", body["didResolutionMetadata"]!["error"]!.ToJsonString());
        Assert.Equal(status == 503, response.Headers.RetryAfter is not null);
    }

    [Theory]
    [InlineData(null, Resolution)]
    [InlineData("application/did", Resolution)]
    [InlineData(Dereferencing, Dereferencing)]
    public async Task Says_GoneForADidThatWasGivenUp(string? accept, string contentType)
    {
        using var log = new DidLog($"gone{accept?.Length}").Add(new WebvhChange(Deactivate: true));
        stack.Publish(log.Path, log.Bytes);

        using var response = await stack.GetAsync(log.Did, accept);

        var body = await BodyAsync(response, HttpStatusCode.Gone, contentType);
        var (about, content, metadata) = contentType == Resolution ? ("didResolutionMetadata", "didDocument", "didDocumentMetadata") : ("dereferencingMetadata", "contentStream", "contentMetadata");
        Assert.Equal("https://www.w3.org/ns/did#DEACTIVATED", (string?)body[about]!["error"]!["type"]);
        Assert.Null(body[content]);
        Assert.True((bool)body[metadata]!["deactivated"]!);
    }

    [Theory]
    [InlineData("?versionNumber=1", 1)]
    [InlineData("?versionTime=2026-01-01T00:00:00Z", 1)]
    [InlineData("?versionTime=2026-01-01T00:00:01%2B00:00", 2)]
    [InlineData("", 2)]
    public async Task Answers_TheVersionAskedFor(string query, int number)
    {
        using var log = new DidLog($"asked{query.Length}").Add(new WebvhChange());
        stack.Publish(log.Path, log.Bytes);

        using var plain = await stack.GetAsync(log.Did + query);
        using var encoded = await stack.GetAsync(Uri.EscapeDataString(log.Did + query));

        foreach (var response in new[] { plain, encoded })
        {
            Assert.Equal(number, (int)(await BodyAsync(response, HttpStatusCode.OK, Resolution))["didDocumentMetadata"]!["versionNumber"]!);
        }
    }

    [Fact]
    public async Task Dereferences_Fragments()
    {
        using var result = await stack.GetAsync(KeyUrl, Dereferencing);
        using var byDefault = await stack.GetAsync(KeyUrl);
        using var bare = await stack.GetAsync(KeyUrl, "application/did+ld+json");
        using var whole = await stack.GetAsync(Key, Dereferencing);
        using var missing = await stack.GetAsync(KeyUrl + "x", Dereferencing);

        foreach (var response in new[] { result, byDefault })
        {
            var body = await BodyAsync(response, HttpStatusCode.OK, Dereferencing);
            Assert.Equal(["dereferencingMetadata", "contentStream", "contentMetadata"], body.Select(member => member.Key));
            Assert.Equal(Uri.UnescapeDataString(KeyUrl), (string?)body["contentStream"]!["id"]);
        }

        Assert.Equal(Uri.UnescapeDataString(KeyUrl), (string?)(await BodyAsync(bare, HttpStatusCode.OK, "application/did+ld+json"))["id"]);
        Assert.Equal(Key, (string?)(await BodyAsync(whole, HttpStatusCode.OK, Dereferencing))["contentStream"]!["id"]);
        var notFound = await BodyAsync(missing, HttpStatusCode.NotFound, Dereferencing);
        Assert.Equal("https://www.w3.org/ns/did#NOT_FOUND", (string?)notFound["dereferencingMetadata"]!["error"]!["type"]);
        Assert.Null(notFound["contentStream"]);
    }

    [Theory]
    [InlineData("did:web:example.com:services?service=shop", "https://shop.example/a")]
    [InlineData("did:web:example.com:services?service=shop&relativeRef=%2Fb%3Fc%3Dd", "https://shop.example/b?c=d")]
    [InlineData("did%3Aweb%3Aexample.com%3Aservices%3Fservice%3Dshop%23x", "https://shop.example/a#x")]
    [InlineData("did:web:example.com:services?service=ftp", null)]
    [InlineData("did:web:example.com:services?service=none", null)]
    public async Task Leads_ToServices(string url, string? location)
    {
        stack.Publish("/services/did.json", """
            {"id":"did:web:example.com:services","service":[
              {"id":"#shop","type":"shop","serviceEndpoint":"https://shop.example/a"},
              {"id":"#ftp","type":"shop","serviceEndpoint":"ftp://shop.example/a"}]}
            """);

        using var response = await stack.GetAsync(url);

        Assert.Equal(location is null ? HttpStatusCode.NotFound : HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(location, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/whois", "https://example.com/paths/whois.vp")]
    [InlineData("/a/b", "https://example.com/paths/a/b")]
    public async Task Leads_ToPathsOfAWebvh(string path, string location)
    {
        using var log = new DidLog("paths");
        stack.Publish(log.Path, log.Bytes);

        using var response = await stack.GetAsync(log.Did + path);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(location, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Stands_InTheDescription()
    {
        using var client = new HttpClient { BaseAddress = stack.Identity.Http };

        var document = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!;

        Assert.NotNull(document["paths"]!["/1.0/identifiers/{did}"]!["get"]!["responses"]!["410"]);
    }

    /// <summary>As recorded by two makers; the suite of Core says where they differ, and takes the logs that must not hold.</summary>
    [NeedsFact(Part.Shared)]
    public async Task Agrees_WithTheRecordedLogs()
    {
        var (gone, refused) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var known = new HashSet<Did>();
        var scenarios = Directory.GetDirectories(Path.Combine(_vectors, "did-webvh"))
            .Where(folder => !Path.GetFileName(folder).StartsWith("negative-", StringComparison.Ordinal))
            .OrderBy(folder => Path.GetFileName(folder) != "deactivate")
            .ThenBy(folder => folder, StringComparer.Ordinal);
        foreach (var scenario in scenarios)
        {
            foreach (var folder in Directory.GetDirectories(scenario))
            {
                var expected = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "resolutionResult.json")))!;
                var log = await File.ReadAllBytesAsync(Path.Combine(folder, "did.jsonl"));
                var last = JsonNode.Parse(Encoding.UTF8.GetString(log).Trim().Split('\n')[^1])!;
                var did = WebvhDid.Parse(Did.Parse((string)last["state"]!["id"]!).Value!).Value!;
                if (!known.Add(did.Did))
                {
                    // Several scenarios have the same first entry, so they are histories of one DID that exclude each other.
                    continue;
                }

                var witness = Path.Combine(folder, "did-witness.json");
                stack.Publish(did.LogUrl.AbsolutePath, log);
                stack.Publish(did.WitnessUrl.AbsolutePath, File.Exists(witness) ? await File.ReadAllBytesAsync(witness) : [], status: File.Exists(witness) ? "200 OK" : "404 Not Found");
                using var response = await stack.GetAsync(did.ToString());
                if (response.StatusCode == HttpStatusCode.Gone)
                {
                    gone.Add(Path.GetFileName(scenario));
                }
                else if (response.StatusCode == HttpStatusCode.BadRequest)
                {
                    refused.Add(Path.GetFileName(scenario));
                }
                else
                {
                    var body = await BodyAsync(response, HttpStatusCode.OK, Resolution);
                    Assert.Equal((string?)expected["didDocument"]!["id"], (string?)body["didDocument"]!["id"]);
                    Assert.Equal((string?)expected["didDocumentMetadata"]!["versionId"], (string?)body["didDocumentMetadata"]!["versionId"]);
                }
            }
        }

        Assert.Equal(12, known.Count);
        Assert.Equal(["deactivate"], gone);
        Assert.Equal(["witness-update"], refused);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("resolver-spruce-key")]
    [InlineData("resolver-mattr-key")]
    public async Task Agrees_WithOtherResolversOfDidKey(string name)
    {
        var fixture = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(_vectors, "did-core-fixtures", name + ".json")))!;
        foreach (var execution in fixture["executions"]!.AsArray())
        {
            var did = (string)execution!["input"]!["did"]!;
            var isError = execution["output"]!["didResolutionMetadata"]!["error"] is not null;

            using var response = await stack.GetAsync(did, (string?)execution["output"]!["didResolutionMetadata"]!["contentType"]);

            // "notFound" for did:key:123, which is no key: INVALID_DID by DID Resolution 1.0.
            Assert.Equal((did, isError ? HttpStatusCode.BadRequest : HttpStatusCode.OK), (did, response.StatusCode));
        }
    }

    private static async Task<JsonObject> BodyAsync(HttpResponseMessage response, HttpStatusCode status, string contentType)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        var body = JsonNode.Parse(text)!.AsObject();
        if ((body["didResolutionMetadata"] ?? body["dereferencingMetadata"]) is { } metadata)
        {
            Assert.Equal(contentType, (string?)metadata["contentType"]);
        }

        return body;
    }
}
