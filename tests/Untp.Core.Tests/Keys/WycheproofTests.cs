using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Untp.Core.Keys;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Keys;

/// <summary>The signature vectors of project Wycheproof.</summary>
public sealed class WycheproofTests
{
    [NeedsFact(Part.Shared)]
    public void Agrees_OnP256() => Assert.Equal((100, 66), RunEcdsa("ecdsa_secp256r1_sha256_p1363_test.json", KeyType.P256, coordinateBytes: 32));

    [NeedsFact(Part.Shared)]
    public void Agrees_OnP384() => Assert.Equal((124, 59), RunEcdsa("ecdsa_secp384r1_sha384_p1363_test.json", KeyType.P384, coordinateBytes: 48));

    /// <summary>Signatures in DER (X.690) are taken apart before our key sees r‖s; as they stand the key takes none.</summary>
    [NeedsFact(Part.Shared)]
    public void Agrees_OnP256InDer_AndTakesNoneAsItStands()
    {
        var (valid, invalid) = (0, 0);
        foreach (var group in Vectors.Read("vectors", "wycheproof", "ecdsa_secp256r1_sha256_test.json").GetProperty("testGroups").EnumerateArray())
        {
            var publicKey = group.GetProperty("publicKey");
            var point = new ECPoint { X = Coordinate(publicKey.GetProperty("wx").GetString()!, 32), Y = Coordinate(publicKey.GetProperty("wy").GetString()!, 32) };
            var key = Expect.Success(VerificationKey.Import(KeyType.P256, EcCurve.Compress(point)));
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var expected = test.GetProperty("result").GetString() == "valid";
                var (message, signature) = (Convert.FromHexString(test.GetProperty("msg").GetString()!), Convert.FromHexString(test.GetProperty("sig").GetString()!));

                Assert.True(expected == (FromDer(signature, 32) is { } raw && key.Verify(message, raw)), $"test {test.GetProperty("tcId")}: {test.GetProperty("comment")}");
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

    private static (int Valid, int Invalid) Run(string file, KeyType type, Func<StrictJson, byte[]> encode)
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

    /// <summary>r‖s of an ECDSA-Sig-Value; null where it is not in DER, or a number does not fit.</summary>
    private static byte[]? FromDer(byte[] der, int coordinateBytes)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            byte[] raw = [.. Scalar(sequence.ReadInteger()), .. Scalar(sequence.ReadInteger())];
            sequence.ThrowIfNotEmpty();
            return raw.Length == 2 * coordinateBytes ? raw : null;
        }
        catch (AsnContentException)
        {
            return null;
        }

        byte[] Scalar(BigInteger number)
        {
            var bytes = number.Sign < 0 ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true);
            return [.. new byte[Math.Max(0, coordinateBytes - bytes.Length)], .. bytes];
        }
    }

    /// <summary>The file writes coordinates as numbers: with a sign byte, without leading zeros.</summary>
    private static byte[] Coordinate(string hex, int length) => Convert.FromHexString(hex.TrimStart('0').PadLeft(2 * length, '0'));
}
