using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Services.Tests.Identity.Links;
using Services.Tests.MainJob;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Services.Tests.Trust;
using Untp.Identity;

namespace Services.Tests.Identity.Resolver;

/// <summary>Every linkset that leaves the resolver is held to the published schema (draft-07), by another validator than ours.</summary>
public sealed class LinksetSchemaTests : IAsyncLifetime
{
    private readonly Web _web = new();
    private readonly OwnServices _services = new();
    private LinkClient _client = null!;

    public async Task InitializeAsync()
    {
        var app = IdentityHost.Create(InProcessStack.Arguments([.. _web.Arguments, "--Gateway:PublicUrl", IdentityDatabases.Root, "--Logging:LogLevel:Default", "None"]), _web.Connect);
        await _services.StartAsync(app, "identity");
        _client = IdentityDatabases.Client(app, "acme");
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _web.DisposeAsync();
    }

    [NeedsFact(Part.Shared)]
    public async Task Linksets_of_all_kinds_are_valid()
    {
        var gtin = LinkClient.NewGtin();
        var encrypted = LinkClient.Link("https://acme.example/secret", "untp:dcc");
        (encrypted["encryptionMethod"], encrypted["accessRole"], encrypted["context"], encrypted["fwqs"]) = ("AES-256", new JsonArray("untp:accessRole#Anonymous", "untp:accessRole#Customer"), "AU", true);
        var posted = LinkClient.Link("https://acme.example/events", "dte");
        (posted["method"], posted["rel"], posted["accessRole"]) = (new JsonArray("POST", "X-API-Key"), new JsonArray("edit"), new JsonArray("untp:accessRole#Owner"));
        var spoken = LinkClient.Link("https://acme.example/info?a=1#\u0062", "gs1:pip", isDefault: true);
        (spoken["hreflang"], spoken["mimeType"], spoken["title"]) = (new JsonArray("en", "de-AT"), "text/html", "„Reis“ <\U0001F33E>");
        var secondary = LinkClient.Link("https://other.example/01/1?linkType=linkset", "idr");
        secondary["mimeType"] = "application/linkset+json";
        var itemPath = $"/01/{gtin}/10/A%2FB/21/1";
        var ids = await _client.RegisterAsync($"https://id.gs1.org{itemPath}", LinkClient.Link("https://acme.example/v1"), encrypted, posted);
        await _client.RegisterAsync($"https://id.gs1.org/01/{gtin}/10/A%2FB", secondary);
        var described = LinkClient.Registration($"https://id.gs1.org/01/{gtin}", spoken);
        described["description"] = "Rice";
        await LinkClient.ReadAsync(await _client.PostAsync(described), HttpStatusCode.Created);
        await LinkClient.ReadAsync(await _client.Http.PutAsJsonAsync($"/v1/links/{ids[0]}", LinkClient.Link("https://acme.example/v2")), HttpStatusCode.Created);

        foreach (var query in new[] { "?linkType=linkset", "?linkType=all", "?linkType=untp:linkset", "?linkType=all&language=de-AT", "?linkType=all&accessRole=untp:accessRole%23Customer", "?linkType=linkset&accessRole=none&17=301231" })
        {
            Assert.Equal(3, (await ValidAsync(itemPath + query))["linkset"]!.AsArray().Count);
        }

        // The class has links in other languages only.
        Assert.Equal(2, (await ValidAsync($"{itemPath}?linkType=all&language=fr"))["linkset"]!.AsArray().Count);
        var accepted = (await ValidAsync(itemPath, ("Accept", "application/linkset+json")))["linkset"]!;
        Assert.Equal("Rice", accepted[2]!["description"]!.GetValue<string>());
        Assert.Equal([["predecessor-version"], null], accepted[0]!["dpp"]!.AsArray().Select(link => link!["rel"]?.AsArray().Select(rel => rel!.GetValue<string>()).ToArray()));
        Assert.Equal(["POST", "X-API-Key"], accepted[0]!["dte"]![0]!["method"]!.AsArray().Select(part => part!.GetValue<string>()));
        Assert.Equal(("AES-256", 2), (accepted[0]!["dcc"]![0]!["encryptionMethod"]!.GetValue<string>(), accepted[0]!["dcc"]![0]!["accessRole"]!.AsArray().Count));
        Assert.NotNull(accepted[2]!["https://gs1.org/voc/pip"]);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("urn:gtr:www.iso.org%2F3779:1M8GDM9AXKP042788", "/vin/vin/1M8GDM9AXKP042788")]
    [InlineData("urn:uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff", "/urn:uuid:6f9619ff-8b86-4011-b42d-00cf4fc964ff")]
    [InlineData($"{IdentityDatabases.Root}/things/1", "/things/1")]
    [InlineData("506700GE1G29325QX363", "/lei/lei/506700GE1G29325QX363")]
    public async Task Anchors_of_identifiers_that_are_no_urls_are_urls(string identifier, string path)
    {
        await _client.RegisterAsync(identifier.StartsWith("5067", StringComparison.Ordinal) ? $"urn:lei:{identifier}" : identifier, LinkClient.Link("https://acme.example/p"));

        Assert.Single((await ValidAsync($"{path}?linkType=all"))["linkset"]!.AsArray());
    }

