namespace NSec.Cryptography;

/// <summary>Whether the private part of a <see cref="Key"/> may leave it.</summary>
[Flags]
public enum KeyExportPolicies
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>Any number of times.</summary>
    AllowPlaintextExport = 1,

    /// <summary>Once.</summary>
    AllowPlaintextArchiving = 2,
}
