using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Core.Proofs.Jose;

/// <summary>Which JOSE algorithm goes with which key. The key decides; the header only has to agree (RFC 8725, section 3.1).</summary>
public static class JoseAlgorithm
{
    private static readonly KeyType[] _types = Enum.GetValues<KeyType>();

    /// <summary>The name that is written for a key.</summary>
    /// <param name="type">The key's type.</param>
    public static string Of(KeyType type) => type switch
    {
        KeyType.Ed25519 => "EdDSA",
        KeyType.P256 => "ES256",
        KeyType.P384 => "ES384",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    /// <summary>True where some key type goes with this name, compared exactly.</summary>
    /// <param name="alg">The name as written.</param>
    public static bool IsAllowed(string alg) => Array.Exists(_types, type => Fits(alg, type));

    /// <summary>True where the name goes with the key. Ed25519 is also written as RFC 9864 names it.</summary>
    /// <param name="alg">The name as written.</param>
    /// <param name="type">The key's type.</param>
    public static bool Fits(string alg, KeyType type) => alg == Of(type) || (type == KeyType.Ed25519 && alg == "Ed25519");

    /// <summary>Why the name does not go with the key; null where it does. Errors: ALG_NOT_ALLOWED.</summary>
    internal static Problem? Check(string alg, KeyType type) => Fits(alg, type)
        ? null
        : new(ProblemCodes.AlgNotAllowed, $"alg is not {Of(type)}, the algorithm of the signer's key.", "/alg");
}
