using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>The worked examples of the specifications of the cryptosuites, step by step.</summary>
public sealed class SuiteVectorTests
{
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);

    public static TheoryData<string> Folders => [.. SuiteVector.All.Select(vector => vector.Folder)];

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Folders))]
    public void Agrees_OnEveryStep(string folder)
    {
        var vector = SuiteVector.Of(folder);
        var (signed, type) = (vector.Signed, vector.KeyType);
        var proof = signed.GetProperty("proof");
        var suite = Expect.Success(DataIntegrityProof.Read(proof)).Suite;
        var document = new UnsecuredDocument(signed, [], new RdfCanonicalizer(PublishedContexts.Processor));
        var canonical = Expect.Success(suite.Transform(document, proof, type));
        var options = Expect.Success(suite.TransformOptions(document, proof, type));

        Assert.Equal(vector.Suite, suite.Name);
        Assert.Equal(vector.Text("canonDoc"), Encoding.UTF8.GetString(canonical.Span).Trim());
        Assert.Equal(vector.Text("docHash"), Convert.ToHexStringLower(SHA256.HashData(canonical.Span)));
        Assert.Equal(vector.Text("proofCanon"), Encoding.UTF8.GetString(options.Span).Trim());
        Assert.Equal(vector.Text("proofHash"), Convert.ToHexStringLower(SHA256.HashData(options.Span)));
        var hashData = Expect.Success(Integrity.HashData(suite, document, proof, type, ""));
        Assert.Equal(vector.Text("combinedHash"), Convert.ToHexStringLower(hashData));
        Assert.Equal(vector.Text("sigBTC58"), proof.GetProperty("proofValue").GetString());
        Assert.Equal(vector.Text("sigHex"), Convert.ToHexStringLower(Expect.Success(DataIntegrityProof.Read(proof)).Signature));
        Assert.True(vector.Key.Verify(hashData, Convert.FromHexString(vector.Text("sigHex"))));
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Folders))]
    public void Accepts_TheSignedDocument(string folder)
    {
        var vector = SuiteVector.Of(folder);
        var result = Assert.Single(_dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(vector.Signed)), _ => vector.Key, new(SuiteVector.Purpose, SuiteVector.Now)));

        Assert.Null(result.Problem);
        Assert.True(result.IsVerified);
        Assert.False(result.IsInconclusive);
        Assert.Equal("/proof", result.Proof.Pointer);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("eddsa-rdfc-2022")]
    [InlineData("eddsa-jcs-2022")]
    public void Makes_TheProofOfTheSpecification_WhereSignaturesAreDeterministic(string folder)
    {
        var vector = SuiteVector.Of(folder);
        using var key = vector.SigningKey();

        Assert.True(SameJson.Are(vector.Signed, Expect.Success(_dataIntegrity.AddProof(vector.Unsigned, vector.Options(), key))));
    }

    [NeedsFact(Part.Shared)]
    public void Signs_TheHashOfEd25519Signature2020Alike_ButMakesNoSuchProofs()
    {
        var vector = SuiteVector.Of("Ed25519Signature2020");
        using var key = vector.SigningKey();

        Assert.Equal(vector.Text("sigHex"), Convert.ToHexStringLower(key.Sign(Convert.FromHexString(vector.Text("combinedHash")))));
        Expect.Failure(ProblemCodes.ProofCryptosuiteUnsupported, _dataIntegrity.AddProof(vector.Unsigned, vector.Options(), key));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("ecdsa-rdfc-2019-p256")]
    [InlineData("ecdsa-jcs-2019-p256")]
    public void Verifies_WhatItMakes(string folder)
    {
        var vector = SuiteVector.Of(folder);
        using var key = vector.SigningKey();
        var signed = Expect.Success(_dataIntegrity.AddProof(vector.Unsigned, vector.Options(), key));

        // But for the signature, which differs each time, the document of the specification.
        Assert.True(SameJson.Are(
            vector.Signed.With("proof", vector.Signed.GetProperty("proof").Without("proofValue")), signed.With("proof", signed.GetProperty("proof").Without("proofValue"))));
        Assert.True(Assert.Single(_dataIntegrity.Verify(Expect.Success(SecuredDocument.Read(signed)), _ => vector.Key, new(SuiteVector.Purpose, SuiteVector.Now))).IsVerified);
    }

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(Folders))]
    public void Rejects_KeysOfAnotherType(string folder)
    {
        var vector = SuiteVector.Of(folder);
        using var other = Expect.Success(SigningKey.Create(vector.KeyType == KeyType.Ed25519 ? KeyType.P256 : KeyType.Ed25519));
        using var stranger = Expect.Success(SigningKey.Create(vector.KeyType));
        var secured = Expect.Success(SecuredDocument.Read(vector.Signed));
        var expected = new ProofExpectation(SuiteVector.Purpose, SuiteVector.Now);

        Assert.Equal(ProblemCodes.AlgNotAllowed, Assert.Single(_dataIntegrity.Verify(secured, _ => other.VerificationKey, expected)).Problem?.Code);
        Assert.Equal(ProblemCodes.ProofSignatureInvalid, Assert.Single(_dataIntegrity.Verify(secured, _ => stranger.VerificationKey, expected)).Problem?.Code);
    }
}
