using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Issuer;
using Untp.Core.Credentials;
using Untp.Core.Rules;
using Untp.Core.Vocabulary;
using Untp.Identity;
using Untp.Identity.Remote;
using Untp.Issuer;
using Untp.LinkedData.Json;
using Untp.Verifier;

namespace Services.Tests.Stack;

/// <summary>Issue and verify with no documents folder and no network: the tables are enough for every type and version.</summary>
public sealed class WithoutDocumentsTests : IAsyncLifetime
{
    private static readonly string[] _versions = ["0.6.0", "0.6.1", "0.7.0"];
    private static readonly string[] _types = ["DigitalProductPassport", "DigitalConformityCredential", "DigitalFacilityRecord", "DigitalTraceabilityEvent", "DigitalIdentityAnchor"];
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-tables-").FullName;
    private readonly NoNetwork _network = new();
    private readonly List<RunningService> _services = [];
    private IssuerClient _issuer = null!;
    private RunningService _verifier = null!;

    private static IEnumerable<(string Type, string Version)> Cases => _versions.SelectMany(version => _types.Select(type => (type, version)));

    public async Task InitializeAsync()
    {
        var identity = await StartAsync("identity", IdentityHost.Create(InProcessStack.Arguments(), services => services.AddSingleton<INetwork>(_network)));
        string[] known = ["--services:identity:grpc:0", identity.Grpc.ToString()];
        var issuer = await StartAsync("issuer", IssuerHost.Create(InProcessStack.Arguments(
            [.. known, "--ConnectionStrings:issuer", $"Data Source={_folder}/issuer.db", "--Keys:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))])));
        _issuer = new IssuerClient(issuer.App, issuer.RestClient(), issuer.Invoker());
        _verifier = await StartAsync("verifier", VerifierHost.Create(InProcessStack.Arguments(known)));
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.App.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_type_and_version_is_issued_and_verified()
    {
        foreach (var (type, version) in Cases)
        {
            using var response = await IssueAsync(await MakeAsync(type, version));
            var issued = await response.Content.ReadFromJsonAsync<JsonObject>();
            Assert.True(response.StatusCode == HttpStatusCode.Created, $"{type} {version}: {issued}");

            var report = await VerifyAsync((string)issued!["credential"]!);

            Assert.True((string?)report["outcome"] == "valid", $"{type} {version}: {report}");
            Assert.Equal((type, version), ((string?)report["type"], (string?)report["untpVersion"]));
            Assert.Equal("passed", (string?)report["checks"]!.AsArray().Single(check => (string?)check!["name"] == "schema")!["outcome"]);
        }

        // The originals were looked for, in vain.
        Assert.Contains("untp.unece.org", _network.Asked);
    }

    [Fact]
    public async Task Every_type_and_version_is_refused_when_it_breaks_its_schema()
    {
        foreach (var (type, version) in Cases)
        {
            var credential = await MakeAsync(type, version);
            // A value that the data model takes, and the schema does not.
            credential["issuer"]!["name"] = new JsonObject { ["@value"] = "Issuer" };

            using var refused = await IssueAsync(credential);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal("SCHEMA_INVALID", (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
        }
    }

    /// <summary>The draft 0.2.0, whose schema is only ours.</summary>
    [Fact]
    public async Task A_conformity_credential_of_020_is_issued_and_verified()
    {
        var credential = JsonNode.Parse("""
            {
              "@context": ["https://www.w3.org/ns/credentials/v2", "https://test.uncefact.org/vocabulary/untp/dcc/0.2.0/"],
              "id": "https://credentials.untp.example/0.2.0/1",
              "type": ["DigitalConformityCredential", "VerifiableCredential"],
              "issuer": {},
              "validFrom": "2026-01-01T00:00:00Z",
              "credentialSubject": {
                "id": "https://a.example/attestations/1", "assessorLevel": "3rdParty", "type": "certification",
                "assessments": [{ "referenceStandard": { "id": "https://a.example/s" }, "subjectProducts": [{ "name": "Cell" }], "compliance": true, "sustainabilityTopic": "social.safety" }]
              }
            }
            """)!.AsObject();
        credential["issuer"]!["id"] = await _issuer.CreateDidAsync();
        using var response = await IssueAsync(credential.DeepClone().AsObject());
        var issued = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{issued}");

        var report = await VerifyAsync((string)issued!["credential"]!);
        Assert.True((string?)report["outcome"] == "valid", $"{report}");
        Assert.Equal("0.2.0", (string?)report["untpVersion"]);
        Assert.Equal(["https://www.w3.org/ns/credentials/v2"], report["contextDigests"]!.AsObject().Select(pair => pair.Key));

        credential["id"] = "https://credentials.untp.example/0.2.0/2";
        credential["credentialSubject"]!["assessments"]![0]!["sustainabilityTopic"] = "social.fun";
        using var refused = await IssueAsync(credential);
        Assert.Equal("SCHEMA_INVALID", (string?)(await refused.Content.ReadFromJsonAsync<JsonObject>())!["code"]);
    }

    /// <summary>Digests speak of what was published: the right one is taken, a wrong one refused, and where neither is known nothing is compared with bytes of our own.</summary>
    [Theory]
    [InlineData("sha256-WZVc7WaX1h4D8rJVb+uzCKsWhChG9bWG1/H3reySc0A=", "CONTEXT", HttpStatusCode.UnprocessableEntity)]
    [InlineData("sha256-WZVc7WaX1h4D8rJVb+uzCKsWhChG9bWG1/H3reySc0A=", "https://www.w3.org/ns/credentials/v2", HttpStatusCode.UnprocessableEntity)]
    [InlineData("BASE", "https://www.w3.org/ns/credentials/v2", HttpStatusCode.Created)]
    [InlineData("SHA-512", "https://www.w3.org/ns/credentials/v2", HttpStatusCode.Created)]
    [InlineData("BASE", "https://vocabulary.untp.example/battery/0.1.0/context/", HttpStatusCode.Created)]
    public async Task Related_resources_are_held_to_what_was_published(string digest, string url, HttpStatusCode expected)
    {
        // SHA-256 as the W3C states it: VCDM 2.0, section B.1.
        var stated = digest switch
        {
            "BASE" => $"sha256-{Convert.ToBase64String(Convert.FromHexString("59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"))}",
            "SHA-512" => $"sha512-{Convert.ToBase64String(new byte[64])}",
            _ => digest,
        };
        var credential = await MakeAsync("DigitalIdentityAnchor", "0.7.0");
        credential["relatedResource"] = new JsonObject { ["id"] = url == "CONTEXT" ? "https://vocabulary.uncefact.org/untp/0.7.0/context/" : url, ["digestSRI"] = stated };

        using var response = await IssueAsync(credential);

        Assert.Equal(expected, response.StatusCode);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        if (expected != HttpStatusCode.Created)
        {
            Assert.Equal("RELATED_RESOURCE_DIGEST", (string?)answer["code"]);
        }
        else
        {
            var isCompared = digest == "BASE" && url.StartsWith("https://www.w3.org", StringComparison.Ordinal);
            Assert.Equal(!isCompared, answer["warnings"]!.AsArray().Any(warning => ((string)warning!).StartsWith($"The related resource {url} is not at hand", StringComparison.Ordinal)));
        }
    }

    private Task<HttpResponseMessage> IssueAsync(JsonObject credential) =>
        _issuer.Http.PostAsJsonAsync("/v1/credentials", new JsonObject { ["credential"] = credential, ["validate"] = true });

    private async Task<JsonObject> MakeAsync(string type, string version)
    {
        var schema = Vocabularies.FindSchema(new(type, version))!;
        var instance = new SchemaInstance(JsonElement.Parse(schema.Generated.Span), new Random(7));
        var did = await _issuer.CreateDidAsync();
        var compiled = Compile(schema);

        // What fits a schema by chance need not keep the data model, nor the rules that no schema says.
        return Enumerable.Range(0, 20_000).Select(_ => instance.Make()).Where(json => compiled.Validate(StrictJson.Parse(json.GetRawText())).Count == 0)
            .Select(json => Named(JsonObject.Create(json)!, type, version, did))
            .First(json => new Credential(StrictJson.Parse(json.ToJsonString())) is var credential
                && CredentialShape.Check(credential).Count == 0 && UntpRules.Check(credential) is { Errors.Count: 0 });
    }

    private static JsonObject Named(JsonObject credential, string type, string version, string did)
    {
        credential["id"] = $"https://credentials.untp.example/{version}/{type}";
        credential["type"] = new JsonArray(type, "VerifiableCredential");
        credential["issuer"]!["id"] = did;
        credential["validFrom"] = "2026-01-01T00:00:00Z";
        foreach (var name in (string[])["validUntil", "credentialStatus", "renderMethod"])
        {
            credential.Remove(name);
        }

        return credential;
    }

    private static Untp.Core.Schemas.CredentialSchema Compile(PublishedDocument schema) => Untp.Core.Schemas.CredentialSchema.Compile(schema.Generated.Span).Value!;

    private async Task<JsonObject> VerifyAsync(string credential)
    {
        using var client = _verifier.RestClient();
        using var response = await client.PostAsJsonAsync("/v1/verifications", new { credential, at = "2026-02-01T00:00:00Z" });
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task<RunningService> StartAsync(string name, Microsoft.AspNetCore.Builder.WebApplication app)
    {
        var service = await RunningService.StartAsync(app, name);
        _services.Add(service);
        return service;
    }

    private sealed class NoNetwork : INetwork
    {
        public System.Collections.Concurrent.ConcurrentBag<string> Asked { get; } = [];

        public Task<IPAddress[]> FindAddressesAsync(string host, CancellationToken cancellationToken)
        {
            Asked.Add(host);
            throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound);
        }

        public Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.NetworkUnreachable);
    }
}
