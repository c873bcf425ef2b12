using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Keys;

public sealed class EcCurveTests
{
    private static readonly BigInteger _p = BigInteger.Parse("0ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [Fact]
    public void Decompresses_TheKeysOfTheFramework()
    {
        var data = "signed by the framework"u8;
        for (var i = 0; i < 200; i++)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            var compressed = EcCurve.Compress(point);

            var again = EcCurve.P256.Decompress(compressed);
            Assert.NotNull(again);
            Assert.Equal(point.X, again.Value.X);
            Assert.Equal(point.Y, again.Value.Y);

            var verifier = Expect.Success(VerificationKey.Import(KeyType.P256, compressed));
            Assert.True(verifier.Verify(data, key.SignData(data, HashAlgorithmName.SHA256)));

            // The other root is another key.
            compressed[0] ^= 1;
            var other = Expect.Success(VerificationKey.Import(KeyType.P256, compressed));
            Assert.False(other.Verify(data, key.SignData(data, HashAlgorithmName.SHA256)));
        }
    }

    [Theory]
    [InlineData("nistP384")]
    [InlineData("nistP521")]
    [InlineData("secp256k1")]
    public void Decompresses_TheKeysOfTheFramework_OnOtherCurves(string name)
    {
        var curve = name switch { "nistP384" => EcCurve.P384, "nistP521" => EcCurve.P521, _ => EcCurve.Secp256k1 };
        for (var i = 0; i < 50; i++)
        {
            using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(name));
            var point = key.ExportParameters(includePrivateParameters: false).Q;
            var again = curve.Decompress(EcCurve.Compress(point));

            Assert.Equal(curve.CoordinateBytes, point.X!.Length);
            Assert.Equal(point.X, again?.X);
            Assert.Equal(point.Y, again?.Y);
            Assert.Null(curve.Decompress(EcCurve.Compress(point).AsSpan(1)));
        }
    }

    [Fact]
    public void Rejects_EveryXThatIsNotOnTheCurve()
    {
        var random = new Random(20260118);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var x = new byte[32];
            random.NextBytes(x);
            x[0] = 0;
            byte[] encoded = [2, .. x];
            var isPoint = IsPoint(new BigInteger(x, isUnsigned: true, isBigEndian: true));

            Assert.Equal(isPoint, EcCurve.P256.Decompress(encoded) is not null);
            Assert.Equal(isPoint, VerificationKey.Import(KeyType.P256, encoded).IsSuccess);
            refused += isPoint ? 0 : 1;
        }

        Assert.InRange(refused, 60, 140);
    }

    [Fact]
    public void Rejects_OtherEncodings()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var good = EcCurve.Compress(point);
        byte[][] wrong =
        [
            [],
            [0],
            good[..^1],
            [.. good, 0],
            [0, .. good[1..]],
            [1, .. good[1..]],
            [4, .. good[1..]],
            [5, .. good[1..]],
            [4, .. point.X!, .. point.Y!],
            [2, .. new byte[31]],
            [2, .. Enumerable.Repeat((byte)0xff, 32)],
            [2, .. _p.ToByteArray(isUnsigned: true, isBigEndian: true)],
            // x + p for a small x that is on the curve: the same point in a second spelling.
            [2, .. (_p + SmallestX()).ToByteArray(isUnsigned: true, isBigEndian: true)],
        ];

        Assert.All(wrong, encoded => Expect.Failure(ProblemCodes.KeySyntax, VerificationKey.Import(KeyType.P256, encoded)));
    }

    private static BigInteger SmallestX()
    {
        BigInteger x = 1;
        while (!IsPoint(x))
        {
            x++;
        }

        return x;
    }

    /// <summary>Euler's criterion: another way than the square root that is tested.</summary>
    private static bool IsPoint(BigInteger x)
    {
        var b = BigInteger.Parse("05ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var square = ((BigInteger.ModPow(x, 3, _p) - (3 * x) + b) % _p + _p) % _p;
        return BigInteger.ModPow(square, (_p - 1) / 2, _p) == 1;
    }
}
