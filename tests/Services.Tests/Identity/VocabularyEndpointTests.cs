using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Services.Tests.Identity.Resolution;
using Untp.Core.Vocabulary;

namespace Services.Tests.Identity;

/// <summary>GET /vocabulary through the gateway, without a key.</summary>
public sealed class VocabularyEndpointTests(ResolutionStack stack) : IClassFixture<ResolutionStack>
{
    [Fact]
    public async Task Serves_every_document_with_its_media_type_and_an_etag()
    {
        var http = stack.Http;
        var vocabularies = await http.GetFromJsonAsync<JsonArray>("/vocabulary");
        Assert.Equal(Vocabularies.Names, vocabularies!.Select(item => (string)item!["name"]!));

        var documents = 0;
        foreach (var document in vocabularies!.SelectMany(item => item!["documents"]!.AsArray()))
        {
            using var response = await http.GetAsync((string)document!["path"]!);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal((string?)document["kind"] == "schema" ? "application/schema+json" : "application/ld+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(JsonValueKind.Object, JsonElement.Parse(await response.Content.ReadAsByteArrayAsync()).ValueKind);
            Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));

            using var again = new HttpRequestMessage(HttpMethod.Get, (string)document["path"]!);
            again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
            using var unchanged = await http.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            documents++;
        }

        Assert.Equal(Vocabularies.Documents.Count(), documents);
        Assert.True(documents > 45, $"{documents} documents");
    }

    [Theory]
    [InlineData("/vocabulary/untp-0.7.0/DigitalProductPassport.json")]
    [InlineData("/vocabulary/untp-0.7.0/context.jsonld")]
    [InlineData("/vocabulary/untp-0.7.0/dictionary.md")]
    public async Task Answers_HEAD_as_GET_without_a_body(string path)
    {
        var http = stack.Http;
        using var whole = await http.GetAsync(path);
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal((whole.StatusCode, whole.Headers.ETag, whole.Content.Headers.ContentType), (head.StatusCode, head.Headers.ETag, head.Content.Headers.ContentType));
        Assert.Equal((await whole.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());

        using var again = new HttpRequestMessage(HttpMethod.Head, path);
        again.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        using var unchanged = await http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Fact]
    public async Task Serves_the_dictionary_of_every_vocabulary()
    {
        var http = stack.Http;
        foreach (var name in Vocabularies.Names)
        {
            using var response = await http.GetAsync($"/vocabulary/{name}/dictionary.md");
            Assert.Equal("text/markdown", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(Vocabularies.FindDictionary(name), await response.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("/vocabulary/untp-0.7.0/nothing.json")]
    [InlineData("/vocabulary/untp-9.9.9/dictionary.md")]
    [InlineData("/vocabulary/untp-0.7.0/..%2F..%2Funtp-0.7.0.txt")]
    public async Task Knows_no_other_document(string path)
    {
        var http = stack.Http;
        using var response = await http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
