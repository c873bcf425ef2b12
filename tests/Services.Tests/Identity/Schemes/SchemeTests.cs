using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.Identity.Links;
using Services.Tests.Issuer;
using Untp.Contracts.Identity.V1;

namespace Services.Tests.Identity.Schemes;

public sealed class SchemeTests(IdentityDatabases databases) : IClassFixture<IdentityDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Registered_scheme_is_read_resolved_and_removed_only_where_nothing_uses_it(Database database)
    {
        var client = await databases.ClientAsync(database);
        await LinkClient.RefusedAsync(await client.GetAsync("/cattle/nlis/3ABCD123"), HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");

        await LinkClient.ReadAsync(await client.Http.PostAsJsonAsync("/v1/schemes", Scheme("cattle")), HttpStatusCode.Created);

        await LinkClient.RefusedAsync(await client.Http.PostAsJsonAsync("/v1/schemes", Scheme("cattle")), HttpStatusCode.Conflict, "SCHEME_EXISTS");
        Assert.Equal("https://cattle.example/nlis/3ABCD123", await client.RedirectAsync("/cattle/nlis/3ABCD123"));
        await client.RegisterAsync("https://cattle.example/nlis/3ABCD123", LinkClient.Link("https://acme.example/cow", isDefault: true));
        Assert.Equal("https://acme.example/cow", await client.RedirectAsync("/cattle/nlis/3ABCD123"));
        Assert.Contains("\"cattle\"", await client.Http.GetStringAsync("/v1/schemes:export"), StringComparison.Ordinal);
        await LinkClient.RefusedAsync(await client.Http.DeleteAsync("/v1/schemes/cattle"), HttpStatusCode.Conflict, "SCHEME_IN_USE");

        await LinkClient.ReadAsync(await client.Http.PostAsJsonAsync("/v1/schemes", Scheme("sheep")), HttpStatusCode.Created);
        using var removed = await client.Http.DeleteAsync("/v1/schemes/sheep");
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        await LinkClient.RefusedAsync(await client.GetAsync("/v1/schemes/sheep"), HttpStatusCode.NotFound, "SCHEME_NOT_FOUND");
    }

    [Fact]
    public async Task Built_in_schemes_stay_as_they_are()
    {
        var client = await databases.ClientAsync(Database.Sqlite);

        await LinkClient.RefusedAsync(await client.Http.DeleteAsync("/v1/schemes/gs1"), HttpStatusCode.Conflict, "SCHEME_BUILT_IN");
        await LinkClient.RefusedAsync(await client.Http.PostAsJsonAsync("/v1/schemes", Scheme("gs1")), HttpStatusCode.Conflict, "SCHEME_EXISTS");
        var all = await LinkClient.ReadAsync(await client.GetAsync("/v1/schemes"), HttpStatusCode.OK);
        Assert.Equal(["gs1", "lei", "abn", "iso6346", "vin"], all["schemes"]!.AsArray().Take(5).Select(scheme => scheme!["namespace"]!.GetValue<string>()));
    }

    [Fact]
    public async Task All_faults_of_a_row_are_told()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var row = Scheme("Bad Name");
        row["operatorDid"] = "nobody";
        row["applicationIdentifiers"]![0]!["regex"] = "(a)\\1";

        var pointers = await LinkClient.RefusedAsync(await client.Http.PostAsJsonAsync("/v1/schemes", row), HttpStatusCode.BadRequest, "IDENTIFIER_SCHEME_INVALID");

        Assert.Equal(["/applicationIdentifiers/0/regex", "/namespace", "/operatorDid"], pointers.Order());
    }

    [Fact]
    public async Task Grpc_does_the_same()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var row = ByteString.CopyFromUtf8(Scheme("goats").ToJsonString());

        await client.Schemes.RegisterSchemeAsync(new RegisterSchemeRequest { Scheme = row });

        var e = await Assert.ThrowsAsync<RpcException>(async () => await client.Schemes.RegisterSchemeAsync(new RegisterSchemeRequest { Scheme = row }));
        Assert.Equal((StatusCode.AlreadyExists, "SCHEME_EXISTS"), (e.StatusCode, e.Trailers.GetValue("untp-code")));
        Assert.Contains("goats", (await client.Schemes.GetSchemeAsync(new GetSchemeRequest { Namespace = "goats" })).Scheme.ToStringUtf8(), StringComparison.Ordinal);
        Assert.True((await client.Schemes.ListSchemesAsync(new ListSchemesRequest())).Schemes.Count > 5);
        await client.Schemes.RemoveSchemeAsync(new RemoveSchemeRequest { Namespace = "goats" });
        var gone = await Assert.ThrowsAsync<RpcException>(async () => await client.Schemes.GetSchemeAsync(new GetSchemeRequest { Namespace = "goats" }));
        Assert.Equal(StatusCode.NotFound, gone.StatusCode);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task What_is_exported_is_imported_once(Database database)
    {
        await using var first = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database));
        await using var second = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database));
        var (source, target) = (IdentityDatabases.Client(first, "acme"), IdentityDatabases.Client(second, "acme"));
        foreach (var name in new[] { "camels", "ducks" })
        {
            await LinkClient.ReadAsync(await source.Http.PostAsJsonAsync("/v1/schemes", Scheme(name)), HttpStatusCode.Created);
        }

        var rows = await source.Http.GetStringAsync("/v1/schemes:export");
        var changed = Scheme("camels");
        changed["name"] = "Dromedaries";
        var lines = await ImportAsync(target, $"{rows}\n{rows}{changed.ToJsonString()}\n{Scheme("gs1").ToJsonString()}\n{{}}\n{new string('x', 300_000)}\n");

        Assert.Equal(Enumerable.Range(1, 8), lines.Select(line => line["line"]!.GetValue<int>()));
        Assert.Equal(["camels", "ducks", "camels", "ducks"], lines[..4].Select(line => line["namespace"]!.GetValue<string>()));
        Assert.Equal([true, true, false, false], lines[..4].Select(line => line["added"]!.GetValue<bool>()));
        Assert.Equal(["SCHEME_EXISTS", "SCHEME_EXISTS", "IDENTIFIER_SCHEME_INVALID", "REQUEST_TOO_LARGE"], lines[4..].Select(line => line["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Equal(rows, await target.Http.GetStringAsync("/v1/schemes:export"));
        Assert.Equal("https://camels.example/nlis/3ABCD123", await target.RedirectAsync("/camels/nlis/3ABCD123"));
        await LinkClient.RefusedAsync(await target.Http.PostAsJsonAsync("/v1/schemes:import", Scheme("geese")), HttpStatusCode.UnsupportedMediaType, "MEDIA_TYPE_UNSUPPORTED");
    }

    [Fact]
    public async Task Grpc_streams_rows_in_and_out()
    {
        await using var app = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(Database.Sqlite));
        var client = IdentityDatabases.Client(app, "acme");
        using var call = client.Schemes.ImportSchemes();
        foreach (var row in new[] { Scheme("llamas"), Scheme("llamas"), Scheme("vin") })
        {
            await call.RequestStream.WriteAsync(new ImportSchemesRequest { Scheme = ByteString.CopyFromUtf8(row.ToJsonString()) });
        }

        await call.RequestStream.CompleteAsync();
        var answers = new List<ImportSchemesResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            answers.Add(answer);
        }

        Assert.Equal([("llamas", true), ("llamas", false), ("", false)], answers.Select(answer => (answer.Namespace, answer.Added)));
        Assert.Equal("SCHEME_EXISTS", Assert.Single(answers[2].Problems).Code);
        using var export = client.Schemes.ExportSchemes(new ExportSchemesRequest());
        Assert.True(await export.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Contains("llamas", export.ResponseStream.Current.Scheme.ToStringUtf8(), StringComparison.Ordinal);
        Assert.False(await export.ResponseStream.MoveNext(CancellationToken.None));
    }

    private static async Task<JsonNode[]> ImportAsync(LinkClient client, string lines)
    {
        using var content = new StringContent(lines, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var response = await client.Http.PostAsync("/v1/schemes:import", content);
        return [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    private static JsonObject Scheme(string name) => new()
    {
        ["namespace"] = name,
        ["name"] = "Livestock",
        ["resolverTemplate"] = $"https://{name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{{key}}/{{id}}",
        ["applicationIdentifiers"] = new JsonArray(new JsonObject { ["ai"] = "nlis", ["title"] = "NLIS number", ["type"] = "I", ["regex"] = "[0-9A-Z]{8}", ["example"] = "3ABCD123" }),
    };
}
