using Untp.Verifier.Verifications;

namespace Untp.Verifier.VcApi;

/// <summary>The answer for a valid presentation; there is none for another.</summary>
/// <param name="Verified">True.</param>
/// <param name="Report">How it came about, with a report for each credential.</param>
internal sealed record PresentationVerified(bool Verified, PresentationReportBody Report);
