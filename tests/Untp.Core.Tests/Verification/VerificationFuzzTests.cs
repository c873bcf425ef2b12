using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Core.Tests.Proofs.DataIntegrity;
using Untp.Core.Verification;
using Untp.Core.Verification.Presentations;
using Untp.LinkedData.Json;
using Untp.Testing.Fuzzing;

namespace Untp.Core.Tests.Verification;

/// <summary>Whatever arrives to be verified ends in a report or in problems, and is valid only where it says what was signed.</summary>
public sealed class VerificationFuzzTests : IDisposable
{
    private static readonly string[] _words =
    [
        "@context", "@id", "@type", "@graph", "@value", "id", "type", "issuer", "holder", "name", "credentialSubject", "validFrom", "validUntil", "credentialStatus", "credentialSchema",
        "relatedResource", "evidence", "proof", "cryptosuite", "created", "expires", "proofPurpose", "proofValue", "verificationMethod", "previousProof", "domain", "challenge",
        "verifiableCredential", "iss", "sub", "nbf", "exp", "iat", "aud", "nonce", "vc", "vp", "statusListIndex", "statusListCredential", "statusPurpose", "", "x", "a/b~",
        "https://www.w3.org/ns/credentials/v2", "https://www.w3.org/2018/credentials/v1", "VerifiableCredential", "VerifiablePresentation", "EnvelopedVerifiableCredential",
        "DataIntegrityProof", "Ed25519Signature2020", "eddsa-jcs-2022", "ecdsa-rdfc-2019", "revocation", "did:web:issuer.example", "did:web:issuer.example#key-1", "2026-01-01T00:00:00Z",
        "2026-13-01", "data:application/vc+jwt,a.b.c", "urn:uuid:1", "_:b0", "\ud83d\ude00", "\u0000",
    ];

    private readonly FuzzRun _run = new();
    private readonly AnyJson _json;
    private readonly VerificationPipeline _pipeline = KeyParty.Pipeline();
    private readonly KeyParty _issuer = new();
    private readonly KeyParty _holder = new();

    public VerificationFuzzTests() => _json = new(_run.Random, _words);

    public void Dispose()
    {
        _issuer.Dispose();
        _holder.Dispose();
    }

    [Fact]
    public void Answers_AnyBytes() => _run.Repeat(2_000, () => _run.Random.Next(2) == 0 ? _run.AnyBytes() : Encoding.UTF8.GetBytes(_json.Value(5)?.ToJsonString() ?? "null"), bytes =>
    {
        Assert.NotEqual(Outcome.Valid, Verify(bytes)?.Outcome);
        Assert.False(Present(bytes) is { Outcome: Outcome.Valid, Credentials.Count: > 0 });
    });

