using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Keys;

public sealed class SigningKeyTests
{
    private static readonly BigInteger _order = BigInteger.Parse("0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static TheoryData<KeyType> Types => [.. Enum.GetValues<KeyType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Signs_WhatItsPublicHalfVerifies(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        using var stranger = Expect.Success(SigningKey.Create(type));
        foreach (var data in (byte[][])[[], [0], [.. "data"u8], new byte[100_000]])
        {
            var signature = key.Sign(data);

            Assert.Equal(type == KeyType.P384 ? 96 : 64, signature.Length);
            Assert.True(key.VerificationKey.Verify(data, signature));
            Assert.False(stranger.VerificationKey.Verify(data, signature));
            Assert.False(key.VerificationKey.Verify([.. data, 0], signature));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Refuses_EverySignatureWithOneBitFlipped(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var data = "data"u8.ToArray();
        var signature = key.Sign(data);
        for (var bit = 0; bit < 8 * signature.Length; bit++)
        {
            var wrong = signature.ToArray();
            wrong[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.False(key.VerificationKey.Verify(data, wrong), $"bit {bit}");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Refuses_SignaturesOfAnotherForm(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var data = "data"u8.ToArray();
        var signature = key.Sign(data);
        byte[][] wrong =
        [
            [],
            [0],
            signature[..^1],
            [.. signature, 0],
            [0, .. signature],
            [.. signature, .. signature],
            new byte[signature.Length],
            [.. Enumerable.Repeat((byte)0xff, signature.Length)],
            [.. new byte[signature.Length / 2], .. signature[(signature.Length / 2)..]],
            [.. signature[..(signature.Length / 2)], .. new byte[signature.Length / 2]],
        ];

        Assert.All(wrong, bytes => Assert.False(key.VerificationKey.Verify(data, bytes)));
    }

    [Fact]
    public void Refuses_EcdsaSignaturesInDer()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verifier = Expect.Success(VerificationKey.Import(KeyType.P256, EcCurve.Compress(key.ExportParameters(includePrivateParameters: false).Q)));

        Assert.False(verifier.Verify("data"u8, key.SignData("data"u8, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Imports_WhatItExports(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        var secret = key.Export();
        using var again = Expect.Success(SigningKey.Import(type, secret));

        Assert.Equal(type == KeyType.P384 ? 48 : 32, secret.Length);
        Assert.Equal(secret, again.Export());
        Assert.Equal(secret, key.Export());
        Assert.Equal(key.VerificationKey.Encoded.ToArray(), again.VerificationKey.Encoded.ToArray());
        Assert.True(key.VerificationKey.Verify("data"u8, again.Sign("data"u8)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Refuses_SecretsOfAnotherLength(KeyType type)
    {
        Assert.All((int[])[0, 1, 31, 33, 47, 49, 64], length =>
        {
            var secret = new byte[length];
            secret.AsSpan().Fill(7);
            Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(type, secret));
        });
    }

    [Fact]
    public void Refuses_P384ScalarsOutsideTheGroup()
    {
        // FIPS 186-4, appendix D.1.2.4.
        var order = BigInteger.Parse("39402006196394479212279040100143613805079739270465446667946905279627659399113263569398956308152294913554433653942643", CultureInfo.InvariantCulture);
        Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(KeyType.P384, new byte[48]));
        Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(KeyType.P384, order.ToByteArray(isUnsigned: true, isBigEndian: true)));
        using var last = Expect.Success(SigningKey.Import(KeyType.P384, (order - 1).ToByteArray(isUnsigned: true, isBigEndian: true)));
        Assert.True(last.VerificationKey.Verify("data"u8, last.Sign("data"u8)));
    }

    [Fact]
    public void Refuses_P256ScalarsOutsideTheGroup()
    {
        Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(KeyType.P256, new byte[32]));
        Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(KeyType.P256, _order.ToByteArray(isUnsigned: true, isBigEndian: true)));
        Expect.Failure(ProblemCodes.KeySyntax, SigningKey.Import(KeyType.P256, (_order + 1).ToByteArray(isUnsigned: true, isBigEndian: true)));
        using var last = Expect.Success(SigningKey.Import(KeyType.P256, (_order - 1).ToByteArray(isUnsigned: true, isBigEndian: true)));
        Assert.True(last.VerificationKey.Verify("data"u8, last.Sign("data"u8)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Serves_ManyThreadsAtOnce(KeyType type)
    {
        using var key = Expect.Success(SigningKey.Create(type));
        Parallel.For(0, 400, i =>
        {
            var data = BitConverter.GetBytes(i);
            Assert.True(key.VerificationKey.Verify(data, key.Sign(data)));
            Assert.False(key.VerificationKey.Verify(BitConverter.GetBytes(i + 1), key.Sign(data)));
        });
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Never_SignsAfterDispose(KeyType type)
    {
        var key = Expect.Success(SigningKey.Create(type));
        var signature = key.Sign("data"u8);
        key.Dispose();
        key.Dispose();

        Assert.ThrowsAny<ObjectDisposedException>(() => key.Sign("data"u8));
        Assert.True(key.VerificationKey.Verify("data"u8, signature));
    }

    [Fact]
    public void Refuses_TypesThatDoNotExist()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SigningKey.Create((KeyType)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => SigningKey.Import((KeyType)99, new byte[32]));
        Assert.Throws<ArgumentOutOfRangeException>(() => VerificationKey.Import((KeyType)99, new byte[32]));
    }
}
