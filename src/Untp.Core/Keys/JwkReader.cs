using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Keys;

/// <summary>Reads public keys in the form of JSON Web Keys. Source: RFC 7517, section 4; RFC 7518, section 6.2; RFC 8037, section 2.</summary>
public static class JwkReader
{
    private const int CoordinateBytes = 32;

    /// <summary>Reads a public key.</summary>
    /// <remarks>
    /// Shape: an object with <c>kty</c> OKP and <c>crv</c> Ed25519, or EC and P-256; coordinates in canonical base64url.
    /// Errors: KEY_SYNTAX, also for a private key; KEY_TYPE_UNSUPPORTED, ED25519_UNAVAILABLE; never throws.
    /// </remarks>
    /// <param name="jwk">The key.</param>
    public static Result<VerificationKey> Read(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.KeySyntax, "A JSON Web Key is an object.");
        }

        if (jwk.TryGetProperty("d", out _))
        {
            return new Problem(ProblemCodes.KeySyntax, "The JSON Web Key holds its private part (d); whoever can read it can sign, so it proves nothing.");
        }

        return (Text(jwk, "kty"), Text(jwk, "crv")) switch
        {
            ("OKP", "Ed25519") => Coordinate(jwk, "x") is { } x ? VerificationKey.Import(KeyType.Ed25519, x) : NoCoordinates(),
            ("EC", "P-256") => Coordinate(jwk, "x") is { } x && Coordinate(jwk, "y") is { } y ? ReadP256(x, y) : NoCoordinates(),
            (null, _) => new Problem(ProblemCodes.KeySyntax, "The JSON Web Key states no kty."),
            _ => new Problem(ProblemCodes.KeyTypeUnsupported, "The JSON Web Key is of a type that is not used here; OKP with Ed25519 and EC with P-256 are."),
        };
    }

    private static Result<VerificationKey> ReadP256(byte[] x, byte[] y)
    {
        var compressed = P256Point.Compress(new() { X = x, Y = y });
        return P256Point.Decompress(compressed) is { } point && point.Y.AsSpan().SequenceEqual(y)
            ? VerificationKey.Import(KeyType.P256, compressed)
            : new Problem(ProblemCodes.KeySyntax, "The coordinates x and y are no point of P-256.");
    }

    private static byte[]? Coordinate(JsonElement jwk, string name) =>
        Text(jwk, name) is { } text && StrictBase64Url.Decode(Encoding.UTF8.GetBytes(text)) is { Length: CoordinateBytes } bytes ? bytes : null;

    private static Problem NoCoordinates() =>
        new(ProblemCodes.KeySyntax, $"The coordinates of the JSON Web Key are not {CoordinateBytes} bytes each in base64url without padding.");

    private static string? Text(JsonElement jwk, string name) =>
        jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
