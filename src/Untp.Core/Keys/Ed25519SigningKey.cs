using NSec.Cryptography;
using Untp.Core.Problems;

namespace Untp.Core.Keys;

internal sealed class Ed25519SigningKey : SigningKey
{
    private static readonly KeyCreationParameters _exportable = new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };
    private readonly Key _key;

    private Ed25519SigningKey(Key key, VerificationKey verificationKey)
        : base(verificationKey) => _key = key;

    public static Result<SigningKey> Create()
    {
        try
        {
            return Wrap(Key.Create(SignatureAlgorithm.Ed25519, _exportable));
        }
        catch (PlatformNotSupportedException e)
        {
            return new Problem(ProblemCodes.Ed25519Unavailable, e.Message);
        }
    }

    public static Result<SigningKey> Import(ReadOnlySpan<byte> secret)
    {
        try
        {
            return Key.TryImport(SignatureAlgorithm.Ed25519, secret, KeyBlobFormat.RawPrivateKey, out var key, _exportable) && key is not null
                ? Wrap(key)
                : new Problem(ProblemCodes.KeySyntax, "An Ed25519 private key is a seed of 32 bytes.");
        }
        catch (PlatformNotSupportedException e)
        {
            return new Problem(ProblemCodes.Ed25519Unavailable, e.Message);
        }
    }

    public override byte[] Sign(ReadOnlySpan<byte> data) => SignatureAlgorithm.Ed25519.Sign(_key, data);

    public override byte[] Export() => _key.Export(KeyBlobFormat.RawPrivateKey);

    protected override void Dispose(bool disposing) => _key.Dispose();

    private static Result<SigningKey> Wrap(Key key)
    {
        var publicKey = Ed25519VerificationKey.Import(key.PublicKey.Export(KeyBlobFormat.RawPublicKey));
        return publicKey.IsSuccess ? new Ed25519SigningKey(key, publicKey.Value) : Result<SigningKey>.Failure(publicKey.Problems);
    }
}
