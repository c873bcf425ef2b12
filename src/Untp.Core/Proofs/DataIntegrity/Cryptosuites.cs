using Untp.Core.Keys;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>The cryptosuites that are used here.</summary>
internal static class Cryptosuites
{
    private static readonly ICryptosuite[] _all =
    [
        new RdfcCryptosuite(DataIntegrityProof.Type, "eddsa-rdfc-2022", KeyType.Ed25519),
        new JcsCryptosuite(DataIntegrityProof.Type, "eddsa-jcs-2022", KeyType.Ed25519),
        new RdfcCryptosuite(DataIntegrityProof.Type, "ecdsa-rdfc-2019", KeyType.P256, KeyType.P384),
        new JcsCryptosuite(DataIntegrityProof.Type, "ecdsa-jcs-2019", KeyType.P256, KeyType.P384),
        new RdfcCryptosuite("Ed25519Signature2020", "Ed25519Signature2020", KeyType.Ed25519),
    ];

    /// <summary>For a person: the suites by name.</summary>
    public static string Names { get; } = string.Join(", ", _all.Select(suite => suite.Name));

    /// <summary>The suite that proofs are made with; null where none of this name is used here.</summary>
    public static ICryptosuite? Find(string name) => Array.Find(_all, suite => suite.Name == name);

    /// <summary>The suite of a proof of this type and, where the type leaves it open, this <c>cryptosuite</c>.</summary>
    public static ICryptosuite? Find(string type, string? cryptosuite) =>
        Array.Find(_all, suite => suite.Type == type && suite.Name == (type == DataIntegrityProof.Type ? cryptosuite : type));
}
