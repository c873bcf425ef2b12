using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NSec.Cryptography;

/// <summary>
/// An Ed25519 key pair. The private part lives in native memory only and is overwritten when the key is disposed or collected.
/// </summary>
/// <remarks>Threads: any number of threads may sign with one instance; disposing it meanwhile makes later calls throw.</remarks>
public sealed class Key : IDisposable
{
    private readonly IEd25519Backend _backend;
    private readonly SafeHandle _handle;
    private int _exportPolicy;

    internal Key(IEd25519Backend backend, ReadOnlySpan<byte> seed, KeyExportPolicies exportPolicy)
    {
        Span<byte> point = stackalloc byte[Ed25519.PointSize];
        _backend = backend;
        _handle = backend.ImportPrivateKey(seed, point);
        _exportPolicy = (int)exportPolicy;
        PublicKey = new PublicKey(backend, point);
    }

    /// <summary>The algorithm of the key.</summary>
    public Algorithm Algorithm { get; } = SignatureAlgorithm.Ed25519;

    /// <summary>Whether the private part may be exported (still).</summary>
    public KeyExportPolicies ExportPolicy => (KeyExportPolicies)Volatile.Read(ref _exportPolicy);

    /// <summary>The public part; usable after the key is disposed.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>Makes a random key.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine has no library for Ed25519.</exception>
    public static Key Create(Algorithm algorithm, in KeyCreationParameters creationParameters = default)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        var backend = BackendChoice.Current;
        Span<byte> seed = stackalloc byte[Ed25519.SeedSize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return new Key(backend, seed, creationParameters.ExportPolicy);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Imports a raw private key: the 32-byte seed. The caller's bytes stay the caller's to overwrite.</summary>
    /// <exception cref="FormatException">The blob has not 32 bytes.</exception>
    /// <exception cref="NotSupportedException">The format is one that the stand-in leaves out.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine has no library for Ed25519.</exception>
    public static Key Import(
        Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format, in KeyCreationParameters creationParameters = default) =>
        TryImport(algorithm, blob, format, out var result, creationParameters)
            ? result
            : throw new FormatException("A raw Ed25519 private key is a seed of 32 bytes.");

    /// <summary>As <see cref="Import"/>, with false in place of <see cref="FormatException"/>.</summary>
    public static bool TryImport(
        Algorithm algorithm,
        ReadOnlySpan<byte> blob,
        KeyBlobFormat format,
        [NotNullWhen(true)] out Key? result,
        in KeyCreationParameters creationParameters = default)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        RawFormat.Require(KeyBlobFormat.RawPrivateKey, format);
        var backend = BackendChoice.Current;
        result = blob.Length == Ed25519.SeedSize ? new Key(backend, blob, creationParameters.ExportPolicy) : null;
        return result is not null;
    }

    /// <summary>The seed (where the export policy allows it) or the public key, as 32 raw bytes.</summary>
    /// <exception cref="InvalidOperationException">The export policy does not allow it (any more).</exception>
    /// <exception cref="ObjectDisposedException">The key is disposed and its private part was asked for.</exception>
    public byte[] Export(KeyBlobFormat format)
    {
        if (format == KeyBlobFormat.RawPublicKey)
        {
            return PublicKey.Export(format);
        }

        RawFormat.Require(KeyBlobFormat.RawPrivateKey, format);
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        SpendExport();
        // Pinned: the garbage collector must not leave copies of a secret behind when it moves arrays.
        var seed = GC.AllocateUninitializedArray<byte>(Ed25519.SeedSize, pinned: true);
        _backend.ExportSeed(_handle, seed);
        return seed;
    }

    /// <summary>Overwrites the private part and releases it.</summary>
    public void Dispose() => _handle.Dispose();

    internal void Sign(ReadOnlySpan<byte> data, Span<byte> signature)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        _backend.Sign(_handle, data, signature);
    }

    private void SpendExport()
    {
        var before = (KeyExportPolicies)Interlocked.And(ref _exportPolicy, ~(int)KeyExportPolicies.AllowPlaintextArchiving);
        if ((before & (KeyExportPolicies.AllowPlaintextExport | KeyExportPolicies.AllowPlaintextArchiving)) == 0)
        {
            throw new InvalidOperationException("The export policy of this key does not allow its private part to be exported.");
        }
    }
}
