using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Verification.Securing;

/// <summary>
/// A credential or presentation with what secures it, read once; nothing of it is trusted yet. Each securing family is one implementation
/// and a line in <see cref="SecuredDocuments"/>.
/// </summary>
internal interface ISecuredDocument : IDisposable
{
    /// <summary>Gives back what it holds; nothing of the document may be read any more. Most hold nothing.</summary>
    void IDisposable.Dispose()
    {
    }

    /// <summary>What speaks against the envelope or the form of the proofs.</summary>
    Finding Envelope { get; }

    /// <summary>The document, or why it cannot be read.</summary>
    Result<StrictJson> Content { get; }

    /// <summary>Whether the document could be read; of one that is secured in another way nobody can say.</summary>
    Finding Json => Content.IsSuccess ? Finding.Passed : Envelope.Outcome == CheckOutcome.Inconclusive ? Finding.NotReached : Finding.From(Content.Problems);

    /// <summary>What the envelope claims besides the document must contradict neither it nor what is asked for.</summary>
    Finding CheckClaims(KeyQuestion question);

    /// <summary>Finds the keys that the document has to be signed with.</summary>
    ValueTask<SecuringKey> FindKeyAsync(KeyQuestion question, CancellationToken cancellationToken);
}
