using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Contexts;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Core.Proofs.Jose;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Verification;

/// <summary>Somebody with a did:key of one type, who signs credentials and presentations in every way.</summary>
internal sealed class KeyParty : IDisposable
{
    private readonly SigningKey _key;

    public KeyParty(KeyType type = KeyType.Ed25519)
    {
        _key = SigningKey.Create(type).Value!;
        Did = DidKey.From(_key.VerificationKey);
    }

    public Did Did { get; }

    public string Method => DidKey.VerificationMethodOf(Did);

    /// <summary>A credential that any verifier takes, of this issuer.</summary>
    public JsonObject Credential() => JsonNode.Parse($$"""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"],
          "type": ["VerifiableCredential", "AlumniCredential"],
          "id": "https://issuer.example/credentials/1",
          "issuer": "{{Did}}",
          "validFrom": "2026-01-01T00:00:00Z",
          "credentialSubject": { "id": "did:web:subject.example", "alumniOf": "A school" }
        }
        """)!.AsObject();

    public JsonObject Presentation(params JsonNode[] credentials) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2", "https://www.w3.org/ns/credentials/examples/v2"),
        ["type"] = new JsonArray("VerifiablePresentation"),
        ["holder"] = Did.Value,
        ["verifiableCredential"] = new JsonArray([.. credentials.Select(credential => credential.DeepClone())]),
    };

    /// <summary>The document with a proof of a suite.</summary>
    public JsonObject Prove(JsonObject document, string suite, string purpose = "assertionMethod", Func<ProofOptions, ProofOptions>? change = null)
    {
        var options = new ProofOptions(suite, Method, purpose, Scenario.Now.AddDays(-1));
        var loader = new ContextLoader(new PublishedContexts(), TimeProvider.System);
        var integrity = new DataIntegrity(loader.Processor);
        var json = StrictJson.Parse(document.ToJsonString());
        StrictJson secured = default;
        var problems = loader.RunAsync(
            [json],
            () =>
            {
                var made = integrity.AddProof(json, change?.Invoke(options) ?? options, _key);
                secured = made.Value;
                return made.Problems;
            },
            CancellationToken.None).AsTask().GetAwaiter().GetResult();
        Assert.True(problems.Count == 0, string.Join("; ", problems.Select(problem => $"{problem.Code} {problem.Pointer} {problem.Message}")));
        return JsonNode.Parse(secured.GetRawText())!.AsObject();
    }

    public byte[] SignCredential(JsonObject credential) => VcJwt.Sign(Bytes(credential), Method, _key);

    public byte[] SignPresentation(JsonObject presentation) => VpJwt.Sign(Bytes(presentation), Method, _key);

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    public static VerificationPipeline Pipeline(IContextDocuments? contexts = null, IDidSource? dids = null) => new(
        new(dids ?? new DidKeyDirectory(), new FakeSchemaSource(new Scenario().SchemaAnswer), new FakeStatusListSource(new Scenario().FetchStatus()), contexts ?? new PublishedContexts()),
        new VerificationOptions(),
        new FixedClock(Scenario.Now));

    public static async Task<VerificationReport> VerifyAsync(byte[] credential, VerificationScope scope = VerificationScope.DataModel, IContextDocuments? contexts = null) =>
        Expect.Success(await Pipeline(contexts).VerifyAsync(new VerificationRequest(credential) { Scope = scope }, CancellationToken.None));

    public static async Task<PresentationReport> VerifyPresentationAsync(byte[] presentation, string? challenge = null, string? domain = null)
    {
        var request = new PresentationRequest(presentation)
        {
            Challenge = challenge,
            Domain = domain,
            OfCredentials = new VerificationRequest(default(ReadOnlyMemory<byte>)) { Scope = VerificationScope.DataModel },
        };
        return Expect.Success(await new PresentationPipeline(Pipeline(), new VerificationOptions(), new FixedClock(Scenario.Now)).VerifyAsync(request, CancellationToken.None));
    }

    public void Dispose() => _key.Dispose();
}
