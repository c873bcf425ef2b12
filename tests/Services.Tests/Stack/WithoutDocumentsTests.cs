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
