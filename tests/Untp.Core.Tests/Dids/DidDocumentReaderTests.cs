using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidDocumentReaderTests
{
    private const string Text = "did:web:example.com";
    private const string Multibase = "z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL";
    private static readonly Did _did = Did.Parse(Text).Value!;

    [Theory]
    [InlineData("#key-1", "#key-1")]
    [InlineData("#key-1", Text + "#key-1")]
    [InlineData(Text + "#key-1", "#key-1")]
    [InlineData(Text + "#key-1", Text + "#key-1")]
    public void Reads_RelativeAndAbsoluteIds(string id, string reference)
    {
        var document = Expect.Success(Read(Document([Method(id)], [reference])));

        Assert.Equal(_did, document.Id);
        var method = document.VerificationMethods[Text + "#key-1"];
        Assert.Equal((Text + "#key-1", Text), (method.Id, method.Controller));
        Assert.Equal(32, Expect.Success(method.Key).Encoded.Length);
        Assert.Equal([Text + "#key-1"], document.AssertionMethods);
    }

    [Theory]
    [InlineData("/keys/1", Text + "/keys/1")]
    [InlineData("?key=1", Text + "?key=1")]
    [InlineData("#key-1", Text + "#key-1")]
    [InlineData("did:web:other.example#key-1", "did:web:other.example#key-1")]
    public void Completes_RelativeDidUrls(string id, string absolute) =>
        Assert.Equal([absolute], Expect.Success(Read(Document([Method(id)], [id]))).AssertionMethods);

    [Theory]
    [InlineData("Ed25519VerificationKey2018", "AywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtwmxH", null)]
    [InlineData("Ed25519VerificationKey2020", "AywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtwmxH", "KEY_SYNTAX")]
    [InlineData("Ed25519VerificationKey2018", "AywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtw", "KEY_SYNTAX")]
    [InlineData("Ed25519VerificationKey2018", "0ywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtwmxH", "KEY_SYNTAX")]
    [InlineData("Ed25519VerificationKey2018", "", "KEY_SYNTAX")]
    [InlineData("X25519KeyAgreementKey2019", "trJuKT83nv2FruwDkmMD5945R1syU5sCDiLm4kr2mTj", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("Multikey", "AywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtwmxH", "KEY_SYNTAX")]
    public void Reads_KeysInBase58OfTheTypesThatSayWhatTheyAre(string type, string base58, string? code)
    {
        var method = Method("#key-1");
        method.Remove("publicKeyMultibase");
        method["type"] = type;
        method["publicKeyBase58"] = base58;
        var key = Expect.Success(Read(Document([method], ["#key-1"]))).VerificationMethods[Text + "#key-1"].Key;

        Assert.Equal(code, key.IsSuccess ? null : key.Problems[0].Code.Id);
    }

    [Fact]
    public void Reads_ADocumentWithoutKeys()
    {
        var document = Expect.Success(Read(new JsonObject { ["id"] = Text }));

        Assert.Empty(document.VerificationMethods);
        Assert.Empty(document.AssertionMethods);
        Assert.Empty(document.Services);
    }

    [Fact]
    public void Reads_AnEmbeddedAssertionMethod()
    {
        var document = Expect.Success(Read(Document([], [Method("#key-2")])));

        Assert.Equal([Text + "#key-2"], document.AssertionMethods);
        Assert.True(document.VerificationMethods[Text + "#key-2"].Key.IsSuccess);
    }

    [Fact]
    public void Authorizes_AKeyThatIsWrittenOutTwice()
    {
        var document = Expect.Success(Read(Document([Method("#key-1")], [Method(Text + "#key-1")])));

        Assert.Equal([Text + "#key-1"], document.AssertionMethods);
        Assert.Single(document.VerificationMethods);
    }

    [Fact]
    public void Authorizes_NoEmbeddedKeyUnderANameThatIsTaken()
    {
        var document = Expect.Success(Read(Document([Method("#key-1")], [Method("#key-1", controller: "did:web:other.example")])));

        Assert.Empty(document.AssertionMethods);
        Assert.Equal(Text, document.VerificationMethods[Text + "#key-1"].Controller);
    }

    [Fact]
    public void Authorizes_NothingForOtherRelationships()
    {
        var json = Document([Method("#key-1")], []);
        json["authentication"] = new JsonArray("#key-1");
        json["assertionMethods"] = new JsonArray("#key-1");
        json["keyAgreement"] = new JsonArray(Method("#key-2"));

        var document = Expect.Success(Read(json));
        Assert.Empty(document.AssertionMethods);
        Assert.Single(document.VerificationMethods);
    }

    // RFC 8037, appendix A.2.
    [Theory]
    [InlineData("Multikey", "publicKeyMultibase", null)]
    [InlineData("Ed25519VerificationKey2020", "publicKeyMultibase", null)]
    [InlineData("JsonWebKey", "publicKeyMultibase", "KEY_SYNTAX")]
    [InlineData("JsonWebKey2020", "publicKeyMultibase", "KEY_SYNTAX")]
    [InlineData("JsonWebKey", "publicKeyJwk", null)]
    [InlineData("JsonWebKey2020", "publicKeyJwk", null)]
    [InlineData("Multikey", "publicKeyJwk", "KEY_SYNTAX")]
    [InlineData("Ed25519VerificationKey2020", "publicKeyJwk", "KEY_SYNTAX")]
    [InlineData("SomeOtherKey", "publicKeyJwk", null)]
    public void Reads_KeysInTheFormOfTheirType(string type, string representation, string? code)
    {
        var method = Method("#key-1");
        method.Remove("publicKeyMultibase");
        method["type"] = type;
        method[representation] = representation == "publicKeyJwk"
            ? JsonNode.Parse("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""")
            : Multibase;
        var key = Expect.Success(Read(Document([method], ["#key-1"]))).VerificationMethods[Text + "#key-1"].Key;

        Assert.Equal(code, key.IsSuccess ? null : key.Problems[0].Code.Id);
    }

    [Fact]
    public void Reads_WhichKeysAuthenticate()
    {
        var json = Document([Method("#key-1")], ["#key-1"]);
        json["authentication"] = new JsonArray("#key-1", Method("#key-2"));
        var document = Expect.Success(Read(json));

        Assert.Equal([Text + "#key-1", Text + "#key-2"], document.Authentications.Order(StringComparer.Ordinal));
        Assert.Equal([Text + "#key-1"], document.AssertionMethods);
        Assert.Equal(2, document.VerificationMethods.Count);
    }

    [Fact]
    public void Keeps_TheControllerAsWritten() =>
        Assert.Equal("did:web:other.example", Expect.Success(Read(Document([Method("#key-1", controller: "did:web:other.example")], ["#key-1"]))).VerificationMethods[Text + "#key-1"].Controller);

    [Theory]
    [InlineData("""{"type":"JsonWebKey","publicKeyJwk":{"kty":"RSA"}}""", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("""{"type":"Multikey","publicKeyMultibase":"zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"}""", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("""{"type":"Multikey","publicKeyMultibase":"!"}""", "KEY_SYNTAX")]
    [InlineData("""{"type":"Multikey","publicKeyMultibase":7}""", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("""{"publicKeyMultibase":"z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"}""", "KEY_SYNTAX")]
    [InlineData("""{"type":["Multikey"],"publicKeyMultibase":"z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"}""", "KEY_SYNTAX")]
    [InlineData("""{"type":"Multikey","publicKeyMultibase":"z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL","secretKeyMultibase":"z3u2"}""", "KEY_SYNTAX")]
    [InlineData("""{"type":"Ed25519VerificationKey2020","publicKeyMultibase":"z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL","privateKeyMultibase":"z3u2"}""", "KEY_SYNTAX")]
    [InlineData("""{"type":"JsonWebKey","publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},"secretKeyJwk":{}}""", "KEY_SYNTAX")]
    public void Keeps_WhyAKeyCannotBeUsed(string members, string code)
    {
        var method = JsonNode.Parse(members)!.AsObject();
        method["id"] = "#key-1";
        method["controller"] = Text;
        var document = Expect.Success(Read(Document([method, Method("#key-2")], ["#key-1", "#key-2"])));

        Expect.Failure(ProblemCodes.All[code], document.VerificationMethods[Text + "#key-1"].Key);
        Assert.True(document.VerificationMethods[Text + "#key-2"].Key.IsSuccess);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"id":7}""")]
    [InlineData("""{"id":null}""")]
    [InlineData("""{"id":["did:web:example.com"]}""")]
    [InlineData("""{"id":"did:web:other.example"}""")]
    [InlineData("""{"id":"did:web:Example.com"}""")]
    [InlineData("""{"id":"did:web:example.com#"}""")]
    [InlineData("""{"id":"did:web:example.com "}""")]
    public void Rejects_DocumentsAboutAnother(string json) =>
        Expect.Failure(ProblemCodes.DidDocumentInvalid, "/id", DidDocumentReader.Read(Encoding.UTF8.GetBytes(json), _did));

    [Theory]
    [InlineData("""{"controller":"did:web:example.com"}""")]
    [InlineData("""{"id":"#key-1"}""")]
    [InlineData("""{"id":"#key-1","controller":7}""")]
    [InlineData("""{"id":7,"controller":"did:web:example.com"}""")]
    [InlineData("\"did:web:example.com#key-1\"")]
    [InlineData("null")]
    public void Rejects_IncompleteMethods(string method) =>
        Expect.Failure(ProblemCodes.DidDocumentInvalid, "/verificationMethod", Read(Document([JsonNode.Parse(method)], [])));

    [Theory]
    [InlineData("#key-1", "#key-1")]
    [InlineData("#key-1", Text + "#key-1")]
    public void Rejects_MethodsThatStandTwice(string first, string second) =>
        Expect.Failure(ProblemCodes.DidDocumentInvalid, "/verificationMethod", Read(Document([Method(first), Method(second)], [])));

    [Fact]
    public void Accepts_256MethodsAndNotOneMore()
    {
        JsonNode[] Methods(int count) => [.. Enumerable.Range(0, count).Select(i => Method($"#{i}"))];

        Assert.Equal(256, Expect.Success(Read(Document(Methods(256), []))).VerificationMethods.Count);
        Expect.Failure(ProblemCodes.DidDocumentInvalid, "/verificationMethod", Read(Document(Methods(257), [])));
    }

    [Fact]
    public void Rejects_DocumentsOfTwoReadings()
    {
        var json = $$"""{"id":"{{Text}}","verificationMethod":[],"verificationMethod":[]}""";

        Expect.Failure(ProblemCodes.JsonDuplicateMember, "/verificationMethod", DidDocumentReader.Read(Encoding.UTF8.GetBytes(json), _did));
    }

    [Theory]
    [InlineData("""{"verificationMethod":{},"assertionMethod":"#key-1","service":7}""")]
    [InlineData("""{"verificationMethod":null,"assertionMethod":[null,7,{},["#key-1"]],"service":[null,7,"x",{}]}""")]
    public void Reads_OtherTypesAsNothing(string members)
    {
        var json = JsonNode.Parse(members)!.AsObject();
        json["id"] = Text;
        var document = Expect.Success(Read(json));

        Assert.Empty(document.VerificationMethods);
        Assert.Empty(document.AssertionMethods);
        Assert.Empty(document.Services);
    }

    [Theory]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":"https://example.com/dia"}""", "https://example.com/dia", "", "")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":{"href":"https://example.com/dia","title":"Anchor","type":"application/vc+jwt"}}""", "https://example.com/dia", "Anchor", "application/vc+jwt")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":{"uri":"https://example.com/dia"}}""", "https://example.com/dia", "", "")]
    public void Reads_Services(string service, string endpoint, string title, string mediaType)
    {
        var read = Assert.Single(Expect.Success(Read(WithService(service))).Services);

        Assert.Equal(new DidService("#a", "untp:dia", endpoint, title, mediaType), read);
    }

    [Theory]
    [InlineData("""{"id":"#a","type":"untp:dia"}""")]
    [InlineData("""{"id":"#a","serviceEndpoint":"https://example.com/dia"}""")]
    [InlineData("""{"id":"#a","type":["untp:dia"],"serviceEndpoint":"https://example.com/dia"}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":"dia"}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":"/dia"}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":"\\\\host\\dia"}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":""}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":["https://example.com/dia"]}""")]
    [InlineData("""{"id":"#a","type":"untp:dia","serviceEndpoint":7}""")]
    public void Leaves_OtherServicesOut(string service) => Assert.Empty(Expect.Success(Read(WithService(service))).Services);

    [NeedsFact(Part.Shared)]
    public void Reads_APublishedDocument()
    {
        var did = Expect.Success(Did.Parse("did:web:uncefact.github.io:project-vckit:test-and-development"));
        var document = Expect.Success(DidDocumentReader.Read(Vectors.ReadBytes("documents", "w3c", "did", "uncefact-test-did.json"), did));

        Assert.NotEmpty(document.VerificationMethods);
        Assert.NotEmpty(document.AssertionMethods);
        Assert.All(document.AssertionMethods, id => Assert.Contains(id, document.VerificationMethods));
    }

    [NeedsFact(Part.Shared)]
    public void Reads_KeysOfAllFormsInAPublishedDocument()
    {
        var did = Expect.Success(Did.Parse("did:web:uncefact.github.io:project-vckit:test-and-development"));
        var document = Expect.Success(DidDocumentReader.Read(Vectors.ReadBytes("vectors", "untp-signed", "did.json"), did));

        // One as a Multikey, two as JSON Web Keys; the other two are for key agreement.
        var keys = document.AssertionMethods.Select(id => document.VerificationMethods[id].Key).ToLookup(key => key.IsSuccess);
        Assert.Equal(3, keys[true].Count());
        Assert.Single(keys[true].Select(key => Convert.ToHexString(key.Value!.Encoded.Span)).Distinct());
        Assert.Equal(2, keys[false].Count());
        Assert.All(keys[false], key => Expect.Failure(ProblemCodes.KeyTypeUnsupported, key));
    }

    [Fact]
    public void Rejects_MethodsWithTwoKeys()
    {
        var method = Method("#key-1");
        method["publicKeyJwk"] = JsonNode.Parse("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""");
        var document = Expect.Success(Read(Document([method], [])));

        Expect.Failure(ProblemCodes.KeySyntax, document.VerificationMethods[Text + "#key-1"].Key);

        method.Remove("publicKeyJwk");
        method["type"] = "Ed25519VerificationKey2018";
        method["publicKeyBase58"] = "AywtfWyMWRTokKnnwLChyCDMM32sbLzcGFxuuxKtwmxH";
        Expect.Failure(ProblemCodes.KeySyntax, Expect.Success(Read(Document([method.DeepClone()], []))).VerificationMethods[Text + "#key-1"].Key);
    }

    [Fact]
    public void Rejects_KeysOfAnotherTypeThanTheirMethod()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.P256));
        var method = Method("#key-1");
        method["publicKeyMultibase"] = Multikey.Encode(key.VerificationKey);
        var multikey = Expect.Success(Read(Document([method.DeepClone()], [])));
        method["type"] = "Ed25519VerificationKey2020";
        var ed25519 = Expect.Success(Read(Document([method], [])));

        Expect.Success(multikey.VerificationMethods[Text + "#key-1"].Key);
        Expect.Failure(ProblemCodes.KeySyntax, ed25519.VerificationMethods[Text + "#key-1"].Key);
    }

    private static Result<DidDocument> Read(JsonNode document) => DidDocumentReader.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), _did);

    private static JsonObject Document(JsonNode?[] methods, JsonNode?[] assertionMethods) => new()
    {
        ["id"] = Text,
        ["verificationMethod"] = new JsonArray(methods),
        ["assertionMethod"] = new JsonArray(assertionMethods),
    };

    private static JsonObject WithService(string service) => new() { ["id"] = Text, ["service"] = new JsonArray(JsonNode.Parse(service)) };

    private static JsonObject Method(string id, string controller = Text) => new()
    {
        ["id"] = id,
        ["type"] = "Multikey",
        ["controller"] = controller,
        ["publicKeyMultibase"] = Multibase,
    };
}
