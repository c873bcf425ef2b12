using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.Bench;

/// <summary>What is measured: the rows of the budget, in its order.</summary>
internal sealed class OperationSet
{
    private readonly Documents _documents = Documents.Read();
    private readonly IReadOnlyList<(string Text, RdfcHash Hash)> _suite = SuiteDatasets.Read();
    private readonly Dictionary<string, byte[]> _quads;
    private readonly EmbeddedProofs _rdfc;
    private readonly EmbeddedProofs _jcs;
    private readonly Tokens _eddsa;
    private readonly Tokens _es256;
    private readonly byte[] _schema = File.ReadAllBytes(Path.Combine(Load.Repository.Shared, "documents/untp/0.7.0/schema/dcc.json"));

    public OperationSet(Settings settings)
    {
        var processor = new JsonLdProcessor(_documents);
        var (ed25519, p256) = (Issuers.Create(KeyType.Ed25519, settings.Issuers), Issuers.Create(KeyType.P256, settings.Issuers));
        _quads = _documents.All.ToDictionary(document => document.Name, document => NQuadsWriter.Write(processor.ToRdf(document.Bytes).Value!));
        _rdfc = new("eddsa-rdfc-2022", _documents, _documents.Dcc, ed25519, settings.Credentials);
        _jcs = new("eddsa-jcs-2022", _documents, _documents.Dcc, ed25519, settings.Credentials);
        _eddsa = new(_documents.Dcc, ed25519, settings.Credentials);
        _es256 = new(_documents.Dcc, p256, settings.Credentials);
        var anchors = new Tokens(_documents.Dia, ed25519, settings.Credentials);
        var suite = _suite.Select(item => (Bytes: Encoding.UTF8.GetBytes(item.Text), Options: new RdfcOptions { Hash = item.Hash })).ToList();
        var schema = CredentialSchema.Compile(_schema).Value!;
        Operations =
        [
            new("1", "verify vc+jwt EdDSA, DCC, without schema / bare libsodium", ">= 0.75", _eddsa.Verify) { Reference = _eddsa.VerifyBare },
            new("1", "verify vc+jwt EdDSA, DIA, without schema / bare libsodium", ">= 0.85", anchors.Verify) { Reference = anchors.VerifyBare },
            new("2", "verify vc+jwt ES256, DCC, without schema / bare ECDsa", ">= 0.80", _es256.Verify) { Reference = _es256.VerifyBare },
            new("1", "verify vc+jwt EdDSA, DCC / jose, signature only", "", _eddsa.Verify) { Peer = "vc-jwt-eddsa" },
            new("2", "verify vc+jwt ES256, DCC / jose, signature only", "", _es256.Verify) { Peer = "vc-jwt-es256" },
            new("3", "verify eddsa-rdfc-2022, DCC / @digitalbazaar/vc", "< 800 µs", _rdfc.Verify) { Peer = "eddsa-rdfc-2022" },
            new("4", "verify eddsa-jcs-2022, DCC / @digitalbazaar/vc", ">= 6", _jcs.Verify) { Peer = "eddsa-jcs-2022" },
            .. _documents.All.Select(document => new Operation(
                "5", $"JSON-LD expand, {document.Name} / jsonld.js", document.Name == "DCC" ? ">= 1000" : "", () => processor.Expand(document.Bytes).IsSuccess) { Peer = $"expand-{document.Name}" }),
            .. _documents.All.Select(document => new Operation(
                "5", $"bytes to canonical N-Quads, {document.Name} / jsonld.js", "", () => processor.Canonicalize(document.Bytes).IsSuccess) { Peer = $"canonize-{document.Name}" }),
            new("6", $"RDFC-1.0, {suite.Count} suite cases / rdf-canonize", ">= 5", () => suite.TrueForAll(item => Canonicalize(item.Bytes, item.Options))) { Peer = "rdfc-suite" },
            .. _documents.All.Select(document => new Operation(
                "6", $"RDFC-1.0, {document.Name} / rdf-canonize", ">= 5", () => Canonicalize(_quads[document.Name], null)) { Peer = $"rdfc-{document.Name}" }),
            new("7", "JSON Schema, DCC, bytes to verdict / ajv", ">= 2", () => schema.Validate(StrictJsonReader.Read(_documents.Dcc).Value).Count == 0) { Peer = "schema" },
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Starts the peers on the same bytes.</summary>
    public PeerProcess StartPeers()
    {
        var folder = Directory.CreateTempSubdirectory("untp-bench-").FullName;
        try
        {
            return PeerProcess.Start(folder, new JsonObject
            {
                ["documents"] = new JsonObject(_documents.All.Select(document => KeyValuePair.Create(document.Name, (JsonNode?)Encoding.UTF8.GetString(document.Bytes)))),
                ["contexts"] = _documents.ContextTexts.DeepClone(),
                ["quads"] = new JsonObject(_quads.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Encoding.UTF8.GetString(entry.Value)))),
                ["suite"] = new JsonArray([.. _suite.Select(item => new JsonObject { ["text"] = item.Text, ["hash"] = item.Hash == RdfcHash.Sha384 ? "SHA-384" : "SHA-256" })]),
                ["rdfcCredentials"] = Texts(_rdfc),
                ["jcsCredentials"] = Texts(_jcs),
                ["eddsaJwts"] = _eddsa.ToJson(),
                ["es256Jwts"] = _es256.ToJson(),
                ["schema"] = JsonNode.Parse(_schema),
            });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static JsonArray Texts(EmbeddedProofs credentials) => [.. credentials.Secured.Select(bytes => Encoding.UTF8.GetString(bytes))];

    private static bool Canonicalize(byte[] nquads, RdfcOptions? options) => Rdfc10.Canonicalize(nquads, options).IsSuccess;
}
