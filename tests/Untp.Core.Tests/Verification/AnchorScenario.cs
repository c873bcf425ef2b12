using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Core.Trust;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>A valid credential whose issuer is on no list, and the anchor of a register that the policy trusts, until something is changed.</summary>
internal sealed class AnchorScenario
{
    public const string Register = "did:web:register.example";
    public const string Url = "https://issuer.example/dia.jwt";
    public const string ListUrl = "https://register.example/status/1";
    public const string Scope = "https://register.example/scope/mill";

    private static readonly SigningKey _key = SigningKey.Create(KeyType.Ed25519).Value!;

    public AnchorScenario() => Source = new FakeAnchorSource(Find);

    /// <summary>What is verified, and the policy.</summary>
    public Scenario Credential { get; } = new() { Policy = new VerificationPolicy { TrustedAnchors = [Trust(Register)] } };

    public JsonObject Anchor { get; } = JsonNode.Parse($$"""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://vocabulary.uncefact.org/untp/0.7.0/context/"],
          "type": ["DigitalIdentityAnchor", "VerifiableCredential"],
          "id": "https://register.example/anchors/1",
          "issuer": { "id": "{{Register}}", "name": "Register" },
          "validFrom": "2026-01-01T00:00:00Z",
          "validUntil": "2027-01-01T00:00:00Z",
          "name": "Anchor",
          "credentialSubject": {
            "type": ["RegisteredIdentity"], "id": "{{Scenario.Issuer}}", "registeredName": "Mill Ltd", "registeredId": "90664869327",
            "idScheme": { "id": "https://register.example/ids", "name": "Ids" }, "registerType": "business", "registrationScope": ["https://register.example/scope/other", "{{Scope}}"]
          }
        }
        """)!.AsObject();

    public JsonObject Subject => Anchor["credentialSubject"]!.AsObject();

    public JsonObject Header { get; } = new() { ["alg"] = "EdDSA", ["typ"] = "vc+jwt", ["kid"] = Register + "#key-1" };

    /// <summary>Changes the anchor as it is served.</summary>
    public Func<string, string> Served { get; set; } = jwt => jwt;

    /// <summary>Further credentials that are found before it.</summary>
    public List<AnchorCandidate> Before { get; } = [];

    public List<DiscoveryGap> Gaps { get; } = [];

    public List<string> AlsoKnownAs { get; } = ["https://register.example/ids/90664869327"];

    public bool IsPublished { get; set; } = true;

    /// <summary>What the source of anchors answers; null for what there is.</summary>
    public Lookup<DiscoveredAnchors>? Answer { get; set; }

    /// <summary>What resolving the register's DID answers; null for its document.</summary>
    public Lookup<DidDocument>? RegisterAnswer { get; set; }

    /// <summary>What fetching the anchor's status list answers; null for the list.</summary>
    public Lookup<StatusListDocument>? ListAnswer { get; set; }

    public StatusScenario? Status { get; private set; }

    public FakeAnchorSource Source { get; }

    public static TrustedAnchor Trust(string did, string[]? types = null, string[]? scopes = null) => new(did, (types ?? []).ToHashSet(), (scopes ?? []).ToHashSet());

    public StatusScenario UseStatus()
    {
        Status = new StatusScenario();
        Status.List["issuer"] = Register;
        Status.Header["kid"] = Register + "#key-1";
        Status.Entry["statusListCredential"] = ListUrl;
        Anchor["credentialStatus"] = Status.Entry;
        return Status;
    }

    public AnchorCandidate Candidate() => new(Url, Scenario.Issuer, Encoding.ASCII.GetBytes(Served(Sign())));

    public async Task<VerificationReport> VerifyAsync()
    {
        var dids = new DidDirectory
        {
            [Scenario.Issuer] = Credential.DidAnswer ?? Credential.ResolveDid(),
            [Register] = RegisterAnswer ?? DidDirectory.Document(Register, _key),
        };
        var lists = new StatusDirectory(url => url == ListUrl
            ? ListAnswer ?? Lookup<StatusListDocument>.Found(new StatusListDocument(Status!.Sign(data => _key.Sign(data), "EdDSA"), "application/vc+jwt"), Scenario.StatusReadAt)
            : Credential.FetchStatus());
        var pipeline = new VerificationPipeline(new(dids, new FakeSchemaSource(Credential.SchemaAnswer), lists, new PublishedContexts(), Source), new VerificationOptions(), new FixedClock(Scenario.Now));
        return Expect.Success(await pipeline.VerifyAsync(Credential.Request(Credential.Sign()), CancellationToken.None));
    }

    private Lookup<DiscoveredAnchors> Find() => Answer ?? Lookup<DiscoveredAnchors>.Found(new DiscoveredAnchors([.. Before, .. IsPublished ? [Candidate()] : Array.Empty<AnchorCandidate>()], Gaps, AlsoKnownAs), Scenario.Now);

    private string Sign()
    {
        var input = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Header.ToJsonString()))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(Anchor.ToJsonString()))}";
        return $"{input}.{Base64Url.EncodeToString(_key.Sign(Encoding.ASCII.GetBytes(input)))}";
    }
}
