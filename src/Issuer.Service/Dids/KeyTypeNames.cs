using Untp.Core.Keys;
using Untp.Core.Problems;

namespace Untp.Issuer.Dids;

/// <summary>The types of keys that are made here, as requests name them.</summary>
internal static class KeyTypeNames
{
    /// <summary>What is wrong with any other name.</summary>
    public static Problem Unknown { get; } = new(ProblemCodes.KeyTypeUnsupported, "keyType is Ed25519, P-256 or P-384.", "/keyType");

    /// <summary>The type of a name; null where there is none.</summary>
    public static KeyType? Find(string? name) => name switch
    {
        "Ed25519" => KeyType.Ed25519,
        "P-256" => KeyType.P256,
        "P-384" => KeyType.P384,
        _ => null,
    };
}
