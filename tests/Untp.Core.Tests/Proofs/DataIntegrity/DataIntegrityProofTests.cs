using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

public sealed class DataIntegrityProofTests
{
    private const string Purpose = "assertionMethod";
    private static readonly Integrity _dataIntegrity = Integrity.WithoutContexts;
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Verifies_WhatItMakes_AndNothingElse()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        using var stranger = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse("""{"@context":["https://a.example","https://b.example"],"name":"a","n":1.50}""");
        var json = Expect.Success(_dataIntegrity.CreateProof(document, Options(), key));
        var proof = Expect.Success(DataIntegrityProof.Read(json));

        Assert.Null(Verify(proof, document, key.VerificationKey, Purpose, _now));
        Assert.Null(Verify(proof, document.With("proof", json), key.VerificationKey, Purpose, _now));
        Assert.Null(Verify(proof, StrictJson.Parse("""{"n":1.5,"name":"\u0061","@context":["https://a.example","https://b.example"]}"""), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, Verify(proof, document, stranger.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, Verify(proof, document.With("name", "b"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, Verify(proof, document.With("more", "b"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofSignatureInvalid, Verify(proof, document.Without("n"), key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofInvalid, Verify(proof, StrictJson.Parse("[]"), key.VerificationKey, Purpose, _now));
    }

    [Theory]
    [InlineData("created", "2026-01-01T00:00:01Z")]
    [InlineData("verificationMethod", "did:example:other#key")]
    [InlineData("nonce", "1")]
    public void Refuses_ChangedOptions(string name, string value)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var document = StrictJson.Parse("""{"name":"a"}""");
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(_dataIntegrity.CreateProof(document, Options(), key)).With(name, value)));

        AssertRefused(ProblemCodes.ProofSignatureInvalid, Verify(proof, document, key.VerificationKey, Purpose, _now));
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
        var document = StrictJson.Parse("""{"name":"a"}""").With("@context", StrictJson.Parse(signed));
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(_dataIntegrity.CreateProof(document, Options(), key))));

        Assert.Equal(code, Verify(proof, document.With("@context", StrictJson.Parse(given)), key.VerificationKey, Purpose, _now)?.Code.Id);
    }

    [Fact]
    public void Checks_PurposeExpiryAndKeyType()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        using var p256 = Expect.Success(SigningKey.Create(KeyType.P256));
        var document = StrictJson.Parse("""{"name":"a"}""");
        var proof = Expect.Success(DataIntegrityProof.Read(Expect.Success(_dataIntegrity.CreateProof(document, Options() with { Expires = _now }, key))));

        Assert.Null(Verify(proof, document, key.VerificationKey, Purpose, _now));
        AssertRefused(ProblemCodes.ProofExpired, Verify(proof, document, key.VerificationKey, Purpose, _now.AddSeconds(1)));
        AssertRefused(ProblemCodes.ProofPurposeMismatch, Verify(proof, document, key.VerificationKey, "authentication", _now));
        AssertRefused(ProblemCodes.AlgNotAllowed, Verify(proof, document, p256.VerificationKey, Purpose, _now));
        Expect.Failure(ProblemCodes.AlgNotAllowed, _dataIntegrity.CreateProof(document, Options(), p256));
        Expect.Failure(ProblemCodes.ProofCryptosuiteUnsupported, _dataIntegrity.CreateProof(document, Options() with { Cryptosuite = "eddsa-2022" }, key));
        Expect.Failure(ProblemCodes.ProofChainInvalid, _dataIntegrity.CreateProof(document, Options() with { PreviousProof = ["urn:uuid:1"] }, key));
        Expect.Failure(ProblemCodes.ProofInvalid, _dataIntegrity.CreateProof(StrictJson.Parse("[]"), Options(), key));
    }

