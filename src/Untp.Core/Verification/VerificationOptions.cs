using System.ComponentModel.DataAnnotations;

namespace Untp.Core.Verification;

/// <summary>Settings of verification, section <c>Verification</c>. Immutable.</summary>
public sealed record VerificationOptions
{
    /// <summary>Largest credential, in bytes of its secured form. Default 1 MiB; 1 KiB to 16 MiB.</summary>
    [Range(1024, 16 * 1024 * 1024)]
    public int MaxCredentialBytes { get; init; } = 1024 * 1024;

    /// <summary>How far the clocks of issuer and verifier may differ. Default 1 minute; 0 to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(1);
}
