using Untp.Verifier.Verifications;

namespace Untp.Verifier.VcApi;

/// <summary>The answer for a valid credential; there is none for another.</summary>
/// <param name="Verified">True.</param>
/// <param name="Report">How it came about.</param>
internal sealed record CredentialVerified(bool Verified, ReportBody Report);