    [NeedsFact(Part.Shared)]
    public async Task Choice_is_a_linkset_and_names_the_first()
    {
        var gtin = LinkClient.NewGtin();
        await _client.RegisterAsync($"https://id.gs1.org/01/{gtin}", LinkClient.Link("https://acme.example/b", isDefault: true), LinkClient.Link("https://acme.example/c", "dcc"), LinkClient.Link("https://acme.example/a", "dcc"));

        using var response = await _client.GetAsync($"/01/{gtin}/10/A?linkType=dcc");

        var choices = await LinkClient.ReadAsync(response, HttpStatusCode.MultipleChoices);
        Assert.Equal(("https://acme.example/c", "application/linkset+json"), (response.Headers.GetValues("Location").Single(), response.Content.Headers.ContentType!.MediaType));
        Hold(choices);
        Assert.Equal(["https://acme.example/c", "https://acme.example/a"], Assert.Single(choices["linkset"]!.AsArray())!["dcc"]!.AsArray().Select(link => link!["href"]!.GetValue<string>()));
        Assert.Equal("https://acme.example/b", await _client.RedirectAsync($"/01/{gtin}/10/A"));
        Assert.Equal("https://acme.example/b", await _client.RedirectAsync($"/01/{gtin}/10/A?linkType=dpp"));
        using var head = await _client.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/01/{gtin}?linkType=dcc"));
        Assert.Equal(HttpStatusCode.MultipleChoices, head.StatusCode);
    }

    [NeedsFact(Part.Shared)]
    public async Task Services_of_a_did_document_are_links()
    {
        var party = new WebParty(_web);
        party.PublishDid(
        [
            Service("#register", "untp:dia", new JsonObject { ["href"] = "https://register.example/dia", ["title"] = "Register", ["type"] = "application/vc+jwt" }),
            Service("#dcc", "ConformityService", "https://acme.example/dcc"),
            Service("#web", "LinkedDomains", "https://acme.example"),
            Service("#mail", "untp:dte", "mailto:events@acme.example"),
        ]);

        var linkset = Assert.Single((await ValidAsync($"/{party.Did}?linkType=all"))["linkset"]!.AsArray())!.AsObject();

        Assert.Equal(["anchor", "dia", "dcc"], linkset.Select(member => member.Key));
        Assert.Equal(("Register", "application/vc+jwt"), (linkset["dia"]![0]!["title"]!.GetValue<string>(), linkset["dia"]![0]!["type"]!.GetValue<string>()));
        Assert.Equal("https://register.example/dia", await _client.RedirectAsync($"/{party.Did}?linkType=untp:dia"));
        Assert.Equal("https://acme.example/dcc", await _client.RedirectAsync($"/{Uri.EscapeDataString(party.Did)}?linkType=dcc"));
        await LinkClient.RefusedAsync(await _client.GetAsync($"/{party.Did}"), HttpStatusCode.NotFound, "LINK_NOT_FOUND");

        // What is registered here goes first, and the document is asked for the rest.
        await _client.RegisterAsync(party.Did, LinkClient.Link("https://acme.example/own", "dcc", isDefault: true));
        Assert.Equal("https://acme.example/own", await _client.RedirectAsync($"/{party.Did}"));
        Assert.Equal("https://acme.example/own", await _client.RedirectAsync($"/{party.Did}?linkType=dpp"));
        Assert.Equal("https://register.example/dia", await _client.RedirectAsync($"/{party.Did}?linkType=dia"));
        Assert.Equal(2, (await ValidAsync($"/{party.Did}?linkType=all"))["linkset"]![0]!["dcc"]!.AsArray().Count);
    }

    [Fact]
    public async Task Did_that_is_not_there_or_has_no_services_is_not_found()
    {
        var (bare, gone) = (new WebParty(_web), new WebParty(_web));
        bare.PublishDid();

        await LinkClient.RefusedAsync(await _client.GetAsync($"/{bare.Did}"), HttpStatusCode.NotFound, "IDENTIFIER_NOT_FOUND");
        await LinkClient.RefusedAsync(await _client.GetAsync($"/{gone.Did}"), HttpStatusCode.NotFound, "DID_NOT_FOUND");
    }

    private static JsonObject Service(string id, string type, JsonNode endpoint) => new() { ["id"] = id, ["type"] = type, ["serviceEndpoint"] = endpoint };

    private async Task<JsonNode> ValidAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await _client.GetAsync(path, headers);
        var linkset = await LinkClient.ReadAsync(response, HttpStatusCode.OK);
        Assert.Equal("application/linkset+json", response.Content.Headers.ContentType!.MediaType);
        Hold(linkset);
        return linkset;
    }

    private static void Hold(JsonNode linkset)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Path.Combine(Repository.Shared, "documents", "untp", "0.7.0", "schema", "linkset.json")));
        Assert.True(schema.Evaluate(linkset).IsValid, linkset.ToJsonString());

        // It does refuse.
        var broken = linkset.DeepClone();
        broken["linkset"]![0]!["untp:dpp"] = new JsonArray();
        Assert.False(schema.Evaluate(broken).IsValid);
    }
}
