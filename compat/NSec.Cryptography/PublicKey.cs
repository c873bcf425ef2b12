using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace NSec.Cryptography;

/// <summary>An Ed25519 public key, kept together with the native key that was imported once.</summary>
/// <remarks>Threads: immutable; any number of threads may verify with one instance.</remarks>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] _point;
    private readonly IEd25519Backend _backend;
    private readonly SafeHandle _handle;

    internal PublicKey(IEd25519Backend backend, ReadOnlySpan<byte> point)
    {
        _point = point.ToArray();
        _backend = backend;
        _handle = backend.ImportPublicKey(point);
        IsStrict = StrictEncoding.IsPoint(point);
    }

    /// <summary>The algorithm of the key.</summary>
    public Algorithm Algorithm { get; } = SignatureAlgorithm.Ed25519;

    /// <summary>Whether any signature can be valid under this key.</summary>
    internal bool IsStrict { get; }

    /// <summary>Imports a raw public key. Any 32 bytes are accepted; under a point that is none, no signature is valid.</summary>
    /// <exception cref="FormatException">The blob has not 32 bytes.</exception>
    /// <exception cref="NotSupportedException">The format is one that the stand-in leaves out.</exception>
    /// <exception cref="PlatformNotSupportedException">The machine has no library for Ed25519.</exception>
    public static PublicKey Import(Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format) =>
        TryImport(algorithm, blob, format, out var result)
            ? result
            : throw new FormatException("A raw Ed25519 public key has 32 bytes.");

    /// <summary>As <see cref="Import"/>, with false in place of <see cref="FormatException"/>.</summary>
    public static bool TryImport(
        Algorithm algorithm, ReadOnlySpan<byte> blob, KeyBlobFormat format, [NotNullWhen(true)] out PublicKey? result)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        RawFormat.Require(KeyBlobFormat.RawPublicKey, format);
        var backend = BackendChoice.Current;
        result = blob.Length == Ed25519.PointSize ? new PublicKey(backend, blob) : null;
        return result is not null;
    }

    /// <summary>The key as its 32 raw bytes.</summary>
    public byte[] Export(KeyBlobFormat format)
    {
        RawFormat.Require(KeyBlobFormat.RawPublicKey, format);
        return [.. _point];
    }

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] PublicKey? other) => other is not null && _point.AsSpan().SequenceEqual(other._point);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(_point);
        return hash.ToHashCode();
    }

    internal bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => _backend.Verify(_handle, data, signature);
}