    [NeedsTheory(Part.Shared)]
    [InlineData("jwt")]
    [InlineData("envelope")]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    [InlineData("ecdsa-rdfc-2019")]
    [InlineData("ecdsa-jcs-2019")]
    public void Judges_ChangedCredentials(string form)
    {
        using var party = new KeyParty(form.StartsWith("ecdsa", StringComparison.Ordinal) ? KeyType.P256 : KeyType.Ed25519);
        var signed = form switch
        {
            "jwt" => party.SignCredential(party.Credential()),
            "envelope" => Envelope("vc", party.SignCredential(party.Credential())),
            _ => KeyParty.Bytes(party.Prove(party.Credential(), form)),
        };
        var meaning = Meaning(signed, form);
        Assert.Equal(Outcome.Valid, Verify(signed)!.Outcome);
        var answered = 0;
        _run.Repeat(1_000, () => Change(signed), bytes =>
        {
            if (Verify(bytes) is { } report)
            {
                answered++;
                Assert.True(report.Outcome != Outcome.Valid || Meaning(bytes, form) == meaning, Encoding.UTF8.GetString(bytes));
            }
        }, $"{nameof(Judges_ChangedCredentials)} {form}");
        Assert.NotEqual(0, answered);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("jwt")]
    [InlineData("envelope")]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    [InlineData("unsigned")]
    public void Judges_ChangedPresentations(string form)
    {
        var jwt = _issuer.SignCredential(_issuer.Credential());
        var presentation = _holder.Presentation(JsonNode.Parse(Envelope("vc", jwt))!, _issuer.Prove(_issuer.Credential(), "eddsa-jcs-2022"));
        var signed = form switch
        {
            "jwt" => _holder.SignPresentation(presentation),
            "envelope" => Envelope("vp", _holder.SignPresentation(presentation)),
            "unsigned" => KeyParty.Bytes(presentation),
            _ => KeyParty.Bytes(_holder.Prove(presentation, form, "authentication")),
        };
        var credentials = new HashSet<string>(StringComparer.Ordinal) { Encoding.ASCII.GetString(jwt), ProvenMeaning(presentation["verifiableCredential"]![1]!.DeepClone(), "jcs") };
        var meaning = Meaning(signed, form);
        Assert.Equal(Outcome.Valid, Present(signed)!.Outcome);
        var answered = 0;
        _run.Repeat(500, () => Change(signed), bytes =>
        {
            if (Present(bytes) is { } report)
            {
                answered++;
                Assert.True(report.Outcome != Outcome.Valid || HoldsOnly(bytes, credentials) || Meaning(bytes, form) == meaning, Encoding.UTF8.GetString(bytes));
            }
        }, $"{nameof(Judges_ChangedPresentations)} {form}");
        Assert.NotEqual(0, answered);
    }

    /// <summary>Its own key lets an issuer sign anything: no check, nor the summary, may throw at what it says.</summary>
    [Fact]
    public void Answers_AnythingThatIsSigned()
    {
        var scenario = new Scenario();
        scenario.UseStatus();
        var (header, credential) = (scenario.Header.ToJsonString(), scenario.Credential.ToJsonString());
        var pipeline = scenario.Pipeline();
        var outcomes = new HashSet<Outcome>();
        _run.Repeat(2_000, Sign, bytes =>
        {
            if (Of(pipeline.VerifyAsync(scenario.Request(bytes) with { Summarize = true }, CancellationToken.None)).Value is { } report)
            {
                AssertExplained(report.Checks);
                outcomes.Add(report.Outcome);
            }
        });
        Assert.Contains(Outcome.Invalid, outcomes);
        Assert.Contains(Outcome.Valid, outcomes);

        byte[] Sign()
        {
            scenario.HeaderBeforeSigning = _run.Random.Next(8) == 0 ? _ => _json.Change(JsonNode.Parse(header)!).ToJsonString() : text => text;
            scenario.Payload = _run.Random.Next(8) == 0 ? _ => Encoding.UTF8.GetString(_run.Change(credential)) : _ => _json.Change(JsonNode.Parse(credential)!).ToJsonString();
            return scenario.Sign();
        }
    }

    /// <summary>A status list is another's document: where it is not what was signed, the status stays open or fails.</summary>
    [Fact]
    public void Answers_AnyStatusList()
    {
        var scenario = new Scenario();
        var status = scenario.UseStatus();
        var (original, list) = (scenario.FetchStatus().Value!.Content.ToArray(), status.List.ToJsonString());
        var token = scenario.Sign();
        var (isSigned, outcomes) = (true, new HashSet<Outcome>());
        _run.Repeat(2_000, Serve, bytes =>
        {
            scenario.StatusAnswer = Lookup<StatusListDocument>.Found(new(bytes, "application/vc+jwt"), Scenario.StatusReadAt);
            var report = Expect.Success(Of(scenario.Pipeline().VerifyAsync(scenario.Request(token), CancellationToken.None)));
            AssertExplained(report.Checks);
            Assert.True(report.Outcome != Outcome.Valid || isSigned || bytes.AsSpan().Trim(" \t\r\n"u8).SequenceEqual(original));
            outcomes.Add(report.Outcome);
        });
        Assert.Contains(Outcome.Invalid, outcomes);
        Assert.Contains(Outcome.Valid, outcomes);

        byte[] Serve()
        {
            isSigned = _run.Random.Next(2) == 0;
            if (!isSigned)
            {
                return _run.Change([original]);
            }

            scenario.StatusAnswer = null;
            status.Payload = _ => _json.Change(JsonNode.Parse(list)!).ToJsonString();
            return scenario.FetchStatus().Value!.Content.ToArray();
        }
    }

