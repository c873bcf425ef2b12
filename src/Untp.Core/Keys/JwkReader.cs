using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Keys;

/// <summary>Reads public keys in the form of JSON Web Keys. Source: RFC 7517, section 4; RFC 7518, section 6.2; RFC 8037, section 2.</summary>
public static class JwkReader
{
    private const int Ed25519Bytes = 32;

    // RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1.
    private static readonly string[] _privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Reads a public key.</summary>
    /// <remarks>
    /// Shape: an object with <c>kty</c> OKP and <c>crv</c> Ed25519, or EC and P-256 or P-384; coordinates in canonical base64url.
    /// Errors: KEY_SYNTAX, also for a private key or an <c>alg</c> of another type; KEY_NOT_AUTHORIZED (<c>use</c>, <c>key_ops</c>); KEY_TYPE_UNSUPPORTED, ED25519_UNAVAILABLE; never throws.
    /// </remarks>
    /// <param name="jwk">The key.</param>
    public static Result<VerificationKey> Read(StrictJson jwk)
    {
        if (CheckIsPublic(jwk) is { } problem)
        {
            return problem;
        }

        var key = (jwk.FindString("kty"), jwk.FindString("crv")) switch
        {
            ("OKP", "Ed25519") => Coordinate(jwk, "x", Ed25519Bytes) is { } x ? VerificationKey.Import(KeyType.Ed25519, x) : NoCoordinates(Ed25519Bytes),
            ("EC", "P-256") => ReadPoint(jwk, EcdsaScheme.P256),
            ("EC", "P-384") => ReadPoint(jwk, EcdsaScheme.P384),
            _ => new Problem(ProblemCodes.KeyTypeUnsupported, "The JSON Web Key is of a type that is not used here; OKP with Ed25519 and EC with P-256 and P-384 are."),
        };
        return key.IsSuccess && CheckUse(jwk, key.Value.Type) is { } misuse ? misuse : key;
    }

    /// <summary>Why this is no public key of any type; null where it may be one. Errors: KEY_SYNTAX.</summary>
    internal static Problem? CheckIsPublic(StrictJson jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.KeySyntax, "A JSON Web Key is an object.");
        }

        if (Array.Find(_privateMembers, name => jwk.TryGetProperty(name, out _)) is { } member)
        {
            return new Problem(ProblemCodes.KeySyntax, $"The JSON Web Key holds its private part ({member}); whoever can read it can sign, so it proves nothing.");
        }

        return jwk.FindString("kty") is null ? new Problem(ProblemCodes.KeySyntax, "The JSON Web Key states no kty.") : null;
    }

    /// <summary>Why a key is not for verifying signatures, or not by its own algorithm (RFC 7517, sections 4.2 to 4.4); null where it is.</summary>
    private static Problem? CheckUse(StrictJson jwk, KeyType type)
    {
        if (jwk.TryGetProperty("use", out var use) && !(use.ValueKind == JsonValueKind.String && use.ValueEquals("sig"u8)))
        {
            return new Problem(ProblemCodes.KeyNotAuthorized, "The JSON Web Key is not for signatures: its use is not sig.");
        }

        if (jwk.TryGetProperty("key_ops", out var operations) && !IsForVerifying(operations))
        {
            return new Problem(ProblemCodes.KeyNotAuthorized, "The JSON Web Key is not for verifying signatures: its key_ops are no array of different strings that holds verify.");
        }

        return jwk.TryGetProperty("alg", out var alg) && !(alg.ValueKind == JsonValueKind.String && JoseAlgorithm.Fits(alg.GetString()!, type))
            ? new Problem(ProblemCodes.KeySyntax, $"alg of the JSON Web Key is not {JoseAlgorithm.Of(type)}, the algorithm of its type and curve.")
            : null;
    }

    private static bool IsForVerifying(StrictJson operations)
    {
        if (operations.ValueKind != JsonValueKind.Array || operations.EnumerateArray().Any(operation => operation.ValueKind != JsonValueKind.String))
        {
            return false;
        }

        var names = operations.EnumerateArray().Select(operation => operation.GetString()).ToList();
        return names.Contains("verify", StringComparer.Ordinal) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
    }

    private static Result<VerificationKey> ReadPoint(StrictJson jwk, EcdsaScheme scheme)
    {
        var curve = scheme.Curve;
        if (Coordinate(jwk, "x", curve.CoordinateBytes) is not { } x || Coordinate(jwk, "y", curve.CoordinateBytes) is not { } y)
        {
            return NoCoordinates(curve.CoordinateBytes);
        }

        var compressed = EcCurve.Compress(new() { X = x, Y = y });
        return curve.Decompress(compressed) is { } point && point.Y.AsSpan().SequenceEqual(y)
            ? VerificationKey.Import(scheme.Type, compressed)
            : new Problem(ProblemCodes.KeySyntax, $"The coordinates x and y are no point of {curve.Name}.");
    }

    private static byte[]? Coordinate(StrictJson jwk, string name, int length) =>
        jwk.FindString(name) is { } text && StrictBase64Url.Decode(Encoding.UTF8.GetBytes(text)) is { } bytes && bytes.Length == length ? bytes : null;

    private static Problem NoCoordinates(int length) =>
        new(ProblemCodes.KeySyntax, $"The coordinates of the JSON Web Key are not {length} bytes each in base64url without padding.");
}
