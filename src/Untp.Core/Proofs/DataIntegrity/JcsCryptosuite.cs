using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// Suites over canonical JSON. Source: Data Integrity EdDSA Cryptosuites v1.0, section 3.3; Data Integrity ECDSA Cryptosuites v1.0, section 3.3.
/// </summary>
internal sealed class JcsCryptosuite(string type, string name, params KeyType[] keys) : ICryptosuite
{
    public string Type => type;

    public string Name => name;

    public bool StatesContext => true;

    public bool Fits(KeyType type) => keys.Contains(type);

    public Result<ReadOnlyMemory<byte>> Transform(UnsecuredDocument document, StrictJson proof, KeyType type)
    {
        // "Verify Proof", step 4: what stands behind the contexts that were signed may have been added since.
        if (!proof.TryGetProperty("@context", out var context))
        {
            return document.Canonicalize();
        }

        return document.StartsWith(context)
            ? document.Canonicalize(new MemberChange("@context", context))
            : new Problem(ProblemCodes.ProofContextMismatch, "The document's @context does not begin with that of the proof.", "/@context");
    }

    public Result<ReadOnlyMemory<byte>> TransformOptions(UnsecuredDocument document, StrictJson proof, KeyType type) =>
        CanonicalBytes.Of(proof, new MemberChange("proofValue"));
}
