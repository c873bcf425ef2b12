using System.Numerics;
using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

/// <summary>
/// The cases of "Taming the many EdDSAs" (https://eprint.iacr.org/2020/1244) and their neighbours, made here. That
/// each vector does satisfy its equation is checked first: a vector that nobody accepts would prove nothing.
/// </summary>
public sealed class EdgeVectorTests
{
    private static readonly BigInteger _a = BigInteger.Pow(3, 200) % ReferencePoint.L;
    private static readonly BigInteger _r = BigInteger.Pow(7, 100) % ReferencePoint.L;

    public static TheoryData<string> Names => Backends.Names;

    [Fact]
    public void Small_Order_Encodings_Are_The_Fourteen_Known_Ones()
    {
        Assert.Equal(14, EdgeVector.SmallOrder.Select(entry => Convert.ToHexString(entry.Encoded)).Distinct().Count());
        Assert.All(EdgeVector.SmallOrder, entry =>
        {
            var decoded = ReferencePoint.Decode(entry.Encoded)!.Value;
            Assert.True((8 * decoded).IsSamePoint(ReferencePoint.Identity));
            Assert.True(decoded.IsSamePoint(entry.Index * ReferencePoint.Torsion));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Public_Keys_Of_Small_Order(string backend)
    {
        // R may be honest or carry a part of small order: both pass elsewhere.
        var vectors = All(from key in EdgeVector.SmallOrder
                          from j in Enumerable.Range(0, 8)
                          select EdgeVector.TryMake(0, key.Index, _r, j, encodedA: key.Encoded));
        Assert.InRange(vectors.Count, 14, 112);
        RejectsWhatOthersAccept(backend, vectors);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_R_Of_Small_Order(string backend)
    {
        var vectors = All(from point in EdgeVector.SmallOrder
                          from i in Enumerable.Range(0, 8)
                          select EdgeVector.TryMake(_a, i, 0, point.Index, encodedR: point.Encoded));
        Assert.InRange(vectors.Count, 14, 112);
        RejectsWhatOthersAccept(backend, vectors);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Public_Key_And_R_Of_Small_Order_With_S_Zero(string backend)
    {
        var vectors = All(from key in EdgeVector.SmallOrder
                          from point in EdgeVector.SmallOrder
                          select EdgeVector.TryMake(0, key.Index, 0, point.Index, key.Encoded, point.Encoded));
        Assert.InRange(vectors.Count, 100, 196);
        Assert.All(vectors, vector => Assert.True(vector.Signature.AsSpan(32).IndexOfAnyExcept((byte)0) < 0));
        RejectsWhatOthersAccept(backend, vectors);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Non_Canonical_Points_Hashed_Canonically(string backend)
    {
        var alternatives = EdgeVector.SmallOrder.Skip(8).ToArray();
        var vectors = All([
            .. alternatives.Select(key => EdgeVector.TryMake(0, key.Index, _r, 0, encodedA: key.Encoded, reencoded: true)),
            .. alternatives.Select(point => EdgeVector.TryMake(_a, 1, 0, point.Index, encodedR: point.Encoded, reencoded: true)),
        ]);
        Assert.Equal(12, vectors.Count);
        Assert.All(vectors, vector => Assert.True(vector.IsAcceptedByLenientVerifier(reencoding: true), vector.Name));
        Assert.All(vectors, vector => Assert.False(Verify(backend, vector), vector.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Accepts_Parts_Of_Small_Order_That_Cancel_Out(string backend)
    {
        var vectors = All(from i in Enumerable.Range(0, 8) from j in Enumerable.Range(0, 8) select EdgeVector.TryMake(_a, i, _r, j));
        Assert.InRange(vectors.Count, 30, 64);
        Assert.All(vectors, vector => Assert.True(vector.IsAcceptedByLenientVerifier(), vector.Name));
        Assert.All(vectors, vector => Assert.True(Verify(backend, vector), vector.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Decides_Parts_Of_Small_Order_That_Do_Not_Cancel_Out_By_The_Exact_Equation(string backend)
    {
        var vectors = All(from i in Enumerable.Range(0, 8)
                          from j in Enumerable.Range(0, 8)
                          select EdgeVector.TryMake(_a, i, _r, j, exact: false));
        Assert.InRange(vectors.Count, 56, 64);
        Assert.All(vectors, vector =>
        {
            Assert.False(vector.IsAcceptedByLenientVerifier(), vector.Name);
            Assert.True(vector.IsAcceptedByLenientVerifier(withCofactor: true), vector.Name);
        });

        // Newer versions of libsodium multiply by the cofactor; BackendChoice prefers any other library to those.
        var withCofactor = !Backends.Get(backend).IsCofactorless;
        Assert.All(vectors, vector => Assert.Equal(withCofactor, Verify(backend, vector)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_S_Plus_Multiples_Of_The_Group_Order(string backend)
    {
        var valid = EdgeVector.TryMake(_a, 0, _r, 0)!;
        Assert.True(Verify(backend, valid));
        var s = new BigInteger(valid.Signature.AsSpan(32), isUnsigned: true);
        var tried = 0;
        for (var larger = s + ReferencePoint.L; larger < BigInteger.Pow(2, 256); larger += ReferencePoint.L)
        {
            var vector = valid with { Name = $"S + {++tried}L", Signature = [.. valid.Signature[..32], .. ReferencePoint.Bytes(larger)] };
            Assert.True(vector.IsAcceptedByLenientVerifier(), vector.Name);
            Assert.False(Verify(backend, vector), vector.Name);
        }

        Assert.InRange(tried, 14, 15);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Rejects_Public_Keys_That_Are_No_Point(string backend)
    {
        var valid = EdgeVector.TryMake(_a, 0, _r, 0)!;
        var noPoints = Enumerable.Range(2, 100)
            .Select(y => ReferencePoint.Bytes(y))
            .Where(bytes => ReferencePoint.Decode(bytes) is null)
            .ToArray();
        Assert.InRange(noPoints.Length, 30, 70);
        Assert.All(noPoints, bytes => Assert.False(Verify(backend, valid with { PublicKey = bytes })));
    }

    private static List<EdgeVector> All(IEnumerable<EdgeVector?> vectors) => [.. vectors.OfType<EdgeVector>()];

    private static void RejectsWhatOthersAccept(string backend, List<EdgeVector> vectors)
    {
        Assert.All(vectors, vector => Assert.True(vector.IsAcceptedByLenientVerifier(), vector.Name));
        Assert.All(vectors, vector => Assert.False(Verify(backend, vector), vector.Name));
    }

    private static bool Verify(string backend, EdgeVector vector) =>
        SignatureAlgorithm.Ed25519.Verify(new PublicKey(Backends.Get(backend), vector.PublicKey), vector.Message, vector.Signature);
}
