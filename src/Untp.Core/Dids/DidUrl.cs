using Untp.Core.Problems;

namespace Untp.Core.Dids;

/// <summary>A DID URL that names a part of a DID document: a DID and a fragment. Immutable.</summary>
/// <param name="Did">The DID whose document holds the part.</param>
/// <param name="Fragment">The part's name, without <c>#</c>.</param>
public sealed record DidUrl(Did Did, string Fragment)
{
    /// <summary>Reads an absolute DID URL of the form <c>did#fragment</c>; a path or query is refused.</summary>
    /// <remarks>Errors: DID_SYNTAX; never throws. Source: DID Core 1.0, section 3.2.</remarks>
    /// <param name="text">The DID URL.</param>
    public static Result<DidUrl> Parse(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || hash == text.Length - 1 || !DidCharacters.AreAll(DidCharacters.Fragment, text.AsSpan(hash + 1)))
        {
            return new Problem(ProblemCodes.DidSyntax, "A key is named by a DID URL of the form did:method:id#fragment.");
        }

        var did = Did.Parse(text[..hash]);
        return did.IsSuccess ? new DidUrl(did.Value, text[(hash + 1)..]) : Result<DidUrl>.Failure(did.Problems);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Did}#{Fragment}";
}
