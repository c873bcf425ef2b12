using System.Text.Json;
using SimpleBase;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Keys;

public sealed class MultikeyTests
{
    private const string Ed25519 = "z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL";

    [NeedsFact(Part.Shared)]
    public void Decodes_TheKeysOfTheDidKeySuite()
    {
        var cases = Vectors.ReadFolder("did-key");
        Assert.Equal(12, cases.Count);
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var vector in cases)
        {
            var method = vector.GetProperty("application/did+json").GetProperty("didDocument").GetProperty("verificationMethod")[0];
            var text = method.GetProperty("id").GetString()!.Split('#')[1];
            var result = Multikey.Decode(text);
            var type = vector.GetProperty("type").GetString()!;
            read[type] = read.GetValueOrDefault(type) + 1;
            if (type is not ("ed25519" or "secp256r1" or "secp384r1"))
            {
                Expect.Failure(ProblemCodes.KeyTypeUnsupported, result);
                continue;
            }

            var key = Expect.Success(result);
            Assert.Equal(type switch { "ed25519" => KeyType.Ed25519, "secp256r1" => KeyType.P256, _ => KeyType.P384 }, key.Type);
            Assert.Equal(text, Multikey.Encode(key));
            Assert.Equal(Coordinate(method.GetProperty("publicKeyJwk"), "x"), (type == "ed25519" ? key.Encoded : key.Encoded[1..]).ToArray());
        }

        Assert.Equal(6, read.Count);
        Assert.All(read.Values, count => Assert.Equal(2, count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("z")]
    [InlineData("6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL")]
    [InlineData("Z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL")]
    [InlineData("uGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSe0")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeO")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeI")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSel")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSe ")]
    [InlineData("z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeé")]
    public void Rejects_WhatIsNoBase58Multibase(string text) => Expect.Failure(ProblemCodes.KeySyntax, Multikey.Decode(text));

    [Fact]
    public void Never_ThrowsForAnyCharacter()
    {
        const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        for (var c = '\0'; c < '\uffff'; c++)
        {
            var result = Multikey.Decode($"{Ed25519[..^1]}{c}");
            if (!Alphabet.Contains(c, StringComparison.Ordinal))
            {
                Expect.Failure(ProblemCodes.KeySyntax, result);
            }
        }
    }

    [Theory]
    [InlineData(129)]
    [InlineData(100_000)]
    public void Says_ThatALongKeyIsOfAnotherType(int length)
    {
        Expect.Failure(ProblemCodes.KeyTypeUnsupported, Multikey.Decode("z" + new string('z', length - 1)));
        Expect.Failure(ProblemCodes.KeyTypeUnsupported, Multikey.Decode("z" + new string('1', length - 1)));
    }

    [Fact]
    public void Rejects_KeysOfAnotherLengthThanTheirPrefixSays()
    {
        var key = Base58.Bitcoin.Decode(Ed25519.AsSpan(1));
        foreach (var wrong in (byte[][])[key[..^1], [.. key, 0], key[..2], [0x80, 0x24, .. key[2..]], [0x80, 0x24, 2, .. key[2..], 0]])
        {
            Expect.Failure(ProblemCodes.KeySyntax, Multikey.Decode("z" + Base58.Bitcoin.Encode(wrong)));
        }
    }

    [Theory]
    [InlineData("8026")]
    [InlineData("8126")]
    [InlineData("8526")]
    [InlineData("8626")]
    [InlineData("8726")]
    [InlineData("8826")]
    public void Rejects_PrivateKeys(string prefix) =>
        Expect.Failure(ProblemCodes.KeySyntax, Multikey.Decode("z" + Base58.Bitcoin.Encode([.. Convert.FromHexString(prefix), .. new byte[32]])));

    [Theory]
    [InlineData("ec01")]
    [InlineData("e701")]
    [InlineData("8224")]
    [InlineData("ed02")]
    [InlineData("ed")]
    [InlineData("00")]
    [InlineData("ed8100")]
    public void Answers_ThatOtherPrefixesAreNotUsedHere(string prefix) =>
        Expect.Failure(ProblemCodes.KeyTypeUnsupported, Multikey.Decode("z" + Base58.Bitcoin.Encode([.. Convert.FromHexString(prefix), .. prefix.Length > 2 ? new byte[32] : []])));

    [Theory]
    [InlineData(KeyType.Ed25519, "z6Mk")]
    [InlineData(KeyType.P256, "zDn")]
    [InlineData(KeyType.P384, "z82")]
    public void Encodes_WhatItDecodes(KeyType type, string start)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var text = Multikey.Encode(key.VerificationKey);

        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Equal(key.VerificationKey.Encoded.ToArray(), Expect.Success(Multikey.Decode(text)).Encoded.ToArray());
    }

    private static byte[] Coordinate(StrictJson jwk, string name) => System.Buffers.Text.Base64Url.DecodeFromChars(jwk.GetProperty(name).GetString());
}
