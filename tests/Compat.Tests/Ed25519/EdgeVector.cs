using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Compat.Tests.Ed25519;

/// <summary>A crafted signature, made with the knowledge of both scalars: A = aB + iT, R = rB + jT, S = r + ha, with 8T = 0.</summary>
internal sealed record EdgeVector(string Name, byte[] PublicKey, byte[] Message, byte[] Signature)
{
    private static readonly ReferencePoint[] _torsion = [.. Enumerable.Range(0, 8).Select(index => index * ReferencePoint.Torsion)];

    /// <summary>All 14 encodings of the 8 points of small order that a lenient reader takes, with the point's index i in iT.</summary>
    public static IReadOnlyList<(int Index, byte[] Encoded)> SmallOrder { get; } =
    [
        .. _torsion.Select((point, index) => (index, point.Encode())),
        // The sign bit where x is 0.
        (0, Encoded(1, sign: true)),
        (4, Encoded(ReferencePoint.P - 1, sign: true)),
        // y = 0 and y = 1 with p added.
        (IndexOf(Encoded(0, sign: false)), Encoded(ReferencePoint.P, sign: false)),
        (IndexOf(Encoded(0, sign: true)), Encoded(ReferencePoint.P, sign: true)),
        (0, Encoded(ReferencePoint.P + 1, sign: false)),
        (0, Encoded(ReferencePoint.P + 1, sign: true)),
    ];

    /// <summary>
    /// Makes a signature that satisfies SB = R + hA (or, when not <paramref name="exact"/>, only 8SB = 8R + 8hA) for the message that is
    /// found by trying; null where no message can.
    /// </summary>
    /// <param name="a">The scalar of A; 0 for a key of small order.</param>
    /// <param name="i">The multiple of T in A.</param>
    /// <param name="r">The scalar of R; 0 for an R of small order.</param>
    /// <param name="j">The multiple of T in R.</param>
    /// <param name="encodedA">Another encoding of A.</param>
    /// <param name="encodedR">Another encoding of R.</param>
    /// <param name="exact">Whether the parts of small order cancel out.</param>
    /// <param name="reencoded">Whether h is over the canonical encodings, as verifiers do it that write points anew.</param>
    public static EdgeVector? TryMake(
        BigInteger a, int i, BigInteger r, int j, byte[]? encodedA = null, byte[]? encodedR = null, bool exact = true, bool reencoded = false)
    {
        var canonicalA = (a * ReferencePoint.Base + _torsion[i]).Encode();
        var canonicalR = (r * ReferencePoint.Base + _torsion[j]).Encode();
        encodedA ??= canonicalA;
        encodedR ??= canonicalR;
        var message = new byte[4];
        for (var attempt = 0; attempt < 300; attempt++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(message, attempt);
            var h = reencoded ? Hash(canonicalR, canonicalA, message) : Hash(encodedR, encodedA, message);
            if (((j + h * i) % 8).IsZero == exact)
            {
                var s = (r + h * a) % ReferencePoint.L;
                var name = $"a={(a.IsZero ? "0" : "a")} i={i} r={(r.IsZero ? "0" : "r")} j={j} "
                    + $"A={Convert.ToHexStringLower(encodedA)} R={Convert.ToHexStringLower(encodedR)} exact={exact} reencoded={reencoded}";
                return new(name, encodedA, message, [.. encodedR, .. ReferencePoint.Bytes(s)]);
            }
        }

        return null;
    }

    /// <summary>Whether a verifier without any of the strict checks accepts it.</summary>
    public bool IsAcceptedByLenientVerifier(bool withCofactor = false, bool reencoding = false)
    {
        var a = ReferencePoint.Decode(PublicKey)!.Value;
        var r = ReferencePoint.Decode(Signature.AsSpan(0, 32))!.Value;
        var s = new BigInteger(Signature.AsSpan(32), isUnsigned: true);
        var h = reencoding ? Hash(r.Encode(), a.Encode(), Message) : Hash(Signature[..32], PublicKey, Message);
        BigInteger cofactor = withCofactor ? 8 : 1;
        return (cofactor * (s * ReferencePoint.Base)).IsSamePoint(cofactor * (r + h * a));
    }

    private static BigInteger Hash(byte[] r, byte[] a, byte[] message) =>
        new BigInteger(SHA512.HashData([.. r, .. a, .. message]), isUnsigned: true) % ReferencePoint.L;

    private static byte[] Encoded(BigInteger y, bool sign)
    {
        var encoded = ReferencePoint.Bytes(y);
        encoded[31] |= (byte)(sign ? 0x80 : 0);
        return encoded;
    }

    private static int IndexOf(byte[] canonical) => Array.FindIndex(_torsion, point => point.Encode().AsSpan().SequenceEqual(canonical));
}
