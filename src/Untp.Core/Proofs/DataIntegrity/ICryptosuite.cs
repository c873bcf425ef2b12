using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// What sets one cryptosuite apart from another: its keys, and how document and proof options become bytes.
/// A new suite is a class with this interface, or another name for one that is there, and a line in <see cref="Cryptosuites"/>.
/// Threads: implementations are safe.
/// </summary>
internal interface ICryptosuite
{
    /// <summary>As the proof's member <c>type</c> spells it.</summary>
    string Type { get; }

    /// <summary>As the member <c>cryptosuite</c> spells it; where a type is a suite of its own, that type.</summary>
    string Name { get; }

    /// <summary>True where a proof carries the <c>@context</c> of the document that it was made over.</summary>
    bool StatesContext { get; }

    bool Fits(KeyType type);

    /// <summary>The document in canonical form (Data Integrity 1.0, section 4.2: transformation).</summary>
    /// <param name="document">The document.</param>
    /// <param name="proof">The proof; its proofValue counts for nothing.</param>
    /// <param name="type">The key's type; some suites choose the hash by it.</param>
    Result<ReadOnlyMemory<byte>> Transform(UnsecuredDocument document, StrictJson proof, KeyType type);

    /// <summary>The proof without its proofValue in canonical form (proof configuration).</summary>
    /// <param name="document">The document.</param>
    /// <param name="proof">The proof; its proofValue counts for nothing.</param>
    /// <param name="type">The key's type; some suites choose the hash by it.</param>
    Result<ReadOnlyMemory<byte>> TransformOptions(UnsecuredDocument document, StrictJson proof, KeyType type);
}
