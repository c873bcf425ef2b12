using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>The way from JSON-LD to canonical N-Quads. Threads: safe.</summary>
internal sealed class RdfCanonicalizer(JsonLdProcessor processor)
{
    /// <summary>Errors: CONTEXT_UNAVAILABLE and those of <see cref="JsonLdProcessor.Canonicalize(JsonElement, string?, RdfcOptions?, string?)"/>; never throws.</summary>
    public Result<ReadOnlyMemory<byte>> Canonicalize(StrictJson document, RdfcHash hash, params ReadOnlySpan<MemberChange> changes)
    {
        var options = new RdfcOptions { Hash = hash };
        if (changes is [{ Value: null } left])
        {
            return ToResult(processor.Canonicalize(document.ToElement(), left.Name, options));
        }

        var json = Jcs.Canonicalize(document, changes).ToResult();
        return json.IsSuccess
            ? ToResult(processor.Canonicalize(json.Value, options: options))
            : Result<ReadOnlyMemory<byte>>.Failure(json.Problems);
    }

    private static Result<ReadOnlyMemory<byte>> ToResult(LinkedDataResult<CanonicalDocument> canonical) => canonical.IsSuccess
        ? canonical.Value.NQuads
        : Result<ReadOnlyMemory<byte>>.Failure(canonical.ToResult().Problems);
}
