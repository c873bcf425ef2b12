namespace Untp.Core.Verification;

/// <summary>One check of a report. Immutable.</summary>
/// <param name="Name">Dotted lower-case name, such as <c>proof.signature</c>; stable.</param>
/// <param name="Finding">What it found.</param>
/// <param name="IsRequired">True where the verdict cannot be valid unless it passed or did not apply.</param>
/// <param name="Duration">Time spent.</param>
public readonly record struct CheckResult(string Name, Finding Finding, bool IsRequired, TimeSpan Duration);
