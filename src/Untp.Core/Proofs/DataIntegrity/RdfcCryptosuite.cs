using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;
using Untp.LinkedData.Rdf;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>
/// Suites over the statements that the document makes. Source: Data Integrity EdDSA Cryptosuites v1.0, sections 3.1 and 3.2; Data Integrity
/// ECDSA Cryptosuites v1.0, section 3.2. What a context does not define is not signed, so it is refused.
/// </summary>
internal sealed class RdfcCryptosuite(string type, string name, params KeyType[] keys) : ICryptosuite
{
    public string Type => type;

    public string Name => name;

    public bool StatesContext => false;

    public bool Fits(KeyType type) => keys.Contains(type);

    public Result<ReadOnlyMemory<byte>> Transform(UnsecuredDocument document, StrictJson proof, KeyType type) => document.ToRdf(HashOf(type));

    // "Proof Configuration": the proof is read in the document's context, whatever it states itself.
    public Result<ReadOnlyMemory<byte>> TransformOptions(UnsecuredDocument document, StrictJson proof, KeyType type) =>
        document.OptionsToRdf(proof, HashOf(type));

    private static RdfcHash HashOf(KeyType type) => type == KeyType.P384 ? RdfcHash.Sha384 : RdfcHash.Sha256;
}
