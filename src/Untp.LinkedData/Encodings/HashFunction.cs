namespace Untp.LinkedData.Encodings;

/// <summary>A hash function that multihash names. Immutable. Source: https://github.com/multiformats/multicodec (table).</summary>
/// <param name="Name">As the table spells it.</param>
/// <param name="Code">Its code in the table.</param>
/// <param name="Bytes">Length of a digest, in bytes.</param>
public sealed record HashFunction(string Name, int Code, int Bytes)
{
    /// <summary>SHA-256.</summary>
    public static HashFunction Sha256 { get; } = new("sha2-256", 0x12, 32);

    /// <summary>SHA-384.</summary>
    public static HashFunction Sha384 { get; } = new("sha2-384", 0x20, 48);

    /// <summary>SHA-512.</summary>
    public static HashFunction Sha512 { get; } = new("sha2-512", 0x13, 64);

    /// <summary>SHA-1, broken: whoever makes a document can make two of one digest.</summary>
    public static HashFunction Sha1 { get; } = new("sha1", 0x11, 20);

    /// <summary>MD5, broken as SHA-1 is.</summary>
    public static HashFunction Md5 { get; } = new("md5", 0xd5, 16);

    /// <summary>Those that are read here.</summary>
    public static IReadOnlyList<HashFunction> All { get; } = [Sha256, Sha384, Sha512, Sha1, Md5];
}
