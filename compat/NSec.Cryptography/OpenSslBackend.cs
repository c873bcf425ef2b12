using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NSec.Cryptography;

/// <summary>Ed25519 by OpenSSL 3's libcrypto. It verifies without the cofactor.</summary>
internal sealed unsafe class OpenSslBackend : IEd25519Backend
{
    private const int EvpPkeyEd25519 = 1087;

    // .NET's own use of libcrypto asks for the same: threads may still verify while the process ends.
    private const ulong InitNoAtExit = 0x00080000;

    private static readonly string[] _libraries =
    [
        "libcrypto.so.3",
        "libcrypto.3.dylib",
        "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
    ];

    private static readonly Lazy<OpenSslBackend?> _instance = new(Load);

    private readonly delegate* unmanaged<int, nint, byte*, nuint, nint> _newPublicKey;
    private readonly delegate* unmanaged<int, nint, byte*, nuint, nint> _newPrivateKey;
    private readonly delegate* unmanaged<nint, byte*, nuint*, int> _getPublicKey;
    private readonly delegate* unmanaged<nint, byte*, nuint*, int> _getPrivateKey;
    private readonly delegate* unmanaged<nint, void> _freeKey;
    private readonly delegate* unmanaged<nint> _newContext;
    private readonly delegate* unmanaged<nint, void> _freeContext;
    private readonly delegate* unmanaged<nint, nint, nint, nint, nint, int> _signInit;
    private readonly delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int> _sign;
    private readonly delegate* unmanaged<nint, nint, nint, nint, nint, int> _verifyInit;
    private readonly delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int> _verify;
    private readonly delegate* unmanaged<void> _clearErrors;

    private OpenSslBackend(nint[] functions)
    {
        _newPublicKey = (delegate* unmanaged<int, nint, byte*, nuint, nint>)functions[1];
        _newPrivateKey = (delegate* unmanaged<int, nint, byte*, nuint, nint>)functions[2];
        _getPublicKey = (delegate* unmanaged<nint, byte*, nuint*, int>)functions[3];
        _getPrivateKey = (delegate* unmanaged<nint, byte*, nuint*, int>)functions[4];
        _freeKey = (delegate* unmanaged<nint, void>)functions[5];
        _newContext = (delegate* unmanaged<nint>)functions[6];
        _freeContext = (delegate* unmanaged<nint, void>)functions[7];
        _signInit = (delegate* unmanaged<nint, nint, nint, nint, nint, int>)functions[8];
        _sign = (delegate* unmanaged<nint, byte*, nuint*, byte*, nuint, int>)functions[9];
        _verifyInit = (delegate* unmanaged<nint, nint, nint, nint, nint, int>)functions[10];
        _verify = (delegate* unmanaged<nint, byte*, nuint, byte*, nuint, int>)functions[11];
        _clearErrors = (delegate* unmanaged<void>)functions[12];
    }

    /// <summary>The loaded library; null where there is none that works.</summary>
    public static OpenSslBackend? Instance => _instance.Value;

    public bool IsCofactorless => true;

    public SafeHandle ImportPublicKey(ReadOnlySpan<byte> point)
    {
        fixed (byte* pointer = point)
        {
            return Owned(_newPublicKey(EvpPkeyEd25519, 0, pointer, Ed25519.PointSize));
        }
    }

    public SafeHandle ImportPrivateKey(ReadOnlySpan<byte> seed, Span<byte> point)
    {
        fixed (byte* seedPointer = seed, pointPointer = point)
        {
            var key = Owned(_newPrivateKey(EvpPkeyEd25519, 0, seedPointer, Ed25519.SeedSize));
            Get(_getPublicKey, key, pointPointer);
            return key;
        }
    }

    public void ExportSeed(SafeHandle privateKey, Span<byte> seed)
    {
        fixed (byte* pointer = seed)
        {
            Get(_getPrivateKey, privateKey, pointer);
        }
    }

    public void Sign(SafeHandle privateKey, ReadOnlySpan<byte> data, Span<byte> signature)
    {
        using var key = new BorrowedHandle(privateKey);
        var context = _newContext();
        try
        {
            var size = (nuint)signature.Length;
            fixed (byte* dataPointer = data, signaturePointer = signature)
            {
                Require(context != 0
                    && _signInit(context, 0, 0, 0, key.Pointer) == 1
                    && _sign(context, signaturePointer, &size, dataPointer, (nuint)data.Length) == 1);
            }
        }
        finally
        {
            _freeContext(context);
        }
    }

    public bool Verify(SafeHandle publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        using var key = new BorrowedHandle(publicKey);
        var context = _newContext();
        try
        {
            Require(context != 0 && _verifyInit(context, 0, 0, 0, key.Pointer) == 1);
            fixed (byte* dataPointer = data, signaturePointer = signature)
            {
                var isValid = _verify(context, signaturePointer, (nuint)signature.Length, dataPointer, (nuint)data.Length) == 1;
                if (!isValid)
                {
                    // Whoever uses OpenSSL on this thread next must not find our error.
                    _clearErrors();
                }

                return isValid;
            }
        }
        finally
        {
            _freeContext(context);
        }
    }

    private static OpenSslBackend? Load()
    {
        var functions = NativeLibraryExports.Find(
            _libraries,
            [
                "OPENSSL_init_crypto",
                "EVP_PKEY_new_raw_public_key",
                "EVP_PKEY_new_raw_private_key",
                "EVP_PKEY_get_raw_public_key",
                "EVP_PKEY_get_raw_private_key",
                "EVP_PKEY_free",
                "EVP_MD_CTX_new",
                "EVP_MD_CTX_free",
                "EVP_DigestSignInit",
                "EVP_DigestSign",
                "EVP_DigestVerifyInit",
                "EVP_DigestVerify",
                "ERR_clear_error",
            ]);
        if (functions is null || ((delegate* unmanaged<ulong, nint, int>)functions[0])(InitNoAtExit, 0) != 1)
        {
            return null;
        }

        var backend = new OpenSslBackend(functions);
        return BackendProbe.Works(backend) ? backend : null;
    }

    private EvpKeyHandle Owned(nint key)
    {
        Require(key != 0);
        return new EvpKeyHandle(key, _freeKey);
    }

    private void Get(delegate* unmanaged<nint, byte*, nuint*, int> get, SafeHandle handle, byte* target)
    {
        using var key = new BorrowedHandle(handle);
        nuint size = Ed25519.PointSize;
        Require(get(key.Pointer, target, &size) == 1);
    }

    private void Require(bool succeeded)
    {
        if (!succeeded)
        {
            _clearErrors();
            throw new CryptographicException("OpenSSL could not use an Ed25519 key.");
        }
    }
}
