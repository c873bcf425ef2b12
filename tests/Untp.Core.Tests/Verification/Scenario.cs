using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>A credential that is valid until something is changed: its members, its envelope, or what the sources answer.</summary>
internal sealed class Scenario
{
    public const string Issuer = "did:web:issuer.example";
    public const string Kid = Issuer + "#key-1";
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset KeyReadAt = Now.AddMinutes(-5);
    public static readonly DateTimeOffset StatusReadAt = Now.AddMinutes(-1);

    private static readonly Dictionary<KeyType, SigningKey> _keys = Enum.GetValues<KeyType>().ToDictionary(type => type, type => SigningKey.Create(type).Value!);
    private static readonly CredentialSchema _schema = CredentialSchema.Compile("""{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}"""u8).Value!;
    private readonly SigningKey _key;

    public Scenario(KeyType type = KeyType.Ed25519)
    {
        KeyType = type;
        _key = _keys[type];
        Header = new JsonObject { ["alg"] = JoseAlgorithm.Of(type), ["typ"] = "vc+jwt", ["cty"] = "vc", ["kid"] = Kid };
        Method = new JsonObject { ["id"] = "#key-1", ["type"] = "Multikey", ["controller"] = Issuer, ["publicKeyMultibase"] = Multikey.Encode(_key.VerificationKey) };
    }

    public KeyType KeyType { get; }

    public JsonObject Header { get; }

    public JsonObject Credential { get; } = JsonNode.Parse($$"""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://vocabulary.uncefact.org/untp/0.7.0/context/"],
          "type": ["DigitalIdentityAnchor", "VerifiableCredential"],
          "id": "https://issuer.example/credentials/1",
          "issuer": { "id": "{{Issuer}}", "name": "Issuer" },
          "validFrom": "2026-01-01T00:00:00Z",
          "validUntil": "2027-01-01T00:00:00Z",
          "name": "Anchor",
          "credentialSubject": { "id": "did:web:subject.example", "name": "Subject" }
        }
        """)!.AsObject();

    /// <summary>The one key of the issuer's DID document.</summary>
    public JsonObject Method { get; }

    public JsonArray AssertionMethods { get; } = ["#key-1"];

    /// <summary>Changes the payload's text before it is signed.</summary>
    public Func<string, string> Payload { get; set; } = text => text;

    public Func<string, string> HeaderBeforeSigning { get; set; } = text => text;

    public Func<string, string> HeaderAfterSigning { get; set; } = text => text;

    public Func<string, string> PayloadAfterSigning { get; set; } = text => text;

    public Action<byte[]> Signature { get; set; } = _ => { };

    /// <summary>Signs instead of the issuer's key; null for that.</summary>
    public Func<byte[], byte[]>? SignWith { get; set; }

    /// <summary>What the DID source answers; null for the document.</summary>
    public Lookup<DidDocument>? DidAnswer { get; set; }

    public Lookup<CredentialSchema> SchemaAnswer { get; set; } = Lookup<CredentialSchema>.Found(_schema, Now);

    /// <summary>The status list that the credential's entry leads to; null where it states no status.</summary>
    public StatusScenario? Status { get; private set; }

    /// <summary>What the status list source answers; null for the list.</summary>
    public Lookup<StatusListDocument>? StatusAnswer { get; set; }

    public Expectation Expectation { get; set; } = Expectation.None;

    public IReadOnlyList<string> TrustedIssuers { get; set; } = [];

    public VerificationPolicy Policy { get; set; } = VerificationPolicy.None;

    public DateTimeOffset? At { get; set; }

    public byte[] Sign()
    {
        var header = HeaderBeforeSigning(Header.ToJsonString());
        var payload = Payload(Credential.ToJsonString());
        var input = Encoding.ASCII.GetBytes($"{Encode(header)}.{Encode(payload)}");
        var signature = SignWith?.Invoke(input) ?? _key.Sign(input);
        Signature(signature);
        return Encoding.ASCII.GetBytes($"{Encode(HeaderAfterSigning(header))}.{Encode(PayloadAfterSigning(payload))}.{Base64Url.EncodeToString(signature)}");
    }

    public Lookup<DidDocument> ResolveDid()
    {
        var did = Did.Parse(Issuer).Value!;
        var document = new JsonObject { ["id"] = Issuer, ["verificationMethod"] = new JsonArray(Method.DeepClone()), ["assertionMethod"] = AssertionMethods.DeepClone() };
        return Lookup<DidDocument>.Found(Expect.Success(DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), did)), KeyReadAt);
    }

    /// <summary>Gives the credential a status that does not speak against it.</summary>
    public StatusScenario UseStatus(string purpose = "revocation")
    {
        Status = new StatusScenario(purpose);
        Credential["credentialStatus"] = Status.Entry;
        return Status;
    }

    public Lookup<StatusListDocument> FetchStatus() =>
        StatusAnswer ?? Lookup<StatusListDocument>.Found(
            new StatusListDocument(Status is null ? default : Status.Sign(data => _key.Sign(data), JoseAlgorithm.Of(KeyType)), "application/vc+jwt"),
            StatusReadAt);

    public VerificationPipeline Pipeline() =>
        new(new(new FakeDidSource(DidAnswer ?? ResolveDid()), new FakeSchemaSource(SchemaAnswer), new FakeStatusListSource(FetchStatus()), new PublishedContexts()), new VerificationOptions(), new FixedClock(Now));

    public VerificationRequest Request(ReadOnlyMemory<byte> jwt) => new(jwt) { TrustedIssuers = TrustedIssuers, Policy = Policy, At = At, Expect = Expectation };

    public async Task<VerificationReport> VerifyAsync() => Expect.Success(await Pipeline().VerifyAsync(Request(Sign()), CancellationToken.None));

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
