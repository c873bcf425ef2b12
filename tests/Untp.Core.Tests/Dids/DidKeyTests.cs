using SimpleBase;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids;

public sealed class DidKeyTests
{
    [Theory]
    [InlineData(KeyType.Ed25519)]
    [InlineData(KeyType.P256)]
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
        var read = 0;
        foreach (var vector in Vectors.ReadFolder("did-key").Where(vector => vector.GetProperty("type").GetString() is "ed25519" or "secp256r1"))
        {
            var expected = vector.GetProperty("application/did+json").GetProperty("didDocument");
            var did = Expect.Success(Did.Parse(expected.GetProperty("id").GetString()!));
            var document = Expect.Success(DidDocumentReader.Read(Expect.Success(DidKey.Resolve(did)), did));

            Assert.Equal(expected.GetProperty("assertionMethod").EnumerateArray().Select(id => id.GetString()).Order(StringComparer.Ordinal), document.AssertionMethods.Order(StringComparer.Ordinal));
            Assert.Equal(expected.GetProperty("verificationMethod")[0].GetProperty("id").GetString(), Assert.Single(document.VerificationMethods).Key);
            read++;
        }

        Assert.Equal(4, read);
    }

    [Theory]
    [InlineData("did:key:z6LSrdqo4M24WRDJj1h2hXxgtDTyzjjKCiyapYVgrhwZAySn", "KEY_TYPE_UNSUPPORTED")]
    [InlineData("did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", "KEY_TYPE_UNSUPPORTED")]
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

        // A varint with a needless byte, a leading zero byte (a leading 1 in base58), bytes behind the key.
        foreach (var bytes in (byte[][])[[0xed, 0x81, 0x00, .. encoded], [0x00, 0xed, 0x01, .. encoded], [0xed, 0x01, .. encoded, 0x00]])
        {
            Assert.False(DidKey.Resolve(Expect.Success(Did.Parse("did:key:z" + Base58.Bitcoin.Encode(bytes)))).IsSuccess);
        }
    }
}
