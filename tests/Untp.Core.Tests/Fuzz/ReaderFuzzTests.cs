using System.Runtime.CompilerServices;
using System.Text;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Identifiers;
using Untp.Core.Identifiers.Gs1;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Issuance;
using Untp.Core.Keys;
using Untp.Core.Linksets;
using Untp.Core.Schemas;
using Untp.Core.Tests.Dids.Webvh;
using Untp.Core.Tests.Verification;
using Untp.Core.Trust;
using Untp.LinkedData.Json;
using Untp.Testing.Fuzzing;

namespace Untp.Core.Tests.Fuzz;

/// <summary>Every reader of what comes from outside answers any change of what it knows: a value or a problem, never an exception.</summary>
public sealed class ReaderFuzzTests
{
    private const string Did = "did:web:issuer.example";

    private static readonly string[] _words =
    [
        "id", "type", "controller", "verificationMethod", "assertionMethod", "service", "serviceEndpoint", "publicKeyMultibase", "publicKeyJwk", "kty", "crv", "x", "alsoKnownAs", "linkset", "anchor",
        "href", "hreflang", "rel", "title*", "versionId", "versionTime", "parameters", "state", "proof", "updateKeys", "nextKeyHashes", "witness", "threshold", "witnesses", "deactivated", "ttl", "method",
        "$ref", "$defs", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "#", "#/$defs/a", "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "properties", "patternProperties", "additionalProperties",
        "items", "prefixItems", "contains", "minContains", "unevaluatedProperties", "unevaluatedItems", "dependentSchemas", "dependentRequired", "propertyNames", "pattern", "format", "enum", "const",
        "minimum", "multipleOf", "maxLength", "uniqueItems", "required", "object", "string", "^a+$", "(a|b", "[", "date-time", "uri", "regex", "regexes", "namespace", "keyTypes", "issuer", "validFrom",
        "credentialSubject", "credentialStatus", "Multikey", "JsonWebKey", Did, Did + "#key-1", "https://issuer.example/", "urn:uuid:1", "2026-01-01T00:00:00Z", "", "a/b~", "\ud83d\ude00", "\u0000", "1", "-1",
    ];

    private readonly FuzzRun _run = new();
    private readonly AnyJson _json;

    public ReaderFuzzTests() => _json = new(_run.Random, _words);

    [Fact]
    public void Answers_AnyIdentifier() => Texts(20_000, text =>
    {
        _ = DigitalLinkReader.Read(text).IsSuccess | DigitalLinkReader.Read(text, DigitalLinkOptions.Liberal).IsSuccess | DigitalLinkReader.ReadCompressed(text).IsSuccess;
        _ = ElementStrings.Read(text).IsSuccess | EpcUrn.Read(text).IsSuccess;
        if (IdentifierCanonicalizer.Default.Read(text) is { IsSuccess: true } read)
        {
            // A canonical form is its own canonical form.
            Assert.Equal(read.Value.Uri, Expect.Success(IdentifierCanonicalizer.Default.Read(read.Value.Uri)).Uri);
        }
    },
    [
        "https://id.gs1.org/01/09506000134352/10/ABC%2F1/21/123?17=260131&linkType=gs1:pip#x", "https://id.gs1.org/AQnYUc1gmiCNV4JG", "(01)10614141123459(21)400(17)260131",
        "]d2011061414112345921400\u001D17260131", "urn:epc:id:sgtin:0614141.112345.400", "urn:gtr:abr.business.gov.au:90664869327", "urn:lei:506700GE1G29325QX363", "urn:gtr:www.bic-code.org:csqu305438-3",
        "uuid:0197B0E8-1F2E-7C00-8A9B-0123456789AB", "did:web:mill.example/batch/7#x",
    ]);

