using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;
using Untp.LinkedData.Rdf;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>The way from JSON-LD to canonical N-Quads. Threads: safe.</summary>
internal sealed class RdfCanonicalizer(JsonLdProcessor processor)
{
    /// <summary>Errors: CONTEXT_UNAVAILABLE and those of <see cref="JsonLdProcessor.ToRdf"/> and <see cref="Rdfc10"/>; never throws.</summary>
    public Result<ReadOnlyMemory<byte>> Canonicalize(JsonElement document, RdfcHash hash, params ReadOnlySpan<MemberChange> changes)
    {
        var json = Jcs.Canonicalize(document, changes).ToResult();
        if (!json.IsSuccess)
        {
            return Result<ReadOnlyMemory<byte>>.Failure(json.Problems);
        }

        var quads = processor.ToRdf(json.Value).ToResult();
        if (!quads.IsSuccess)
        {
            return Result<ReadOnlyMemory<byte>>.Failure(quads.Problems);
        }

        var canonical = Rdfc10.Canonicalize(quads.Value, new RdfcOptions { Hash = hash }).ToResult();
        return canonical.IsSuccess ? canonical.Value.NQuads : Result<ReadOnlyMemory<byte>>.Failure(canonical.Problems);
    }
}
