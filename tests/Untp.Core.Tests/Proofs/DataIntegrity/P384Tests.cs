using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>P-384: the specification has no example that is at hand, so its steps are taken here by hand, the signature by the base class library.</summary>
public sealed class P384Tests
{
    private const string Method = "did:example:issuer#key-1";
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);

    [Fact]
    public void Accepts_EcdsaJcs2019()
    {
        const string Document = """{"a":"b","n":1}""";
        const string Options = """{"created":"2025-01-01T00:00:00Z","cryptosuite":"ecdsa-jcs-2019","proofPurpose":"assertionMethod","type":"DataIntegrityProof","verificationMethod":"did:example:issuer#key-1"}""";

        AssertHolds(StrictJson.Parse(Document), StrictJson.Parse(Options), Options, Document);
    }

    [NeedsFact(Part.Shared)]
    public void Accepts_EcdsaRdfc2019()
    {
        // Nothing in it is a blank node, so the hash of RDFC-1.0 leaves no trace in it: the published form is that of P-384 too.
        var vector = SuiteVector.Of("ecdsa-rdfc-2019-p256");
        var canonical = Encoding.UTF8.GetString(Vectors.ReadBytes("vectors", "vc-di-ecdsa", vector.Folder, "canonDocECDSAP256.txt"));
        const string Options = """{"type":"DataIntegrityProof","cryptosuite":"ecdsa-rdfc-2019","created":"2025-01-01T00:00:00Z","verificationMethod":"did:example:issuer#key-1","proofPurpose":"assertionMethod"}""";
        const string CanonicalOptions =
            """
            _:c14n0 <http://purl.org/dc/terms/created> "2025-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
            _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/security#DataIntegrityProof> .
            _:c14n0 <https://w3id.org/security#cryptosuite> "ecdsa-rdfc-2019"^^<https://w3id.org/security#cryptosuiteString> .
            _:c14n0 <https://w3id.org/security#proofPurpose> <https://w3id.org/security#assertionMethod> .
            _:c14n0 <https://w3id.org/security#verificationMethod> <did:example:issuer#key-1> .

            """;

        AssertHolds(vector.Unsigned, StrictJson.Parse(Options), CanonicalOptions.ReplaceLineEndings("\n"), canonical);
    }

    [Theory]
    [InlineData("ecdsa-jcs-2019")]
    public void Verifies_WhatItMakes(string suite)
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.P384));
        var signed = Expect.Success(_dataIntegrity.AddProof(StrictJson.Parse("""{"a":"b"}"""), new ProofOptions(suite, Method, SuiteVector.Purpose), key));
        var secured = Expect.Success(SecuredDocument.Read(signed));

        Assert.Equal(96, Expect.Success(secured.Proofs[0].Proof).Signature.Length);
        Assert.True(Assert.Single(_dataIntegrity.Verify(secured, _ => key.VerificationKey, new(SuiteVector.Purpose, SuiteVector.Now))).IsVerified);
    }

    private static void AssertHolds(StrictJson document, StrictJson options, string canonicalOptions, string canonicalDocument)
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var key = Expect.Success(VerificationKey.Import(KeyType.P384, EcCurve.Compress(ecdsa.ExportParameters(false).Q)));
        byte[] hashData = [.. SHA384.HashData(Encoding.UTF8.GetBytes(canonicalOptions)), .. SHA384.HashData(Encoding.UTF8.GetBytes(canonicalDocument))];
        var signature = ecdsa.SignData(hashData, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var secured = Expect.Success(SecuredDocument.Read(document.With("proof", options.With("proofValue", Multibase.Encode(signature)))));

        Assert.Null(Assert.Single(_dataIntegrity.Verify(secured, _ => key, new(SuiteVector.Purpose, SuiteVector.Now))).Problem);

        // The smaller hash is not taken for it.
        byte[] shorter = [.. SHA256.HashData(Encoding.UTF8.GetBytes(canonicalOptions)), .. SHA256.HashData(Encoding.UTF8.GetBytes(canonicalDocument))];
        var wrong = ecdsa.SignData(shorter, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        secured = Expect.Success(SecuredDocument.Read(document.With("proof", options.With("proofValue", Multibase.Encode(wrong)))));
        Assert.False(Assert.Single(_dataIntegrity.Verify(secured, _ => key, new(SuiteVector.Purpose, SuiteVector.Now))).IsVerified);
    }
}
