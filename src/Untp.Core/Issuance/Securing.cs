using Untp.Core.Credentials;
using Untp.Core.Keys;
using Untp.Core.Proofs.Jose;

namespace Untp.Core.Issuance;

/// <summary>A way to secure what is issued: an enveloping JWT, or an embedded proof of one cryptosuite. Immutable.</summary>
public sealed class Securing
{
    private readonly KeyType[] _keys;

    private Securing(string name, string? cryptosuite, params KeyType[] keys) => (Name, Cryptosuite, _keys) = (name, cryptosuite, keys);

    /// <summary><c>vc+jwt</c>: a compact JWS around the document.</summary>
    public static Securing Jose { get; } = new("vc+jwt", null, KeyType.Ed25519, KeyType.P256, KeyType.P384);

    /// <summary>The cryptosuite of the VC API where the caller names none.</summary>
    public static Securing Default { get; } = new("eddsa-rdfc-2022", "eddsa-rdfc-2022", KeyType.Ed25519);

    /// <summary>All ways, by the names that callers use.</summary>
    public static IReadOnlyList<Securing> All { get; } =
    [
        Jose,
        Default,
        new("eddsa-jcs-2022", "eddsa-jcs-2022", KeyType.Ed25519),
        new("ecdsa-rdfc-2019", "ecdsa-rdfc-2019", KeyType.P256, KeyType.P384),
        new("ecdsa-jcs-2019", "ecdsa-jcs-2019", KeyType.P256, KeyType.P384),
    ];

    /// <summary>All names, for a person.</summary>
    public static string Names { get; } = string.Join(", ", All.Select(securing => securing.Name));

    /// <summary>The name: <c>vc+jwt</c> or that of the cryptosuite.</summary>
    public string Name { get; }

    /// <summary>The cryptosuite of the embedded proof; null for a JWT.</summary>
    public string? Cryptosuite { get; }

    /// <summary>The media type of a credential that is secured so.</summary>
    public string MediaType => Cryptosuite is null ? VcJwt.MediaType : EnvelopedCredential.MediaType;

    /// <summary>The way of this name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public static Securing? Find(string? name) => All.FirstOrDefault(securing => securing.Name == name);

    /// <summary>The embedded proof over statements that a key of this type makes.</summary>
    /// <param name="type">The key's type.</param>
    public static Securing ProofFor(KeyType type) => All.First(securing => securing.Cryptosuite is not null && securing.Fits(type));

    /// <summary>True where a key of this type can sign so.</summary>
    /// <param name="type">The key's type.</param>
    public bool Fits(KeyType type) => _keys.Contains(type);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
