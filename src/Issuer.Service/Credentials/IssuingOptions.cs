using System.ComponentModel.DataAnnotations;

namespace Untp.Issuer.Credentials;

/// <summary>Settings of issuing, section <c>Issuing</c>. Immutable.</summary>
public sealed record IssuingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Issuing";

    /// <summary>Largest unsigned credential, in bytes. Default 700 KiB, so that its signed form stays within 1 MiB; 1 KiB to 11 MiB.</summary>
    [Range(1024, 11 * 1024 * 1024)]
    public int MaxCredentialBytes { get; init; } = 700 * 1024;
}
