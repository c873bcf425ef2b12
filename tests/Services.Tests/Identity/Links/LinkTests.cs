using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using Services.Tests.Issuer;
using Untp.Contracts.Identity.V1;

namespace Services.Tests.Identity.Links;

public sealed class LinkTests(IdentityDatabases databases) : IClassFixture<IdentityDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Of_duplicates_posted_at_once_one_is_registered(Database database)
    {
        var client = await databases.ClientAsync(database);
        var registration = LinkClient.Registration($"https://id.gs1.org/01/{LinkClient.NewGtin()}", LinkClient.Link("https://acme.example/p", isDefault: true));

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => client.PostAsync((JsonObject)registration.DeepClone())));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            Assert.Equal(["/responses/0"], await LinkClient.RefusedAsync(answer, HttpStatusCode.Conflict, "LINK_EXISTS"));
        }

        var identifier = Uri.EscapeDataString(registration["identifier"]!.GetValue<string>());
        var page = await LinkClient.ReadAsync(await client.GetAsync($"/v1/links?identifier={identifier}"), HttpStatusCode.OK);
        Assert.Single(page["links"]!.AsArray());
        Assert.False(page["hasMore"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Identifier_belongs_to_the_tenant_that_registers_it_first(Database database)
    {
        var (owner, other) = (await databases.ClientAsync(database), await databases.ClientAsync(database, "other"));
        var gtin = LinkClient.NewGtin();
        var ids = await owner.RegisterAsync($"https://id.gs1.org/01/{gtin}/10/A", LinkClient.Link("https://acme.example/a"));

        await LinkClient.RefusedAsync(await other.PostAsync(LinkClient.Registration($"(01){gtin}(10)A", LinkClient.Link("https://other.example/a"))), HttpStatusCode.Forbidden, "IDENTIFIER_TAKEN");
        await LinkClient.RefusedAsync(await other.PostAsync(LinkClient.Registration($"https://id.gs1.org/01/{gtin}/10/A/21/1", LinkClient.Link("https://other.example/a"))), HttpStatusCode.Forbidden, "IDENTIFIER_TAKEN");
        await LinkClient.RefusedAsync(await other.Http.DeleteAsync($"/v1/links/{ids[0]}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        await LinkClient.RefusedAsync(await other.GetAsync($"/v1/links/{ids[0]}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        await LinkClient.RefusedAsync(await other.GetAsync($"/v1/links/{ids[0]}/history"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        await LinkClient.RefusedAsync(await other.Http.PutAsJsonAsync($"/v1/links/{ids[0]}", LinkClient.Link("https://other.example/a")), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        Assert.Equal("https://acme.example/a", await owner.RedirectAsync($"/01/{gtin}/10/A?linkType=dpp"));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Newer_version_is_the_default_and_lists_the_older_as_its_predecessor(Database database)
    {
        var client = await databases.ClientAsync(database);
        var gtin = LinkClient.NewGtin();
        var ids = await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/v1", isDefault: true));

        var newer = await LinkClient.ReadAsync(await client.Http.PutAsJsonAsync($"/v1/links/{ids[0]}", LinkClient.Link("https://acme.example/v2")), HttpStatusCode.Created);

        Assert.Equal(ids[0], newer["replaces"]!.GetValue<string>());
        Assert.Equal("https://acme.example/v2", await client.RedirectAsync($"/01/{gtin}"));
        Assert.Equal("https://acme.example/v2", await client.RedirectAsync($"/01/{gtin}?linkType=dpp"));
        var linkset = await LinkClient.ReadAsync(await client.GetAsync($"/01/{gtin}?linkType=all"), HttpStatusCode.OK);
        var targets = linkset["linkset"]![0]!["dpp"]!.AsArray();
        Assert.Equal(["https://acme.example/v1", "https://acme.example/v2"], targets.Select(target => target!["href"]!.GetValue<string>()));
        Assert.Equal(["predecessor-version"], targets[0]!["rel"]!.AsArray().Select(rel => rel!.GetValue<string>()));
        Assert.Null(targets[1]!["rel"]);

        var history = await LinkClient.ReadAsync(await client.GetAsync($"/v1/links/{ids[0]}/history"), HttpStatusCode.OK);
        Assert.Equal(["registered", "replaced"], history["changes"]!.AsArray().Select(change => change!["kind"]!.GetValue<string>()));
        Assert.All(history["changes"]!.AsArray(), change => Assert.Equal("key-of-acme", change!["keyId"]!.GetValue<string>()));
        Assert.Equal(newer["id"]!.GetValue<string>(), history["replacedBy"]!.GetValue<string>());

        // Only its title changes: there is nothing older to keep.
        var titled = LinkClient.Link("https://acme.example/v2");
        titled["title"] = "Passport, corrected";
        var third = await LinkClient.ReadAsync(await client.Http.PutAsJsonAsync($"/v1/links/{newer["id"]}", titled), HttpStatusCode.Created);
        Assert.True(third["link"]!["defaultLinkType"]!.GetValue<bool>());
        linkset = await LinkClient.ReadAsync(await client.GetAsync($"/01/{gtin}?linkType=all"), HttpStatusCode.OK);
        Assert.Equal(["Passport", "Passport, corrected"], linkset["linkset"]![0]!["dpp"]!.AsArray().Select(target => target!["title"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Later_default_takes_the_mark_over_and_a_withdrawn_link_is_gone(Database database)
    {
        var client = await databases.ClientAsync(database);
        var gtin = LinkClient.NewGtin();
        var first = await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/1", isDefault: true));
        var second = await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/2", "untp:dcc", isDefault: true));

        Assert.Equal("https://acme.example/2", await client.RedirectAsync($"/01/{gtin}"));
        var history = await LinkClient.ReadAsync(await client.GetAsync($"/v1/links/{first[0]}/history"), HttpStatusCode.OK);
        Assert.Equal(["registered", "defaultTaken"], history["changes"]!.AsArray().Select(change => change!["kind"]!.GetValue<string>()));

        using var gone = await client.Http.DeleteAsync($"/v1/links/{second[0]}");
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await LinkClient.RefusedAsync(await client.Http.DeleteAsync($"/v1/links/{second[0]}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        await LinkClient.RefusedAsync(await client.GetAsync($"/01/{gtin}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        Assert.NotNull((await LinkClient.ReadAsync(await client.GetAsync($"/v1/links/{second[0]}"), HttpStatusCode.OK))["withdrawnAt"]);

        // What was withdrawn may be registered again.
        Assert.Single(await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/2", "untp:dcc", isDefault: true)));
    }

    [Theory]
    [InlineData("linkType", "untp dpp", "/responses/0/linkType", "LINK_INVALID")]
    [InlineData("targetUrl", "javascript:alert(1)", "/responses/0/targetUrl", "LINK_INVALID")]
    [InlineData("targetUrl", "ftp://acme.example/x", "/responses/0/targetUrl", "LINK_INVALID")]
    [InlineData("targetUrl", "https://user@acme.example/x", "/responses/0/targetUrl", "LINK_INVALID")]
    [InlineData("targetUrl", "https://acme.example/\u00e9", "/responses/0/targetUrl", "LINK_INVALID")]
    [InlineData("title", "", "/responses/0/title", "LINK_INVALID")]
    [InlineData("title", "a\u0000b", "/responses/0/title", "LINK_INVALID")]
    [InlineData("mimeType", "html", "/responses/0/mimeType", "LINK_INVALID")]
    [InlineData("encryptionMethod", "AES-256", "/responses/0/accessRole", "LINK_INVALID")]
    [InlineData("colour", "red", "", "REQUEST_SHAPE")]
    public async Task Link_that_no_linkset_can_hold_is_refused(string member, string value, string pointer, string code)
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var link = LinkClient.Link("https://acme.example/x");
        link[member] = value;

        var pointers = await LinkClient.RefusedAsync(
            await client.PostAsync(LinkClient.Registration($"https://id.gs1.org/01/{LinkClient.NewGtin()}", link)), code == "LINK_INVALID" ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.BadRequest, code);

        Assert.Contains(pointers, found => pointer.Length == 0 || found == pointer);
    }

    [Fact]
    public async Task All_faults_of_a_registration_are_told()
    {
        var client = await databases.ClientAsync(Database.Sqlite);

        var pointers = await LinkClient.RefusedAsync(
            await client.PostAsync(LinkClient.Registration("https://id.gs1.org/01/09506000134353", LinkClient.Link("mailto:x"), LinkClient.Link("https://acme.example", "Bad Type"))), HttpStatusCode.BadRequest, "IDENTIFIER_CHECK_DIGIT");

        Assert.Equal(["/identifier", "/responses/0/targetUrl", "/responses/1/linkType"], pointers);
        var twice = await LinkClient.RefusedAsync(
            await client.PostAsync(LinkClient.Registration("https://id.gs1.org/01/09506000134352", LinkClient.Link("https://a.example", isDefault: true), LinkClient.Link("https://b.example", isDefault: true))), HttpStatusCode.UnprocessableEntity, "LINK_INVALID");
        Assert.Equal(["/responses/1/defaultLinkType"], twice);
        var unnamed = new JsonObject { ["namespace"] = "gs1", ["responses"] = new JsonArray(LinkClient.Link("https://a.example")) };
        await LinkClient.RefusedAsync(await client.PostAsync(unnamed), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        await LinkClient.RefusedAsync(await client.PostAsync(LinkClient.Registration("no identifier", LinkClient.Link("https://a.example"))), HttpStatusCode.BadRequest, "IDENTIFIER_SYNTAX");
        await LinkClient.RefusedAsync(await client.PostAsync(LinkClient.Registration("thing", LinkClient.Link("https://a.example"))), HttpStatusCode.UnprocessableEntity, "IDENTIFIER_SCHEME_UNKNOWN");
        await LinkClient.RefusedAsync(await client.GetAsync("/v1/links?page=0"), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Grpc_does_the_same(Database database)
    {
        var client = await databases.ClientAsync(database);
        var gtin = LinkClient.NewGtin();
        var request = new RegisterLinksRequest
        {
            Parts = new IdentifierParts { Namespace = "gs1", IdentificationKeyType = "gtin", IdentificationKey = gtin, QualifierPath = "/10/A%2FB" },
            Description = "Rice",
            Responses = { new LinkTarget { LinkType = "dpp", TargetUrl = "https://acme.example/g", Title = "Passport", DefaultLinkType = true, Hreflang = { "en" } } },
        };

        var added = await client.Links.RegisterLinksAsync(request);

        Assert.Equal($"https://id.gs1.org/01/{gtin}/10/A%2FB", added.Identifier);
        var refused = await Assert.ThrowsAsync<RpcException>(async () => await client.Links.RegisterLinksAsync(request));
        Assert.Equal((StatusCode.AlreadyExists, "LINK_EXISTS"), (refused.StatusCode, refused.Trailers.GetValue("untp-code")));
        Assert.Equal(added.Links, (await client.Links.ListLinksAsync(new ListLinksRequest { Identifier = added.Identifier })).Links);
        Assert.Equal(added.Links[0], (await client.Links.GetLinkAsync(new GetLinkRequest { Id = added.Links[0].Id })).Link);
        var newer = (await client.Links.ReplaceLinkAsync(new ReplaceLinkRequest { Id = added.Links[0].Id, Link = new LinkTarget { LinkType = "dpp", TargetUrl = "https://acme.example/g2", Title = "Passport" } })).Link;
        await client.Links.WithdrawLinkAsync(new WithdrawLinkRequest { Id = newer.Id });
        var history = await client.Links.GetLinkHistoryAsync(new GetLinkHistoryRequest { Id = newer.Id });
        Assert.Equal([LinkChangeKind.Registered, LinkChangeKind.Withdrawn], history.Changes.Select(change => change.Kind));
        var missing = await Assert.ThrowsAsync<RpcException>(async () => await client.Links.GetLinkAsync(new GetLinkRequest { Id = "\0" }));
        Assert.Equal(StatusCode.NotFound, missing.StatusCode);

        var resolved = await client.Identity.ResolveIdentifierAsync(new ResolveIdentifierRequest { Identifier = $"https://acme.example/01/{gtin}/10/A%2FB/21/7" });
        Assert.Equal($"https://id.gs1.org/01/{gtin}/10/A%2FB/21/7", resolved.Identifier);
        Assert.Empty(resolved.Links);
        var level = Assert.Single(resolved.Levels);
        Assert.Equal((added.Identifier, "Rice"), (level.Anchor, level.Description));
        Assert.Equal(["https://acme.example/g"], level.Links.Select(link => link.Href));
        var unknown = await client.Identity.ResolveIdentifierAsync(new ResolveIdentifierRequest { Identifier = $"urn:unknown:{gtin}" });
        Assert.Equal("IDENTIFIER_NOT_FOUND", unknown.Problem.Code);
    }

    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task What_is_exported_is_imported_once(Database database)
    {
        await using var app = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database));
        var client = IdentityDatabases.Client(app, "acme");
        string[] gtins = [.. Enumerable.Range(0, 120).Select(_ => LinkClient.NewGtin()).Order(StringComparer.Ordinal)];
        foreach (var gtin in gtins)
        {
            await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link($"https://acme.example/{gtin}", isDefault: true), LinkClient.Link($"https://acme.example/{gtin}/c", "untp:dcc"));
        }

        var lines = await client.Http.GetStringAsync("/v1/links:export");
        Assert.Equal(gtins.Select(gtin => $"https://id.gs1.org/01/{gtin}"), Lines(lines).Select(line => line["identifier"]!.GetValue<string>()));
        var rest = await client.Http.GetStringAsync($"/v1/links:export?after={Uri.EscapeDataString($"https://id.gs1.org/01/{gtins[116]}")}");
        Assert.Equal(3, Lines(rest).Length);

        await using var second = await IdentityDatabases.StartAsync(await databases.NewConnectionAsync(database));
        var target = IdentityDatabases.Client(second, "acme");
        var first = Lines(await ImportAsync(target, lines[..lines.IndexOf(gtins[60], StringComparison.Ordinal)]));
        Assert.NotNull(first[^1]["errors"]);
        var again = Lines(await ImportAsync(target, $"{lines}\n{new string('x', 200_000)}\n[]\n"));

        Assert.Equal(122, again.Length);
        Assert.Equal(Enumerable.Range(1, 122), again.Select(line => line["line"]!.GetValue<int>()));
        Assert.All(again[..59], line => Assert.Empty(line["added"]!.AsArray()));
        Assert.All(again[60..120], line => Assert.Equal(2, line["added"]!.AsArray().Count));
        Assert.Equal(["REQUEST_TOO_LARGE", "REQUEST_SHAPE"], again[120..].Select(line => line["errors"]![0]!["code"]!.GetValue<string>()));
        Assert.Equal(lines, await target.Http.GetStringAsync("/v1/links:export"));
    }

    private static async Task<string> ImportAsync(LinkClient client, string lines)
    {
        using var content = new StringContent(lines, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var response = await client.Http.PostAsync("/v1/links:import", content);
        return await response.Content.ReadAsStringAsync();
    }

    private static JsonNode[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
}