    [Theory]
    [InlineData("2025-12-31T23:59:59", "PROOF_EXPIRED")]
    [InlineData("2026-01-01T00:00:00", null)]
    [InlineData("2026-01-01T01:00:00+01:00", null)]
    [InlineData("2026-01-01T01:59:59+02:00", "PROOF_EXPIRED")]
    public void Takes_TimesWithoutOffsetForUtc(string expires, string? code)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var options = $$"""{"created":"2025-01-01T00:00:00","cryptosuite":"eddsa-jcs-2022","expires":"{{expires}}","proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:example:a#1"}""";
        var signature = key.Sign([.. SHA256.HashData(Encoding.UTF8.GetBytes(options)), .. SHA256.HashData("""{"name":"a"}"""u8)]);
        var proof = Expect.Success(DataIntegrityProof.Read(StrictJson.Parse(options).With("proofValue", Multibase.Encode(signature))));

        Assert.Equal(code, Verify(proof, StrictJson.Parse("""{"name":"a"}"""), key.VerificationKey, Purpose, _now)?.Code.Id);
        Assert.Equal(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), proof.Options.Created);
    }

    [Theory]
    [InlineData("type", "\"Ed25519Signature2020\"", "PROOF_INVALID")]
    [InlineData("type", "\"JsonWebSignature2020\"", "PROOF_CRYPTOSUITE_UNSUPPORTED")]
    [InlineData("type", "[\"DataIntegrityProof\"]", "PROOF_INVALID")]
    [InlineData("type", null, "PROOF_INVALID")]
    [InlineData("cryptosuite", "\"eddsa-2022\"", "PROOF_CRYPTOSUITE_UNSUPPORTED")]
    [InlineData("cryptosuite", "\"Ed25519Signature2020\"", "PROOF_CRYPTOSUITE_UNSUPPORTED")]
    [InlineData("cryptosuite", null, "PROOF_INVALID")]
    [InlineData("verificationMethod", null, "PROOF_INVALID")]
    [InlineData("proofPurpose", "7", "PROOF_INVALID")]
    [InlineData("created", "\"2026-01-01\"", "PROOF_INVALID")]
    [InlineData("created", "7", "PROOF_INVALID")]
    [InlineData("expires", "null", "PROOF_INVALID")]
    [InlineData("previousProof", "[]", "PROOF_INVALID")]
    [InlineData("previousProof", "7", "PROOF_INVALID")]
    [InlineData("previousProof", "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\"]", "PROOF_INVALID")]
    [InlineData("domain", "[]", "PROOF_INVALID")]
    [InlineData("domain", "[7]", "PROOF_INVALID")]
    [InlineData("domain", "null", "PROOF_INVALID")]
    [InlineData("challenge", "7", "PROOF_INVALID")]
    [InlineData("nonce", "null", "PROOF_INVALID")]
    [InlineData("id", "[]", "PROOF_INVALID")]
    [InlineData("id", "\"proof-1\"", "PROOF_INVALID")]
    [InlineData("id", "\"\"", "PROOF_INVALID")]
    [InlineData("proofValue", null, "PROOF_INVALID")]
    [InlineData("proofValue", "\"uAAAA\"", "PROOF_INVALID")]
    [InlineData("proofValue", "\"z0OIl\"", "PROOF_INVALID")]
    public void Refuses_MalformedProofs(string name, string? value, string code)
    {
        var proof = JsonNode.Parse("""{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"did:example:a#b","proofPurpose":"assertionMethod","proofValue":"z2222"}""")!.AsObject();
        Expect.Success(DataIntegrityProof.Read(StrictJson.From(proof)));
        proof.Remove(name);
        if (value is not null)
        {
            proof[name] = JsonNode.Parse(value);
        }

        Expect.Failure(ProblemCodes.All[code], DataIntegrityProof.Read(StrictJson.From(proof)));
    }

    private static Problem? Verify(DataIntegrityProof proof, StrictJson document, VerificationKey key, string purpose, DateTimeOffset at) =>
        _dataIntegrity.Verify(document, proof, key, new(purpose, at));

    private static void AssertRefused(ProblemCode code, Problem? problem) => Assert.Equal(code, problem?.Code);

    private static ProofOptions Options() => new("eddsa-jcs-2022", "did:example:issuer#key-1", Purpose, _now);
}
