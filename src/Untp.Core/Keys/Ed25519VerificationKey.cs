using NSec.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class Ed25519VerificationKey : VerificationKey
{
    private readonly PublicKey _key;

    private Ed25519VerificationKey(PublicKey key, byte[] encoded)
        : base(KeyType.Ed25519, encoded) => _key = key;

    public static Result<VerificationKey> Import(ReadOnlySpan<byte> encoded)
    {
        if (encoded.Length != 32)
        {
            return new Problem(ProblemCodes.KeySyntax, $"An Ed25519 key has 32 bytes, this one {encoded.Length}.");
        }

        try
        {
            return PublicKey.TryImport(SignatureAlgorithm.Ed25519, encoded, KeyBlobFormat.RawPublicKey, out var key) && key is not null
                ? new Ed25519VerificationKey(key, encoded.ToArray())
                : new Problem(ProblemCodes.KeySyntax, "The Ed25519 key is not a point of the curve.");
        }
        catch (PlatformNotSupportedException e)
        {
            return new Problem(ProblemCodes.Ed25519Unavailable, e.Message);
        }
    }

    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        signature.Length == 64 && SignatureAlgorithm.Ed25519.Verify(_key, data, signature);
}