    private byte[] Change(byte[] signed) => signed[0] == '{' && _run.Random.Next(4) > 0 ? _json.Change(Encoding.UTF8.GetString(signed)) : _run.Change([signed]);

    private VerificationReport? Verify(byte[] bytes)
    {
        var report = Of(_pipeline.VerifyAsync(new VerificationRequest(bytes) { Scope = VerificationScope.DataModel, Summarize = true }, CancellationToken.None));
        AssertExplained(report.Value?.Checks ?? []);
        Assert.True(report.IsSuccess || report.Problems.Count > 0);
        return report.Value;
    }

    private PresentationReport? Present(byte[] bytes)
    {
        var request = new PresentationRequest(bytes) { OfCredentials = new(default(ReadOnlyMemory<byte>)) { Scope = VerificationScope.DataModel } };
        var report = Of(new PresentationPipeline(_pipeline, new VerificationOptions(), new FixedClock(Scenario.Now)).VerifyAsync(request, CancellationToken.None));
        AssertExplained(report.Value?.Checks ?? []);
        Assert.True(report.IsSuccess || report.Problems.Count > 0);
        return report.Value;
    }

    /// <summary>Every source answers at once, so nothing waits.</summary>
    private static T Of<T>(ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    private static void AssertExplained(IReadOnlyList<CheckResult> checks) =>
        Assert.All(checks, check => Assert.Equal(check.Finding.Outcome is CheckOutcome.Failed or CheckOutcome.Inconclusive, check.Finding.Problems.Count > 0));

    /// <summary>What was signed: a token as it is, of an envelope the token, else the document without its proof.</summary>
    private static string Meaning(byte[] bytes, string form) => form switch
    {
        "jwt" or "unsigned" => Encoding.UTF8.GetString(bytes),
        "envelope" => TokenOf(JsonNode.Parse(bytes)!),
        _ => ProvenMeaning(JsonNode.Parse(bytes)!, form),
    };

    private static string TokenOf(JsonNode envelope) => (envelope["id"] is JsonValue id ? id.ToString() : "").Split(',').Last();

    /// <summary>The suites over JSON sign the contexts that the proof names: others may follow in the document (Data Integrity EdDSA Cryptosuites 1.0, 3.3.2).</summary>
    private static string ProvenMeaning(JsonNode document, string suite)
    {
        if (suite.Contains("jcs", StringComparison.Ordinal) && (document["proof"] is JsonArray { Count: > 0 } proofs ? proofs[0] : document["proof"]) is JsonObject proof && proof["@context"] is { } signed)
        {
            document["@context"] = signed.DeepClone();
        }

        return DataIntegrityFuzzTests.Meaning(StrictJson.Parse(document.ToJsonString()), suite);
    }

    /// <summary>True where an unsigned presentation holds no other credentials than those that were signed.</summary>
    private static bool HoldsOnly(byte[] presentation, HashSet<string> credentials)
    {
        if (!presentation.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8) || JsonNode.Parse(presentation)!.AsObject() is not { } json || json["proof"] is not null)
        {
            return false;
        }

        var held = json["verifiableCredential"] is JsonArray list ? list.ToArray() : [json["verifiableCredential"]];
        return Array.TrueForAll(held, credential => credential is null || (credential is JsonObject && (credentials.Contains(TokenOf(credential)) || credentials.Contains(ProvenMeaning(credential, "jcs")))));
    }

    private static byte[] Envelope(string kind, byte[] token) => KeyParty.Bytes(new JsonObject
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2"),
        ["type"] = kind == "vc" ? "EnvelopedVerifiableCredential" : "EnvelopedVerifiablePresentation",
        ["id"] = $"data:application/{kind}+jwt,{Encoding.ASCII.GetString(token)}",
    });
}
