using Untp.Core.Problems;

namespace Untp.Core.Verification.Presentations;

/// <summary>The verdict over a presentation and every credential in it. Immutable.</summary>
/// <param name="Outcome">Valid only where the presentation's own checks and all its credentials are.</param>
/// <param name="Summary">One sentence for a person.</param>
/// <param name="Checks">The checks of the presentation itself, in their order.</param>
/// <param name="Holder">The holder as the presentation states it; proven only where check <c>proof.signature</c> passed. Null where it states none.</param>
/// <param name="Credentials">One report a credential, in the order of the presentation; the problems of one that could not be read.</param>
public sealed record PresentationReport(
    Outcome Outcome,
    string Summary,
    IReadOnlyList<CheckResult> Checks,
    string? Holder,
    IReadOnlyList<Result<VerificationReport>> Credentials);
