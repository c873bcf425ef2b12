using System.Security.Cryptography;
using Untp.Core.Keys;

namespace Untp.Core.Tests.Keys;

/// <summary>The signature vectors of project Wycheproof.</summary>
public sealed class WycheproofTests
{
    [NeedsFact(Part.Shared)]
    public void Agrees_OnP256() => Assert.Equal((100, 66), RunEcdsa("ecdsa_secp256r1_sha256_p1363_test.json", KeyType.P256, coordinateBytes: 32));

    [NeedsFact(Part.Shared)]
    public void Agrees_OnP384() => Assert.Equal((124, 59), RunEcdsa("ecdsa_secp384r1_sha384_p1363_test.json", KeyType.P384, coordinateBytes: 48));

    /// <summary>Signatures in DER are judged by the primitive under our key, and refused by the key itself, which takes r‖s only.</summary>
    [NeedsFact(Part.Shared)]
    public void Agrees_OnP256InDer_AndTakesNone()
    {
        var (valid, invalid) = (0, 0);
        foreach (var group in Vectors.Read("vectors", "wycheproof", "ecdsa_secp256r1_sha256_test.json").GetProperty("testGroups").EnumerateArray())
        {
            var point = new ECPoint { X = Coordinate(group.GetProperty("publicKey").GetProperty("wx").GetString()!, 32), Y = Coordinate(group.GetProperty("publicKey").GetProperty("wy").GetString()!, 32) };
            using var primitive = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = EcCurve.P256.Decompress(EcCurve.Compress(point))!.Value });
            var key = Expect.Success(VerificationKey.Import(KeyType.P256, EcCurve.Compress(point)));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var expected = test.GetProperty("result").GetString() == "valid";
                var (message, signature) = (Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));

                Assert.True(expected == primitive.VerifyData(message, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), $"test {test.GetProperty("tcId")}: {test.GetProperty("comment")}");
                Assert.False(key.Verify(message, signature), $"test {test.GetProperty("tcId")} taken as r‖s");
                valid += expected ? 1 : 0;
                invalid += expected ? 0 : 1;
            }
        }

        Assert.Equal((112, 199), (valid, invalid));
    }

    [NeedsFact(Part.Shared)]
    public void Agrees_OnEd25519()
    {
        var count = Run("ed25519_test.json", KeyType.Ed25519, key => Convert.FromHexString(key.GetProperty("pk").GetString()!));

        Assert.Equal((66, 45), count);
    }

    private static (int Valid, int Invalid) RunEcdsa(string file, KeyType type, int coordinateBytes) => Run(file, type, key => EcCurve.Compress(new ECPoint
    {
        X = Coordinate(key.GetProperty("wx").GetString()!, coordinateBytes),
        Y = Coordinate(key.GetProperty("wy").GetString()!, coordinateBytes),
    }));

    private static (int Valid, int Invalid) Run(string file, KeyType type, Func<System.Text.Json.JsonElement, byte[]> encode)
    {
        var valid = 0;
        var invalid = 0;
        foreach (var group in Vectors.Read("vectors", "wycheproof", file).GetProperty("testGroups").EnumerateArray())
        {
            var key = Expect.Success(VerificationKey.Import(type, encode(group.GetProperty("publicKey"))));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var expected = test.GetProperty("result").GetString() == "valid";
                var actual = key.Verify(
                    Convert.FromHexString(test.GetProperty("msg").GetString()!),
                    Convert.FromHexString(test.GetProperty("sig").GetString()!));

                Assert.True(expected == actual, $"{file} test {test.GetProperty("tcId")}: {test.GetProperty("comment").GetString()}");
                valid += expected ? 1 : 0;
                invalid += expected ? 0 : 1;
            }
        }

        return (valid, invalid);
    }

    /// <summary>The file writes coordinates as numbers: with a sign byte, without leading zeros.</summary>
    private static byte[] Coordinate(string hex, int length) => Convert.FromHexString(hex.TrimStart('0').PadLeft(2 * length, '0'));
}
