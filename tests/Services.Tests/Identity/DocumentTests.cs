using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;

namespace Services.Tests.Identity;

/// <summary>Documents of a folder of the test's own.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private const string SchemaUrl = "https://schemas.example/passport.json";
    private const string ContextUrl = "https://contexts.example/v1";
    private const string Alias = "https://contexts.example/latest";
    private readonly OwnServices _services = new();
    private string _folder = "";

    public async Task InitializeAsync()
    {
        _folder = Directory.CreateDirectory(Path.Combine(_services.Folder, "documents")).FullName;
        await WriteAsync(_folder, Schema("""{"type":"object"}"""), Context("""{"@context":{}}"""), new JsonObject { ["kind"] = "sample", ["url"] = null, ["path"] = "x" });
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Document_is_found_by_url_alias_and_type()
    {
        var client = await StartAsync(_folder);

        var byUrl = await client.ResolveDocumentAsync(Url(DocumentKind.Context, ContextUrl));
        var byAlias = await client.ResolveDocumentAsync(Url(DocumentKind.Context, Alias));
        var byType = await client.ResolveDocumentAsync(Type("Passport", "1.0"));
        var bySchemaUrl = await client.ResolveDocumentAsync(Url(DocumentKind.Schema, SchemaUrl));

        Assert.Equal("""{"@context":{}}""", byUrl.Content.ToStringUtf8());
        Assert.Equal(ContextUrl, byUrl.Url);
        Assert.Equal(Sha256("""{"@context":{}}"""), byUrl.Sha256);
        Assert.NotNull(byUrl.FetchedAt);
        Assert.Equal(byUrl, byAlias);
        Assert.Equal("""{"type":"object"}""", byType.Content.ToStringUtf8());
        Assert.Equal(byType, bySchemaUrl);
    }

    [Fact]
    public async Task Document_that_is_not_there_is_unknown_for_good()
    {
        var client = await StartAsync(_folder);

        foreach (var (request, code) in (IReadOnlyList<(ResolveDocumentRequest, string)>)
        [
            (Url(DocumentKind.Context, "https://nowhere.example/"), "DOCUMENT_UNKNOWN"),
            (Url(DocumentKind.Context, ContextUrl.ToUpperInvariant()), "DOCUMENT_UNKNOWN"),
            (Url(DocumentKind.Context, SchemaUrl), "DOCUMENT_UNKNOWN"),
            (Url(DocumentKind.Schema, ContextUrl), "DOCUMENT_UNKNOWN"),
            (Url(DocumentKind.Context, ""), "DOCUMENT_UNKNOWN"),
            (Type("Passport", "1.1"), "SCHEMA_UNKNOWN"),
            (Type("passport", "1.0"), "SCHEMA_UNKNOWN"),
            (Type("", ""), "SCHEMA_UNKNOWN"),
        ])
        {
            var answer = await client.ResolveDocumentAsync(request);
            Assert.Equal(code, answer.Problem.Code);
            Assert.False(answer.Retryable);
            Assert.Empty(answer.Content);
        }
    }

    [Fact]
    public async Task Question_that_says_too_little_is_refused()
    {
        var client = await StartAsync(_folder);

        foreach (var (request, pointer) in (IReadOnlyList<(ResolveDocumentRequest, string)>)
        [
            (new ResolveDocumentRequest(), "/kind"),
            (new ResolveDocumentRequest { Url = ContextUrl }, "/kind"),
            (new ResolveDocumentRequest { Kind = DocumentKind.Context }, "/document"),
            (new ResolveDocumentRequest { Kind = DocumentKind.Context, TypeVersion = new TypeVersion { Type = "Passport", Version = "1.0" } }, "/document"),
        ])
        {
            var e = await Assert.ThrowsAsync<RpcException>(async () => await client.ResolveDocumentAsync(request));
            Assert.Equal(StatusCode.InvalidArgument, e.StatusCode);
            Assert.Equal("REQUEST_SHAPE", Answers.Code(e));
            Assert.Equal(pointer, Untp.Contracts.Common.V1.Problem.Parser.ParseFrom(e.Trailers.GetValueBytes("untp-problem-bin")).Pointer);
        }
    }

    [Theory]
    [InlineData("""{"type":"objekt"}""")]
    [InlineData("""{"type":"object"} """)]
    [InlineData("")]
    [InlineData(null)]
    public async Task File_that_is_not_the_one_of_the_manifest_is_never_handed_out(string? content)
    {
        var file = Path.Combine(_folder, "schema.json");
        if (content is null)
        {
            File.Delete(file);
        }
        else
        {
            await File.WriteAllTextAsync(file, content);
        }

        var client = await StartAsync(_folder);
        var answer = await client.ResolveDocumentAsync(Type("Passport", "1.0"));

        Assert.Equal("SCHEMA_UNAVAILABLE", answer.Problem.Code);
        Assert.True(answer.Retryable);
        Assert.Empty(answer.Content);

        await File.WriteAllTextAsync(file, """{"type":"object"}""");
        Assert.Null((await client.ResolveDocumentAsync(Type("Passport", "1.0"))).Problem);
    }

    [Fact]
    public async Task File_larger_than_the_limit_is_not_read()
    {
        var large = $$"""{"description":"{{new string('x', 2000)}}"}""";
        await WriteAsync(_folder, Schema(large));

        Assert.Null((await (await StartAsync(_folder)).ResolveDocumentAsync(Type("Passport", "1.0"))).Problem);
        var limited = new IdentityService.IdentityServiceClient((await _services.IdentityAsync("--Documents:Folders:0", _folder, "--Documents:MaxBytes", "1024")).Invoker());
        Assert.Equal("SCHEMA_UNAVAILABLE", (await limited.ResolveDocumentAsync(Type("Passport", "1.0"))).Problem.Code);
    }

    [Fact]
    public async Task Without_a_folder_what_no_table_describes_is_unknown()
    {
        var client = await StartAsync();

        foreach (var (request, code) in ((ResolveDocumentRequest, string)[])[(Url(DocumentKind.Context, ContextUrl), "DOCUMENT_UNKNOWN"), (Type("Passport", "1.0"), "SCHEMA_UNKNOWN")])
        {
            var answer = await client.ResolveDocumentAsync(request);
            Assert.Equal((code, false), (answer.Problem.Code, answer.Retryable));
        }
    }

    [Fact]
    public async Task Of_two_documents_of_one_name_the_earlier_folders_is_used()
    {
        var second = Directory.CreateDirectory(Path.Combine(_services.Folder, "second")).FullName;
        await WriteAsync(second, Schema("""{"type":"string"}"""), Context("{}", "https://contexts.example/second"));

        var client = await StartAsync(_folder, second);

        Assert.Equal("""{"type":"object"}""", (await client.ResolveDocumentAsync(Type("Passport", "1.0"))).Content.ToStringUtf8());
        Assert.Equal("{}", (await client.ResolveDocumentAsync(Url(DocumentKind.Context, "https://contexts.example/second"))).Content.ToStringUtf8());
    }

    [Fact]
    public async Task Document_in_the_cache_outlives_its_file()
    {
        var client = await StartAsync(_folder);
        var first = await client.ResolveDocumentAsync(Type("Passport", "1.0"));

        File.Delete(Path.Combine(_folder, "schema.json"));

        Assert.Equal(first, await client.ResolveDocumentAsync(Type("Passport", "1.0")));
    }

    private static JsonObject Schema(string content) => new()
    {
        ["kind"] = "schema", ["url"] = SchemaUrl, ["path"] = "schema.json", ["sha256"] = Sha256(content), ["credentialType"] = "Passport", ["untpVersion"] = "1.0", ["content"] = content,
    };

    private static JsonObject Context(string content, string url = ContextUrl) => new()
    {
        ["kind"] = "context", ["url"] = url, ["path"] = "context.jsonld", ["sha256"] = Sha256(content), ["aliases"] = new JsonArray(Alias), ["content"] = content,
    };

    private static string Sha256(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static async Task WriteAsync(string folder, params JsonObject[] entries)
    {
        foreach (var entry in entries.Where(entry => entry["content"] is not null))
        {
            await File.WriteAllTextAsync(Path.Combine(folder, entry["path"]!.GetValue<string>()), entry["content"]!.GetValue<string>());
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.json"), new JsonArray([.. entries]).ToJsonString());
    }

    private static ResolveDocumentRequest Url(DocumentKind kind, string url) => new() { Kind = kind, Url = url };

    private static ResolveDocumentRequest Type(string type, string version) => new() { Kind = DocumentKind.Schema, TypeVersion = new TypeVersion { Type = type, Version = version } };

    private async Task<IdentityService.IdentityServiceClient> StartAsync(params string[] folders)
    {
        RunningService service = await _services.IdentityAsync([.. folders.SelectMany((folder, i) => new[] { $"--Documents:Folders:{i}", folder })]);
        return new IdentityService.IdentityServiceClient(service.Invoker());
    }
}
