using System.Numerics;
using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

public sealed class StrictEncodingTests
{
    private static readonly BigInteger _limit = BigInteger.Pow(2, 256);

    [Fact]
    public void Accepts_Scalars_Below_The_Group_Order_Only()
    {
        BigInteger[] below =
        [
            0, 1, BigInteger.Pow(2, 252) - 1, BigInteger.Pow(2, 252),
            ReferencePoint.L - BigInteger.Pow(2, 64), ReferencePoint.L - 2, ReferencePoint.L - 1,
        ];
        BigInteger[] notBelow =
        [
            ReferencePoint.L, ReferencePoint.L + 1, ReferencePoint.L + BigInteger.Pow(2, 64), ReferencePoint.L + BigInteger.Pow(2, 128),
            ReferencePoint.L + BigInteger.Pow(2, 192), BigInteger.Pow(2, 253), 8 * ReferencePoint.L, _limit - 1,
        ];
        Assert.All(below, scalar => Assert.True(StrictEncoding.IsScalar(ReferencePoint.Bytes(scalar))));
        Assert.All(notBelow, scalar => Assert.False(StrictEncoding.IsScalar(ReferencePoint.Bytes(scalar))));
    }

    [Fact]
    public void Rejects_Every_Encoding_Of_Small_Order() =>
        Assert.All(EdgeVector.SmallOrder, entry => Assert.False(StrictEncoding.IsPoint(entry.Encoded)));

    [Fact]
    public void Rejects_Every_Y_That_Is_Not_Reduced()
    {
        var sign = BigInteger.Pow(2, 255);
        for (var y = ReferencePoint.P; y < sign; y++)
        {
            Assert.False(StrictEncoding.IsPoint(ReferencePoint.Bytes(y)));
            Assert.False(StrictEncoding.IsPoint(ReferencePoint.Bytes(y + sign)));
        }
    }

    [Fact]
    public void Accepts_The_Neighbours_Of_What_It_Rejects()
    {
        var rejected = EdgeVector.SmallOrder.Select(entry => new BigInteger(entry.Encoded, isUnsigned: true)).ToHashSet();
        var sign = BigInteger.Pow(2, 255);
        var neighbours = rejected.SelectMany(y => (BigInteger[])[y - 2, y - 1, y + 1, y + 2])
            .Where(y => y >= 0 && y < _limit && y % sign < ReferencePoint.P && !rejected.Contains(y))
            .Distinct()
            .ToArray();
        Assert.InRange(neighbours.Length, 20, 32);
        Assert.All(neighbours, y => Assert.True(StrictEncoding.IsPoint(ReferencePoint.Bytes(y))));
        Assert.True(StrictEncoding.IsPoint(ReferencePoint.Base.Encode()));
    }

    [Fact]
    public void Rejects_Before_The_Library_Is_Asked()
    {
        var library = new SampleBackend(Verdict: true, IsCofactorless: true);
        var weak = EdgeVector.SmallOrder[1].Encoded;
        var point = ReferencePoint.Base.Encode();
        var scalar = ReferencePoint.Bytes(ReferencePoint.L - 1);
        var tooLarge = ReferencePoint.Bytes(ReferencePoint.L);
        bool Verify(byte[] publicKey, byte[] r, byte[] s) =>
            SignatureAlgorithm.Ed25519.Verify(new PublicKey(library, publicKey), [], [.. r, .. s]);

        Assert.True(Verify(point, point, scalar));
        Assert.False(Verify(weak, point, scalar));
        Assert.False(Verify(point, weak, scalar));
        Assert.False(Verify(point, point, tooLarge));
    }
}
