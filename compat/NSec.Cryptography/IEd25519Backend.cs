using System.Runtime.InteropServices;

namespace NSec.Cryptography;

/// <summary>A native library that signs and verifies. Callers check sizes and encodings first.</summary>
/// <remarks>Threads: all members may be called from any thread, also with the same handle.</remarks>
internal interface IEd25519Backend
{
    /// <summary>Whether it verifies SB = R + hA exactly, and not multiplied by the cofactor 8.</summary>
    bool IsCofactorless { get; }

    /// <summary>Takes over a 32-byte point, which need not be one.</summary>
    SafeHandle ImportPublicKey(ReadOnlySpan<byte> point);

    /// <summary>Takes over a 32-byte seed and tells its public key.</summary>
    SafeHandle ImportPrivateKey(ReadOnlySpan<byte> seed, Span<byte> point);

    /// <summary>Writes the 32-byte seed of a private key.</summary>
    void ExportSeed(SafeHandle privateKey, Span<byte> seed);

    /// <summary>Writes the 64-byte signature.</summary>
    void Sign(SafeHandle privateKey, ReadOnlySpan<byte> data, Span<byte> signature);

    /// <summary>Tells whether the 64-byte signature is valid.</summary>
    bool Verify(SafeHandle publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}
