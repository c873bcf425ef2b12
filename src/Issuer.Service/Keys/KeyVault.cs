using System.Security.Cryptography;
using System.Text;
using Untp.Core.Keys;

namespace Untp.Issuer.Keys;

/// <summary>
/// Private keys at rest: AES-256-GCM, bound to tenant and DID so that a row copied to another owner cannot be opened.
/// Threads: safe.
/// </summary>
internal sealed class KeyVault(KeyOptions options) : IDisposable
{
    private const byte Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    // The key, not a cipher: an AesGcm is no two threads' at once.
    private readonly byte[] _masterKey = Convert.FromBase64String(options.MasterKey);

    /// <summary>Version, nonce, tag, ciphertext.</summary>
    public byte[] Seal(SigningKey key, string tenant, string did)
    {
        var secret = key.Export();
        try
        {
            var sealedKey = new byte[1 + NonceBytes + TagBytes + secret.Length];
            sealedKey[0] = Version;
            var nonce = sealedKey.AsSpan(1, NonceBytes);
            RandomNumberGenerator.Fill(nonce);
            using var cipher = new AesGcm(_masterKey, TagBytes);
            cipher.Encrypt(nonce, secret, sealedKey.AsSpan(1 + NonceBytes + TagBytes), sealedKey.AsSpan(1 + NonceBytes, TagBytes), Owner(tenant, did));
            return sealedKey;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <exception cref="CryptographicException">The bytes were changed, belong to another owner, or were sealed with another master key.</exception>
    public SigningKey Open(byte[] sealedKey, KeyType type, string tenant, string did)
    {
        if (sealedKey.Length <= 1 + NonceBytes + TagBytes || sealedKey[0] != Version)
        {
            throw new CryptographicException("The stored key has no form that this version knows.");
        }

        var secret = new byte[sealedKey.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var cipher = new AesGcm(_masterKey, TagBytes);
            cipher.Decrypt(sealedKey.AsSpan(1, NonceBytes), sealedKey.AsSpan(1 + NonceBytes + TagBytes), sealedKey.AsSpan(1 + NonceBytes, TagBytes), secret, Owner(tenant, did));
            return SigningKey.Import(type, secret) is { IsSuccess: true } key ? key.Value : throw new CryptographicException("The stored key cannot be imported.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_masterKey);

    private static byte[] Owner(string tenant, string did) => Encoding.UTF8.GetBytes($"{tenant}\n{did}");
}
