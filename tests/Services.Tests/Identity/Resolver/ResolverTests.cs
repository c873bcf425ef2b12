using System.Net;
using System.Text.Json.Nodes;
using Services.Tests.Identity.Links;
using Services.Tests.Issuer;

namespace Services.Tests.Identity.Resolver;

public sealed class ResolverTests(IdentityDatabases databases) : IClassFixture<IdentityDatabases>
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [PostgresData]
    public async Task Item_falls_back_to_batch_and_class_and_its_linkset_holds_them(Database database)
    {
        var client = await databases.ClientAsync(database);
        var gtin = LinkClient.NewGtin();
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/class", "untp:dcc", isDefault: true));
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}/10/ABC", LinkClient.Link("https://acme.example/batch", "untp:dte"));
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}/10/ABC/21/123", LinkClient.Link("https://acme.example/item"));

        var item = $"/01/{gtin}/10/ABC/21/123";
        Assert.Equal("https://acme.example/item", await client.RedirectAsync($"{item}?linkType=untp:dpp"));
        Assert.Equal("https://acme.example/batch", await client.RedirectAsync($"{item}?linkType=dte"));
        Assert.Equal("https://acme.example/class", await client.RedirectAsync(item));
        Assert.Equal("https://acme.example/class", await client.RedirectAsync($"{item}?linkType=dfr"));
        Assert.Equal("https://acme.example/batch", await client.RedirectAsync($"/gs1/gtin/{gtin}/lot/ABC?linkType=dte"));
        Assert.Equal("https://acme.example/batch", await client.RedirectAsync($"/some/stem/01/{gtin}/10/ABC/21/other?linkType=dte"));

        foreach (var path in new[] { $"{item}?linkType=linkset", $"{item}?linkType=all" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal("application/linkset+json", response.Content.Headers.ContentType!.MediaType);
            var linkset = await LinkClient.ReadAsync(response, HttpStatusCode.OK);
            Assert.Equal(
                [$"https://id.gs1.org{item}", $"https://id.gs1.org/01/{gtin}/10/ABC", $"https://id.gs1.org/01/{gtin}"],
                linkset["linkset"]!.AsArray().Select(context => context!["anchor"]!.GetValue<string>()));
        }
    }

    [Fact]
    public async Task Statuses_of_the_workflow()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var gtin = LinkClient.NewGtin();

        await LinkClient.RefusedAsync(await client.GetAsync("/01/123"), HttpStatusCode.BadRequest, "IDENTIFIER_SYNTAX");
        await LinkClient.RefusedAsync(await client.GetAsync("/01/09506000134353"), HttpStatusCode.BadRequest, "IDENTIFIER_CHECK_DIGIT");
        await LinkClient.RefusedAsync(await client.GetAsync("/gs1/01"), HttpStatusCode.BadRequest, "IDENTIFIER_SYNTAX");
        await LinkClient.RefusedAsync(await client.GetAsync("/gs1/none/1"), HttpStatusCode.UnprocessableEntity, "IDENTIFIER_SCHEME_UNKNOWN");
        await LinkClient.RefusedAsync(await client.GetAsync("/no/such/thing"), HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");
        await LinkClient.RefusedAsync(await client.GetAsync("/vin/vin/1HGCM82633A004352"), HttpStatusCode.NotFound, "IDENTIFIER_NOT_FOUND");
        await LinkClient.RefusedAsync(await client.GetAsync($"/01/{gtin}?linkType=a&linkType=b"), HttpStatusCode.BadRequest, "REQUEST_SHAPE");
        using var post = await client.Http.PostAsync($"/01/{gtin}", null);
        await LinkClient.RefusedAsync(post, HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");

        // A known scheme of which nothing is held here: its own resolver is asked, without the secret of the carrier.
        Assert.Equal($"https://id.gs1.org/01/{gtin}?linkType=dpp", await client.RedirectAsync($"/01/{gtin}?linkType=dpp&decryptionKey=00ff"));
        Assert.Equal("https://api.gleif.org/api/v1/lei-records/506700GE1G29325QX363", await client.RedirectAsync("/lei/lei/506700GE1G29325QX363"));

        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/x"));
        await LinkClient.RefusedAsync(await client.GetAsync($"/01/{gtin}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        await LinkClient.RefusedAsync(await client.GetAsync($"/01/{gtin}?linkType=dcc"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
        var hidden = LinkClient.Registration($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/y", isDefault: true));
        hidden["active"] = false;
        await LinkClient.ReadAsync(await client.PostAsync(hidden), HttpStatusCode.Created);
        await LinkClient.RefusedAsync(await client.GetAsync($"/01/{gtin}?linkType=dpp"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");
    }

    [Fact]
    public async Task Query_goes_on_where_the_link_says_so_and_never_chooses_the_host()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var gtin = LinkClient.NewGtin();
        var forwarded = LinkClient.Link("https://acme.example/p?a=1#part", isDefault: true);
        forwarded["fwqs"] = true;
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", forwarded, LinkClient.Link("https://acme.example/c", "untp:dcc"));

        Assert.Equal(
            "https://acme.example/p?a=1&17=301231&u=https%3A%2F%2Fevil.example&%40evil#part",
            await client.RedirectAsync($"/01/{gtin}?17=301231&linkType=dpp&u=https%3A%2F%2Fevil.example&%40evil&language=en&decryptionKey=00ff"));
        Assert.Equal("https://acme.example/c", await client.RedirectAsync($"/01/{gtin}?linkType=dcc&17=301231"));
    }

    [Fact]
    public async Task Answer_tells_of_the_linkset_and_may_be_kept_and_read_by_browsers()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var gtin = LinkClient.NewGtin();
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/p", isDefault: true));

        foreach (var path in new[] { $"/01/{gtin}", $"/01/{gtin}?linkType=all" })
        {
            using var response = await client.GetAsync(path);
            Assert.Equal($"<{IdentityDatabases.Root}/01/{gtin}?linkType=linkset>; rel=\"linkset\"; anchor=\"https://id.gs1.org/01/{gtin}\"; type=\"application/linkset+json\"", response.Headers.GetValues("Link").Single());
            Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal(TimeSpan.FromMinutes(1), response.Headers.CacheControl!.MaxAge);
        }

        using var linkset = await client.GetAsync($"/01/{gtin}", ("Accept", "application/linkset+json"));
        var body = await linkset.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, linkset.StatusCode);
        using var kept = await client.GetAsync($"/01/{gtin}?linkType=all", ("If-None-Match", linkset.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        using var head = await client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/01/{gtin}?linkType=all"));
        Assert.Equal((HttpStatusCode.OK, (long?)body.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Identifiers_that_are_no_urls_resolve_here()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        foreach (var (identifier, path) in new[]
        {
            ("urn:gtr:www.iso.org%2F3779:1M8GDM9AXKP042788", "/vin/vin/1M8GDM9AXKP042788"),
            ("did:web:thing.example%3A8443:1", "/did:web:thing.example%3A8443:1"),
            ("did:web:thing.example%3A8443:2", "/did%3Aweb%3Athing.example%253A8443%3A2"),
            ("urn:uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff", "/urn:uuid:6F9619FF-8B86-4011-B42D-00CF4FC964FF"),
            ($"{IdentityDatabases.Root}/things/1", "/things/1"),
        })
        {
            await client.RegisterAsync(identifier, LinkClient.Link($"https://acme.example{path}", isDefault: true));
            Assert.Equal($"https://acme.example{path}", await client.RedirectAsync(path));
            await LinkClient.ReadAsync(await client.GetAsync($"{path}?linkType=all"), HttpStatusCode.OK);
        }
    }

    // Optimisation code 0A (01 and 22), the GTIN 5412345000013 in 47 bits, then the variant 42 as two digits: GS1 Digital Link standard: Compression.
    private const string Packed = "CgnYUc1gmgSo";

    [Fact]
    public async Task Compressed_link_is_read()
    {
        var client = await databases.ClientAsync(Database.Sqlite);

        Assert.Equal("https://id.gs1.org/01/05412345000013/22/42", await client.RedirectAsync($"/{Packed}"));
        await LinkClient.RefusedAsync(await client.GetAsync($"/{Packed}a.b"), HttpStatusCode.NotFound, "ROUTE_NOT_FOUND");
    }

    [Fact]
    public async Task Role_context_and_language_choose()
    {
        var client = await databases.ClientAsync(Database.Sqlite);
        var gtin = LinkClient.NewGtin();
        var german = LinkClient.Link("https://acme.example/de", isDefault: true);
        german["hreflang"] = new JsonArray("de");
        var french = LinkClient.Link("https://acme.example/fr");
        french["hreflang"] = new JsonArray("fr");
        french["mimeType"] = "text/html";
        french["context"] = "CH";
        var secret = LinkClient.Link("https://acme.example/secret", "untp:dcc");
        secret["encryptionMethod"] = "AES-256";
        secret["accessRole"] = new JsonArray("untp:accessRole#Customer");
        await client.RegisterAsync($"https://id.gs1.org/01/{gtin}", german, french, secret);

        Assert.Equal("https://acme.example/fr", await client.RedirectAsync($"/01/{gtin}?linkType=dpp&language=fr"));
        Assert.Equal("https://acme.example/fr", await client.RedirectAsync($"/01/{gtin}?linkType=dpp", ("Accept-Language", "it, fr;q=0.9, de;q=0.8")));
        Assert.Equal("https://acme.example/de", await client.RedirectAsync($"/01/{gtin}?linkType=dpp", ("Accept-Language", "de")));
        Assert.Equal("https://acme.example/fr", await client.RedirectAsync($"/01/{gtin}?linkType=dpp", ("Accept", "text/html")));
        Assert.Equal("https://acme.example/fr", await client.RedirectAsync($"/01/{gtin}?linkType=dpp&context=CH"));
        Assert.Equal("https://acme.example/secret", await client.RedirectAsync($"/01/{gtin}?linkType=dcc&accessRole=untp:accessRole%23Customer"));
        Assert.Equal("https://acme.example/de", await client.RedirectAsync($"/01/{gtin}?linkType=dcc&accessRole=untp:accessRole%23Regulator"));
    }

    [NeedsFact(Part.Shared)]
    public async Task Vectors_of_the_gs1_resolver_resolve()
    {
        var client = await databases.ClientAsync(Database.Sqlite, "gs1-vectors");
        var file = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Shared, "vectors", "gs1-digital-link", "resolver-ce", "test_01_09506000134352.json")))!;
        var links = file["links"]!.AsArray();
        Assert.Equal(17, links.Count);
        var defaultType = file["defaultLinktype"]!.GetValue<string>();
        var isMarked = false;
        foreach (var link in links)
        {
            var type = link!["linktype"]!.GetValue<string>();
            var registered = LinkClient.Link(link["href"]!.GetValue<string>(), type, isDefault: !isMarked && type == defaultType);
            isMarked |= type == defaultType;
            (registered["title"], registered["mimeType"], registered["hreflang"]) = (link["title"]!.GetValue<string>(), link["type"]!.GetValue<string>(), link["hreflang"]!.DeepClone());
            await client.RegisterAsync($"{IdentityDatabases.Root}{file["anchor"]}", registered);
        }

        foreach (var link in links)
        {
            var (type, language, mediaType) = (link!["linktype"]!.GetValue<string>(), link["hreflang"]![0]!.GetValue<string>(), link["type"]!.GetValue<string>());
            var first = links.First(other => other!["linktype"]!.GetValue<string>() == type && other["hreflang"]!.AsArray().Any(tag => tag!.GetValue<string>() == language) && other["type"]!.GetValue<string>() == mediaType);
            using var response = await client.GetAsync($"{file["anchor"]}?linkType={Uri.EscapeDataString(type)}", ("Accept-Language", language), ("Accept", mediaType));
            Assert.Equal(first!["href"]!.GetValue<string>(), response.Headers.GetValues("Location").Single());
            Assert.True(response.StatusCode is HttpStatusCode.TemporaryRedirect or HttpStatusCode.MultipleChoices);
        }

        Assert.Contains("sustainabilityInfo", await client.RedirectAsync(file["anchor"]!.GetValue<string>()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_tells_of_all_public_paths_and_of_links_and_schemes()
    {
        var client = await databases.ClientAsync(Database.Sqlite);

        var paths = (await LinkClient.ReadAsync(await client.GetAsync("/openapi/v1.json"), HttpStatusCode.OK))["paths"]!.AsObject();

        foreach (var path in new[] { "/{identifier}", "/{keyCode}/{key}", "/{keyCode}/{key}/{qualifierCode}/{qualifier}", "/{namespace}/{keyType}/{key}", "/{namespace}/{keyType}/{key}/{qualifierCode}/{qualifier}" })
        {
            var get = paths[path]!["get"]!;
            Assert.Equal(["200", "300", "304", "307", "400", "404", "422", "503"], get["responses"]!.AsObject().Select(response => response.Key).Order(StringComparer.Ordinal));
            Assert.Equal(path.Count(c => c == '{'), get["parameters"]!.AsArray().Count(parameter => parameter!["in"]!.GetValue<string>() == "path"));
            foreach (var name in new[] { "linkType", "language", "context", "accessRole", "decryptionKey" })
            {
                Assert.Contains(name, get["parameters"]!.AsArray().Select(parameter => parameter!["name"]!.GetValue<string>()));
            }
        }

        foreach (var (path, methods) in new[]
        {
            ("/v1/links", "get post"), ("/v1/links/{id}", "delete get put"), ("/v1/links/{id}/history", "get"), ("/v1/links:export", "get"), ("/v1/links:import", "post"),
            ("/v1/schemes", "get post"), ("/v1/schemes/{name}", "delete get"), ("/v1/schemes:export", "get"), ("/v1/schemes:import", "post"), ("/.well-known/resolver", "get"), ("/1.0/identifiers/{did}", "get"),
        })
        {
            Assert.Equal(methods, string.Join(' ', paths[path]!.AsObject().Select(operation => operation.Key).Order(StringComparer.Ordinal)));
            foreach (var (method, operation) in paths[path]!.AsObject().Where(operation => operation.Key is "post" or "put"))
            {
                Assert.True(operation!["requestBody"]!["content"]!.AsObject().Single().Value!["schema"] is not null, $"{method} {path}");
            }
        }
    }

    [Fact]
    public async Task Resolver_describes_itself()
    {
        var client = await databases.ClientAsync(Database.Sqlite);

        var description = await LinkClient.ReadAsync(await client.GetAsync("/.well-known/resolver"), HttpStatusCode.OK);

        Assert.Equal((("Untp"), IdentityDatabases.Root), (description["name"]!.GetValue<string>(), description["resolverRoot"]!.GetValue<string>()));
        Assert.Contains("01", description["supportedPrimaryKeys"]!.AsArray().Select(key => key!.GetValue<string>()));
        Assert.DoesNotContain("21", description["supportedPrimaryKeys"]!.AsArray().Select(key => key!.GetValue<string>()));
        Assert.Equal(["untp", "gs1"], description["supportedLinkType"]!.AsArray().Select(type => type!["prefix"]!.GetValue<string>()));
    }
}
