using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>The key decides how a signature is verified, whatever the header says.</summary>
public sealed class AlgorithmConfusionTests
{
    private static readonly string[] _names = ["EdDSA", "Ed25519", "ES256", "ES384", "none", "HS256", "ES256K", "RS1", "es256", ""];

    [Fact]
    public void S08_Accepts_OnlyTheAlgorithmOfTheKey()
    {
        foreach (var type in Enum.GetValues<KeyType>())
        {
            using var key = Expect.Success(SigningKey.Create(type));
            foreach (var alg in _names)
            {
                var problem = Token(alg, key.Sign).Check(alg, key.VerificationKey);

                Assert.Equal(JoseAlgorithm.Fits(alg, type) ? null : ProblemCodes.AlgNotAllowed, problem?.Code);
            }
        }
    }

    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.P384)]
    public void S08_Rejects_AMacByThePublicKey(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var encoded = key.VerificationKey.Encoded.ToArray();

        Assert.Equal(ProblemCodes.AlgNotAllowed, Token("HS256", data => HMACSHA256.HashData(encoded, data)).Check("HS256", key.VerificationKey)?.Code);
        var alg = JoseAlgorithm.Of(type);
        Assert.Equal(ProblemCodes.ProofSignatureInvalid, Token(alg, data => HMACSHA512.HashData(encoded, data)).Check(alg, key.VerificationKey)?.Code);
    }

    [Theory]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.P384)]
    public void Rejects_SignaturesInDer(KeyType type)
    {
        var (curve, hash) = type == KeyType.P256 ? (ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256) : (ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384);
        using var ecdsa = ECDsa.Create(curve);
        var key = Expect.Success(VerificationKey.Import(type, EcCurve.Compress(ecdsa.ExportParameters(includePrivateParameters: false).Q)));
        var alg = JoseAlgorithm.Of(type);

        Assert.Equal(ProblemCodes.ProofSignatureInvalid, Token(alg, data => ecdsa.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence)).Check(alg, key)?.Code);
        Assert.Null(Token(alg, data => ecdsa.SignData(data, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)).Check(alg, key));
    }

    private delegate byte[] Signer(ReadOnlySpan<byte> data);

    private static CompactJws Token(string alg, Signer sign)
    {
        var header = Encoding.UTF8.GetBytes($$"""{"alg":"{{alg}}","kid":"did:web:example.com#key-1"}""");
        var signingInput = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString("{}"u8)}";
        var signature = sign(Encoding.ASCII.GetBytes(signingInput));
        return Expect.Success(CompactJws.Read(Encoding.ASCII.GetBytes($"{signingInput}.{Base64Url.EncodeToString(signature)}"), 10_000));
    }
}
