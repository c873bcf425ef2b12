using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NSec.Cryptography;

/// <summary>Ed25519 by libsodium. 1.0.18 (libsodium.so.23) verifies without the cofactor, later ones (libsodium.so.26) with it.</summary>
internal sealed unsafe class SodiumBackend : IEd25519Backend
{
    // libsodium's form of a private key: the seed, then the public key.
    private const int SecretSize = Ed25519.SeedSize + Ed25519.PointSize;

    private static readonly string[] _libraries =
    [
        "libsodium.so.23",
        "libsodium.so.26",
        "libsodium.dylib",
        "/opt/homebrew/lib/libsodium.dylib",
        "libsodium.dll",
    ];

    private static readonly Lazy<SodiumBackend?> _instance = new(Load);

    private readonly delegate* unmanaged<byte*, byte*, byte*, int> _seedKeyPair;
    private readonly delegate* unmanaged<byte*, ulong*, byte*, ulong, byte*, int> _sign;
    private readonly delegate* unmanaged<byte*, byte*, ulong, byte*, int> _verify;

    private SodiumBackend(nint[] functions)
    {
        _seedKeyPair = (delegate* unmanaged<byte*, byte*, byte*, int>)functions[1];
        _sign = (delegate* unmanaged<byte*, ulong*, byte*, ulong, byte*, int>)functions[2];
        _verify = (delegate* unmanaged<byte*, byte*, ulong, byte*, int>)functions[3];
        IsCofactorless = BackendProbe.IsCofactorless(this);
    }

    /// <summary>The loaded library; null where there is none that works.</summary>
    public static SodiumBackend? Instance => _instance.Value;

    public bool IsCofactorless { get; }

    public SafeHandle ImportPublicKey(ReadOnlySpan<byte> point)
    {
        var key = new NativeBytes(Ed25519.PointSize);
        point.CopyTo(key.Span);
        return key;
    }

    public SafeHandle ImportPrivateKey(ReadOnlySpan<byte> seed, Span<byte> point)
    {
        var key = new NativeBytes(SecretSize);
        fixed (byte* seedPointer = seed, pointPointer = point, secretPointer = key.Span)
        {
            if (_seedKeyPair(pointPointer, secretPointer, seedPointer) == 0)
            {
                return key;
            }
        }

        key.Dispose();
        throw new CryptographicException("libsodium could not make an Ed25519 key from a seed.");
    }

    public void ExportSeed(SafeHandle privateKey, Span<byte> seed)
    {
        using var key = new BorrowedHandle(privateKey);
        new ReadOnlySpan<byte>((void*)key.Pointer, Ed25519.SeedSize).CopyTo(seed);
    }

    public void Sign(SafeHandle privateKey, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        using var key = new BorrowedHandle(privateKey);
        fixed (byte* dataPointer = data, signaturePointer = signature)
        {
            if (_sign(signaturePointer, null, dataPointer, (ulong)data.Length, (byte*)key.Pointer) != 0)
            {
                throw new CryptographicException("libsodium could not sign.");
            }
        }
    }

    public bool Verify(SafeHandle publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = new BorrowedHandle(publicKey);
        fixed (byte* dataPointer = data, signaturePointer = signature)
        {
            return _verify(signaturePointer, dataPointer, (ulong)data.Length, (byte*)key.Pointer) == 0;
        }
    }

    private static SodiumBackend? Load()
    {
        var functions = NativeLibraryExports.Find(
            _libraries,
            [
                "sodium_init",
                "crypto_sign_ed25519_seed_keypair",
                "crypto_sign_ed25519_detached",
                "crypto_sign_ed25519_verify_detached",
            ]);
        if (functions is null || ((delegate* unmanaged<int>)functions[0])() < 0)
        {
            return null;
        }

        var backend = new SodiumBackend(functions);
        return BackendProbe.Works(backend) ? backend : null;
    }
}
