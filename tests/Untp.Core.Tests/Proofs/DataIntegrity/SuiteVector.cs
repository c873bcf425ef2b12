using System.Text;
using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>One of the worked examples of the cryptosuites' specifications: a signed document and every step on the way to it.</summary>
internal sealed record SuiteVector(string Specification, string Folder, string Suffix, string Suite, KeyType KeyType)
{
    public const string Purpose = "assertionMethod";

    public static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<SuiteVector> All { get; } =
    [
        new("vc-di-eddsa", "eddsa-rdfc-2022", "DataInt", "eddsa-rdfc-2022", KeyType.Ed25519),
        new("vc-di-eddsa", "eddsa-jcs-2022", "JCS", "eddsa-jcs-2022", KeyType.Ed25519),
        new("vc-di-eddsa", "Ed25519Signature2020", "EdSig", "Ed25519Signature2020", KeyType.Ed25519),
        new("vc-di-ecdsa", "ecdsa-rdfc-2019-p256", "ECDSAP256", "ecdsa-rdfc-2019", KeyType.P256),
        new("vc-di-ecdsa", "ecdsa-jcs-2019-p256", "JCSECDSAP256", "ecdsa-jcs-2019", KeyType.P256),
    ];

    public StrictJson Signed => Json("signed");

    public StrictJson Unsigned => Vectors.Read("vectors", Specification, "unsigned.json");

    public VerificationKey Key => Expect.Success(Multikey.Decode(KeyPair.GetProperty("publicKeyMultibase").GetString()!));

    private StrictJson KeyPair => Vectors.Read("vectors", Specification, KeyType == KeyType.Ed25519 ? "keyPair.json" : "p256KeyPair.json");

    public static SuiteVector Of(string folder) => All.Single(vector => vector.Folder == folder);

    /// <summary>A private Multikey: two bytes of prefix, then the seed or scalar.</summary>
    public SigningKey SigningKey() =>
        Expect.Success(Untp.Core.Keys.SigningKey.Import(
            KeyType,
            Multibase.Decode(KeyPair.GetProperty(KeyType == KeyType.Ed25519 ? "privateKeyMultibase" : "secretKeyMultibase").GetString()!, 128).Value.AsSpan(2)));

    public StrictJson Json(string name) => Vectors.Read("vectors", Specification, Folder, $"{name}{Suffix}.json");

    public string Text(string name) => Encoding.UTF8.GetString(Vectors.ReadBytes("vectors", Specification, Folder, $"{name}{Suffix}.txt")).Trim();

    public ProofOptions Options()
    {
        var proof = Signed.GetProperty("proof");
        return new(Suite, proof.GetProperty("verificationMethod").GetString()!, Purpose, DateTimeOffset.Parse(proof.GetProperty("created").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
    }
}