    [Fact]
    public void Answers_AnyDid() => Texts(20_000, text =>
    {
        _ = DidUrl.Parse(text).IsSuccess | DidUrlRequest.Parse(text).IsSuccess | DidVersion.At(text).IsSuccess | Multikey.Decode(text).IsSuccess;
        if (Core.Dids.Did.Parse(text) is { IsSuccess: true } did)
        {
            Assert.Equal(text, did.Value.Value);
            _ = DidWeb.ToUrl(did.Value).IsSuccess | DidKey.Resolve(did.Value).IsSuccess | DidJwk.Resolve(did.Value).IsSuccess | WebvhDid.Parse(did.Value).IsSuccess;
        }
    },
    [
        "did:web:issuer.example%3A8443:a:b", "did:web:issuer.example?versionTime=2026-01-01T00:00:00Z&service=x&relativeRef=%2Fa%2Fb#key-1", "did:web:issuer.example/a/b?versionId=1-Qm#x",
        "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5Dq9wCVH2N9T", "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5Dq9wCVH2N9T", "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169",
        "did:jwk:eyJrdHkiOiJPS1AiLCJjcnYiOiJFZDI1NTE5IiwieCI6IjExcVlBWUtDckZWU183VHlXUUhPZzdoY3ZQYXBpTWxyd0lhYVBjSFVSbyJ9", "did:webvh:QmT7BvVL7FABP1ZDQKB4LhBL8YL7qGh4kXUaGqHgvVzrA1:example.com%3A3000:a",
        "2026-01-01T00:00:00.5+01:00",
    ]);

    [Fact]
    public void Answers_AnyDidDocument() => Documents(4_000, bytes =>
    {
        _ = DidDocumentReader.Read(bytes, Expect.Success(Core.Dids.Did.Parse(Did))).IsSuccess;
        _ = AnchorPointers.Read(bytes).IsSuccess;
    },
    [
        $$"""
        {"@context":["https://www.w3.org/ns/did/v1"],"id":"{{Did}}","alsoKnownAs":["urn:lei:506700GE1G29325QX363"],"verificationMethod":[
        {"id":"#key-1","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5Dq9wCVH2N9T","expires":"2027-01-01T00:00:00Z"},
        {"id":"{{Did}}#key-2","type":"JsonWebKey","controller":"{{Did}}","publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"} }],
        "assertionMethod":["#key-1","{{Did}}#key-2",{"id":"#key-3","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ5Dq9wCVH2N9T"}],"authentication":["#key-1"],
        "service":[{"id":"#dia","type":["dia"],"serviceEndpoint":{"href":"https://issuer.example/dia.jwt"} },{"id":"#r","type":"IdentityResolver","serviceEndpoint":["https://resolver.example/01/09506000134352"]}]}
        """
    ]);

    [Fact]
    public void Answers_AnyLinkset() => Documents(4_000, bytes => _ = LinksetReader.Read(bytes).IsSuccess,
    [
        """
        {"linkset":[{"anchor":"did:web:mill.example","itemDescription":"Mill","untp:dia":[{"href":"https://a.example","hreflang":["zh-Hans"],"method":"POST","type":"application/vc+jwt","title*":[{"value":"Anker","language":"de"}]}],
        "https://untp.unece.org/vocabulary/linkType#dpp":{"href":"https://b","title":"B","rel":["untp:predecessor-version"],"public":true,"fwqs":"yes"},"gs1:pip":[]}]}
        """
    ]);

    [Fact]
    public void Answers_AnyHeaderField() => Texts(10_000, text => _ = Preferences.Read(text).Count + LinkHeader.Read(text).Problems.Count,
    [
        "<https://a.example/x>; rel=\"linkset untp:dpp\"; type=\"application/linkset+json\"; title*=UTF-8''%e2%82%ac, <b>; rel=up",
        "de-CH, en;q=0.5, *;q=0.1",
    ]);

    [Fact]
    public void Answers_AnyScheme() => Documents(2_000, bytes =>
    {
        if (IdentifierSchemeJson.Read(bytes) is { IsSuccess: true } scheme)
        {
            _ = SchemeRegister.Check(scheme.Value).Count;
        }
    },
    [
        """
        {"namespace":"mill","name":"Mills","operatorDid":"did:web:mills.example","mirrorsAuthoritativeRegister":"https://register.example/mills","resolverTemplate":"https://mills.example/id/{id}","keyTypes":[
        {"code":"m","title":"Mill","shortcode":"mill","type":"Identifier","regex":"[0-9]{4,6}","padTo":6,"checkDigit":"luhn","example":"0018","qualifiers":["lot"],"id":"https://mills.example/mill","urns":["urn:example:mill:"]},
        {"code":"lot","title":"Lot","type":"Qualifier","regex":"[A-Z]{1,3}","ignoresCase":true,"ignores":"-"}]}
        """
    ]);

