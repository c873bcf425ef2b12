using System.Buffers.Text;
using System.Text.Json;
using SimpleBase;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids;

public sealed class DidKeyTests
{
    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
    [InlineData(KeyType.P384)]
    public void Resolves_TheDidOfAKeyToThatKey(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var did = DidKey.From(key.VerificationKey);
        var document = Expect.Success(DidDocumentReader.Read(Expect.Success(DidKey.Resolve(did)), did));

        var kid = DidKey.VerificationMethodOf(did);
        Assert.Equal($"{did}#{did.MethodSpecificId}", kid);
        var method = Assert.Single(document.VerificationMethods).Value;
        Assert.Equal((kid, did.Value), (method.Id, method.Controller));
        Assert.Equal(key.VerificationKey.Encoded.ToArray(), Expect.Success(method.Key).Encoded.ToArray());
        Assert.Equal([kid], document.AssertionMethods);
    }

    [NeedsFact(Part.Shared)]
    public void Agrees_WithTheDidKeySuite()
    {
        var read = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var vector in Vectors.ReadFolder("did-key"))
        {
            var type = vector.GetProperty("type").GetString()!;
            var expected = vector.GetProperty("application/did+json").GetProperty("didDocument");
            var did = Expect.Success(Did.Parse(expected.GetProperty("id").GetString()!));
            var bytes = Expect.Success(DidKey.Resolve(did));
            var document = Expect.Success(DidDocumentReader.Read(bytes, did));

            IEnumerable<string?> assertionMethods = expected.TryGetProperty("assertionMethod", out var ids) ? ids.EnumerateArray().Select(id => id.GetString()) : [];
            Assert.Equal(assertionMethods.Order(StringComparer.Ordinal), document.AssertionMethods.Order(StringComparer.Ordinal));
            var method = Assert.Single(document.VerificationMethods);
            var jwk = expected.GetProperty("verificationMethod")[0];
            Assert.Equal(jwk.GetProperty("id").GetString(), method.Key);
            Assert.Equal(type == "x25519", StrictJson.Parse(bytes).TryGetProperty("keyAgreement", out _));
            AssertSameKey(type, jwk.GetProperty("publicKeyJwk"), method.Value.Key, did);
            read[type] = read.GetValueOrDefault(type) + 1;
        }

        Assert.Equal(["ed25519", "secp256k1", "secp256r1", "secp384r1", "secp521r1", "x25519"], read.Keys.Order(StringComparer.Ordinal));
        Assert.All(read.Values, count => Assert.Equal(2, count));
    }

    private static void AssertSameKey(string type, StrictJson jwk, Result<VerificationKey> key, Did did)
    {
        if (type is "ed25519" or "secp256r1" or "secp384r1")
        {
            Assert.Equal(Expect.Success(JwkReader.Read(jwk)).Encoded.ToArray(), Expect.Success(key).Encoded.ToArray());
            return;
        }

        Expect.Failure(ProblemCodes.KeyTypeUnsupported, key);
        var encoded = Expect.Success(Multikey.Read(did.MethodSpecificId)).Key;
        var x = Base64Url.DecodeFromChars(jwk.GetProperty("x").GetString());
        if (type == "x25519")
        {
            Assert.Equal(x, encoded);
            return;
        }

        var point = (type == "secp521r1" ? EcCurve.P521 : EcCurve.Secp256k1).Decompress(encoded);
        Assert.Equal(x, point!.Value.X);
        Assert.Equal(Base64Url.DecodeFromChars(jwk.GetProperty("y").GetString()), point.Value.Y);
    }

    [Theory]
    [InlineData("did:key:zUC7LbYAQUjoTVSJyieL3cxpbdA1QjWdqqtFMDoMRg4qkZtQWRrrd4LLVCboCd5xbxET3gNM6ALinG57wBZo5VoQ3AokhE9qpJehX4SHdsDJUGa9u3z22PEGLd1fBwzzLhTkJmV", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("did:key:notakey", "KEY_SYNTAX")]
    [InlineData("did:key:z6Mk:z6Mk", "KEY_SYNTAX")]
    [InlineData("did:key:z", "KEY_SYNTAX")]
    public void Rejects_WhatIsNoKeyOfOurs(string text, string code) =>
        Expect.Failure(ProblemCodes.All[code], DidKey.Resolve(Expect.Success(Did.Parse(text))));

    [Fact]
    public void Rejects_OtherSpellingsOfAKey()
    {
        using var key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
        var encoded = key.VerificationKey.Encoded.ToArray();

        // A varint with a needless byte, a leading zero byte (a leading 1 in base58), bytes behind the key, points off their curves.
        byte[][] others =
        [
            [0xed, 0x81, 0x00, .. encoded],
            [0x00, 0xed, 0x01, .. encoded],
            [0xed, 0x01, .. encoded, 0x00],
            [0xec, 0x01, .. encoded, 0x00],
            [0xe7, 0x01, 0x02, .. Enumerable.Repeat((byte)0xff, 32)],
            [0x82, 0x24, 0x04, .. new byte[66]],
        ];
        foreach (var bytes in others)
        {
            Assert.False(DidKey.Resolve(Expect.Success(Did.Parse("did:key:z" + Base58.Bitcoin.Encode(bytes)))).IsSuccess);
        }
    }
}
