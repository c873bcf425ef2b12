using System.Security.Cryptography;

namespace Untp.LinkedData.Encodings;

/// <summary>A digest that says which function made it. Immutable. Source: https://github.com/multiformats/multihash.</summary>
/// <param name="Function">The function.</param>
/// <param name="Digest">Its digest.</param>
public sealed record Multihash(HashFunction Function, ReadOnlyMemory<byte> Digest)
{
    /// <summary>Reads a multihash: the function's code and the digest's length as unsigned varints, then the digest.</summary>
    /// <remarks>Errors: MULTIHASH_INVALID, MULTIHASH_UNSUPPORTED; never throws.</remarks>
    /// <param name="bytes">The bytes.</param>
    public static LinkedDataResult<Multihash> Read(ReadOnlySpan<byte> bytes)
    {
        if (Varint.Read(bytes, out var afterCode) is not { } code || Varint.Read(afterCode, out var digest) is not { } length || digest.Length != length)
        {
            return new LinkedDataProblem(LinkedDataCodes.MultihashInvalid, "The bytes are no multihash: code of the function, length and digest do not fit together.");
        }

        return HashFunction.All.FirstOrDefault(function => function.Code == code && function.Bytes == length) is { } known
            ? new Multihash(known, digest.ToArray())
            : new LinkedDataProblem(LinkedDataCodes.MultihashUnsupported, $"The digest is of a function that is not read here; use {HashFunction.Sha256.Name}.");
    }

    /// <summary>The multihash of data by SHA-256: 34 bytes.</summary>
    /// <param name="data">What is hashed.</param>
    public static byte[] OfSha256(ReadOnlySpan<byte> data) => [0x12, 0x20, .. SHA256.HashData(data)];
}
