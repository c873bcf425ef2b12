using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

public sealed class EddsaJcs2022Tests
{
    private const string Purpose = "assertionMethod";
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [NeedsFact(Part.Shared)]
    public void Agrees_WithTheExamplesOfTheSpecification()
    {
        var signed = Suite("signedJCS.json");
        var proof = signed.GetProperty("proof");
        var key = Expect.Success(Multikey.Decode(Vectors.Read("vectors", "vc-di-eddsa", "keyPair.json").GetProperty("publicKeyMultibase").GetString()!));

        Assert.Equal(Text("canonDocJCS.txt"), Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(signed.Without("proof")).ToResult())));
        Assert.Equal(Text("proofCanonJCS.txt"), Encoding.UTF8.GetString(Expect.Success(Jcs.Canonicalize(proof.Without("proofValue")).ToResult())));
        Assert.Equal(Text("combinedHashJCS.txt"), Convert.ToHexString(Expect.Success(new EddsaJcs2022().HashData(signed.Without("proof"), proof.Without("proofValue"), KeyType.Ed25519))), ignoreCase: true);
        Assert.Null(Expect.Success(DataIntegrityProof.Read(proof)).Verify(signed, key, Purpose, _now));
    }

    [NeedsFact(Part.Shared)]
    public void Makes_TheProofOfTheSpecification()
    {
        // A private Multikey: two bytes of prefix, then the seed. Ed25519 signs the same bytes alike every time.
        var secret = Multibase.Decode(Vectors.Read("vectors", "vc-di-eddsa", "keyPair.json").GetProperty("privateKeyMultibase").GetString()!, 128).Value!;
        using var key = Expect.Success(SigningKey.Import(KeyType.Ed25519, secret.AsSpan(2)));
        var signed = Suite("signedJCS.json");
        var expected = signed.GetProperty("proof");
        var options = new ProofOptions("eddsa-jcs-2022", expected.GetProperty("verificationMethod").GetString()!, Purpose, new DateTimeOffset(2023, 2, 24, 23, 36, 38, TimeSpan.Zero));

        Assert.True(JsonElement.DeepEquals(expected, Expect.Success(DataIntegrityProof.Create(signed, options, key))));
    }

    [Fact]
    public void Verifies_WhatItMakes_AndNothingElse()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        using var stranger = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = JsonElement.Parse("""{"@context":["https://a.example","https://b.example"],"name":"a","n":1.50}""");
        var json = Expect.Success(DataIntegrityProof.Create(document, Options(), key));
        var proof = Expect.Success(DataIntegrityProof.Read(json));

        Assert.Null(proof.Verify(document, key.VerificationKey, Purpose, _now));
        Assert.Null(proof.Verify(document.With("proof", json), key.VerificationKey, Purpose, _now));
        Assert.Null(proof.Verify(JsonElement.Parse("""{"n":1.5,"name":"\u0061","@context":["https://a.example","https://b.example"]}"""), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, proof.Verify(document, stranger.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, proof.Verify(document.With("name", "b"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, proof.Verify(document.With("more", "b"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, proof.Verify(document.Without("n"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofInvalid, proof.Verify(JsonElement.Parse("[]"), key.VerificationKey, Purpose, _now));
    }

    [Theory]
    [InlineData("created", "2026-01-01T00:00:01Z")]
    [InlineData("verificationMethod", "did:example:other#key")]
    [InlineData("nonce", "1")]
    public void Refuses_ChangedOptions(string name, string value)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = JsonElement.Parse("""{"name":"a"}""");
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(DataIntegrityProof.Create(document, Options(), key)).With(name, value)));

        AssertRefused(ProblemCodes.ProofSignatureInvalid, proof.Verify(document, key.VerificationKey, Purpose, _now));
    }

    [Theory]
    [InlineData("""["https://a.example"]""", """["https://a.example","https://b.example"]""", null)]
    [InlineData("\"https://a.example\"", """["https://a.example","https://b.example"]""", null)]
    [InlineData("""["https://a.example","https://b.example"]""", """["https://b.example","https://a.example"]""", "PROOF_CONTEXT_MISMATCH")]
    [InlineData("""["https://a.example","https://b.example"]""", """["https://a.example"]""", "PROOF_CONTEXT_MISMATCH")]
    [InlineData("""["https://a.example"]""", "null", "PROOF_CONTEXT_MISMATCH")]
    public void Takes_ContextsThatWereAddedBehindThoseSigned(string signed, string given, string? code)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = JsonElement.Parse("""{"name":"a"}""").With("@context", JsonElement.Parse(signed));
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(DataIntegrityProof.Create(document, Options(), key))));

        Assert.Equal(code, proof.Verify(document.With("@context", JsonElement.Parse(given)), key.VerificationKey, Purpose, _now)?.Code.Id);
    }

    [Fact]
    public void Checks_PurposeExpiryAndKeyType()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        using var p256 = Expect.Success(SigningKey.Create(KeyType.P256));
        var document = JsonElement.Parse("""{"name":"a"}""");
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(DataIntegrityProof.Create(document, Options() with { Expires = _now }, key))));

        Assert.Null(proof.Verify(document, key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofExpired, proof.Verify(document, key.VerificationKey, Purpose, _now.AddSeconds(1)));
        AssertRefused(ProblemCodes.ProofPurposeMismatch, proof.Verify(document, key.VerificationKey, "authentication", _now));
        AssertRefused(ProblemCodes.AlgNotAllowed, proof.Verify(document, p256.VerificationKey, Purpose, _now));
        Expect.Failure(ProblemCodes.AlgNotAllowed, DataIntegrityProof.Create(document, Options(), p256));
        Expect.Failure(ProblemCodes.ProofCryptosuiteUnsupported, DataIntegrityProof.Create(document, Options() with { Cryptosuite = "eddsa-2022" }, key));
        Expect.Failure(ProblemCodes.ProofInvalid, DataIntegrityProof.Create(JsonElement.Parse("[]"), Options(), key));
    }

    [Theory]
    [InlineData("type", "\"Ed25519Signature2020\"", "PROOF_INVALID")]
    [InlineData("type", null, "PROOF_INVALID")]
    [InlineData("cryptosuite", "\"eddsa-rdfc-2022\"", "PROOF_CRYPTOSUITE_UNSUPPORTED")]
    [InlineData("cryptosuite", null, "PROOF_CRYPTOSUITE_UNSUPPORTED")]
    [InlineData("verificationMethod", null, "PROOF_INVALID")]
    [InlineData("proofPurpose", "7", "PROOF_INVALID")]
    [InlineData("created", "\"2026-01-01\"", "PROOF_INVALID")]
    [InlineData("created", "7", "PROOF_INVALID")]
    [InlineData("expires", "null", "PROOF_INVALID")]
    [InlineData("previousProof", "\"urn:uuid:1\"", "PROOF_INVALID")]
    [InlineData("proofValue", null, "PROOF_INVALID")]
    [InlineData("proofValue", "\"uAAAA\"", "PROOF_INVALID")]
    [InlineData("proofValue", "\"z0OIl\"", "PROOF_INVALID")]
    public void Refuses_MalformedProofs(string name, string? value, string code)
    {
        var proof = JsonNode.Parse("""{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"did:example:a#b","proofPurpose":"assertionMethod","proofValue":"z2222"}""")!.AsObject();
        Expect.Success(DataIntegrityProof.Read(JsonSerializer.SerializeToElement(proof)));
        proof.Remove(name);
        if (value is not null)
        {
            proof[name] = JsonNode.Parse(value);
        }

        Expect.Failure(ProblemCodes.All[code], DataIntegrityProof.Read(JsonSerializer.SerializeToElement(proof)));
    }

    private static void AssertRefused(ProblemCode code, Problem? problem) => Assert.Equal(code, problem?.Code);

    private static ProofOptions Options() => new("eddsa-jcs-2022", "did:example:issuer#key-1", Purpose, _now);

    private static JsonElement Suite(string file) => Vectors.Read("vectors", "vc-di-eddsa", "eddsa-jcs-2022", file);

    private static string Text(string file) => Encoding.UTF8.GetString(Vectors.ReadBytes("vectors", "vc-di-eddsa", "eddsa-jcs-2022", file)).Trim();
}
