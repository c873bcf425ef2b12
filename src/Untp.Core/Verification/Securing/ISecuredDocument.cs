using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;

namespace Untp.Core.Verification.Securing;

/// <summary>
/// A credential or presentation with what secures it, read once; nothing of it is trusted yet. Each securing family is one implementation
/// and a line in <see cref="SecuredDocuments"/>.
/// </summary>
internal interface ISecuredDocument
{
    /// <summary>What speaks against the envelope or the form of the proofs.</summary>
    Finding Envelope { get; }

    /// <summary>The document without what secures it, or why it cannot be read.</summary>
    Result<JsonElement> Content { get; }

    /// <summary>What the envelope claims besides the credential must not contradict it; empty where it does not.</summary>
    IReadOnlyList<Problem> CheckClaims(Credential credential);

    /// <summary>Finds the keys that the document has to be signed with.</summary>
    ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken);
}
