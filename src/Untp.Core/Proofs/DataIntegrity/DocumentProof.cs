using Untp.Core.Problems;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>One proof of a document. Immutable.</summary>
/// <param name="Pointer">Where it stands: <c>/proof</c>, or <c>/proof/0</c> and so on in a set.</param>
/// <param name="Proof">The proof, or why it cannot be used here: a set may hold proofs of suites that are foreign to us.</param>
/// <param name="PreviousProofs">Which proofs of the set, counted from 0, it is made over besides the document.</param>
public sealed record DocumentProof(string Pointer, Result<DataIntegrityProof> Proof, IReadOnlyList<int> PreviousProofs);
