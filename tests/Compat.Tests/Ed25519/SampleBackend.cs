using System.Runtime.InteropServices;
using NSec.Cryptography;

namespace Compat.Tests.Ed25519;

/// <summary>A library that gives every signature the same verdict.</summary>
internal sealed record SampleBackend(bool Verdict, bool IsCofactorless) : IEd25519Backend
{
    public SafeHandle ImportPublicKey(ReadOnlySpan<byte> point) => new NativeBytes(1);

    public SafeHandle ImportPrivateKey(ReadOnlySpan<byte> seed, Span<byte> point) => throw new NotSupportedException();

    public void ExportSeed(SafeHandle privateKey, Span<byte> seed) => throw new NotSupportedException();

    public void Sign(SafeHandle privateKey, ReadOnlySpan<byte> data, Span<byte> signature) => throw new NotSupportedException();

    public bool Verify(SafeHandle publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Verdict;
}
