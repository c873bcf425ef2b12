using Untp.Core.Problems;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>What became of one proof of a document. Immutable.</summary>
/// <param name="Proof">The proof.</param>
/// <param name="Problem">Why it does not hold, or could not be judged; its pointer leads into the document. Null where it holds.</param>
public sealed record ProofResult(DocumentProof Proof, Problem? Problem)
{
    /// <summary>True where the proof holds.</summary>
    public bool IsVerified => Problem is null;

    /// <summary>True where nothing is known of it: its suite is not used here, or something that it takes is not at hand. Such a proof vouches for nothing, and is not refuted.</summary>
    public bool IsInconclusive => Problem is { } problem && LeavesOpen(problem);

    internal static bool LeavesOpen(Problem problem) => problem.Code == ProblemCodes.ProofCryptosuiteUnsupported || problem.Code.Kind == ProblemKind.Unavailable;
}
