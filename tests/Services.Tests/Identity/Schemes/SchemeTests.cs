using System.Net;
using System.Net.Http.Json;
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

    private static JsonObject Scheme(string name) => new()
    {
        ["namespace"] = name,
        ["name"] = "Livestock",
        ["resolverTemplate"] = $"https://{name.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}.example/{{key}}/{{id}}",
        ["applicationIdentifiers"] = new JsonArray(new JsonObject { ["ai"] = "nlis", ["title"] = "NLIS number", ["type"] = "I", ["regex"] = "[0-9A-Z]{8}", ["example"] = "3ABCD123" }),
    };
}