    [Fact]
    public void Answers_AnySchema() => Documents(4_000, bytes =>
    {
        if (CredentialSchema.Compile(bytes) is { IsSuccess: true } schema)
        {
            _ = schema.Value.Validate(StrictJson.Parse(_json.Value(3)?.ToJsonString() ?? "null")).Count;
        }
    },
    [
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://issuer.example/schema","type":"object","required":["id"],"properties":{"id":{"type":"string","format":"uri","pattern":"^[a-z]+:"},
        "issuer":{"$ref":"#/$defs/a"},"n":{"minimum":0,"multipleOf":0.1},"list":{"type":"array","items":{"enum":["a",1,null]},"contains":{"const":1},"minContains":1,"uniqueItems":true}},
        "patternProperties":{"^x-":true},"additionalProperties":false,"unevaluatedProperties":{"type":"string","maxLength":5},"dependentRequired":{"a":["b"]},
        "if":{"properties":{"a":{"const":1}}},"then":{"not":{"required":["b"]}},"else":{"anyOf":[{"$ref":"#/$defs/a"},{"oneOf":[true,false]}]},"$defs":{"a":{"$anchor":"a","allOf":[{"$dynamicRef":"#d"},{"$dynamicAnchor":"d","type":["object","null"]}]}}}
        """
    ]);

    [Fact]
    public void Answers_AnyCredentialToBeIssued() => Documents(4_000, bytes =>
    {
        foreach (var securing in Securing.All)
        {
            _ = IssuanceRules.Read(bytes, JsonLimits.Default, securing).IsSuccess;
        }

        _ = AnchorCredential.Read(bytes, 65_536).IsSuccess;
    },
    [
        new Scenario().Credential.ToJsonString()
    ]);

    /// <summary>Logs of any form, of which no entry may come in that is not what was signed.</summary>
    [Fact]
    public void Answers_AnyWebvhLog()
    {
        using var forge = new LogForge();
        var witness = $$"""{"witness":{"threshold":1,"witnesses":[{"id":"{{LogForge.DidKeyOf(forge.Other)}}"}]} }""";
        var log = forge.Begin(witness).Add().Add("""{"ttl":0,"watchers":["https://watcher.example"]}""");
        var (did, lines) = (LogForge.Parse(forge.Did), forge.Lines.ToArray());
        var versions = log.Replay().Versions;
        var ids = versions.Select(version => version.VersionId).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(3, ids.Count);
        var approved = versions[2].VersionId;
        var proofs = $$"""[{"versionId":"{{approved}}","proof":[{{Expect.Success(WebvhWriter.Approve(approved, forge.Other, LogForge.Start)).GetRawText()}}]}]""";
        Expect.Success(log.Replay().Resolve(DidVersion.Latest, Encoding.UTF8.GetBytes(proofs)));

        _run.Repeat(1_000, Change, bytes =>
        {
            var replayed = WebvhLog.Replay(did, bytes, LogForge.Now);
            Assert.All(replayed.Versions, version => Assert.Contains(version.VersionId, ids));
            Assert.True(replayed.Problems.Count > 0 || replayed.Versions.Count > 0);
            _ = replayed.Resolve(DidVersion.Latest, Encoding.UTF8.GetBytes(proofs)).IsSuccess;
            _ = log.Replay().Resolve(DidVersion.Latest, _run.Random.Next(2) == 0 ? _run.Change(proofs) : _json.Change(proofs)).IsSuccess;
        });

        byte[] Change()
        {
            var at = _run.Random.Next(lines.Length);
            var line = _run.Random.Next(3) == 0 ? Encoding.UTF8.GetString(_run.Change(lines[at])) : Encoding.UTF8.GetString(_json.Change(lines[at]));
            return Encoding.UTF8.GetBytes(string.Concat(lines.Select((other, i) => (i == at ? line : other) + "\n")));
        }
    }

    private void Texts(int times, Action<string> read, string[] samples, [CallerMemberName] string test = "") =>
        _run.Repeat(times, () => _run.Random.Next(8) == 0 ? _run.AnyBytes() : _run.Change(samples), bytes => read(Encoding.UTF8.GetString(bytes)), test);

    /// <summary>Changed as JSON and as bytes.</summary>
    private void Documents(int times, Action<byte[]> read, string[] samples, [CallerMemberName] string test = "")
    {
        Assert.All(samples, sample => read(Encoding.UTF8.GetBytes(sample)));
        _run.Repeat(times, () => _run.Random.Next(4) == 0 ? _run.Change(samples) : _json.Change(samples[_run.Random.Next(samples.Length)]), read, test);
    }
}
