namespace NSec.Cryptography;

/// <summary>What to know when a <see cref="Key"/> is made; the default allows no export of its private part.</summary>
public struct KeyCreationParameters
{
    /// <summary>Whether the private part may be exported.</summary>
    public KeyExportPolicies ExportPolicy { readonly get; set; }
}
