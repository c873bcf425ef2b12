using System.Text.Json;
using Untp.Core.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Proofs.DataIntegrity;

/// <summary>Sees to it that the terms of a proof are defined. Source: Verifiable Credential Data Integrity 1.0, section 2.4 ("Context Injection").</summary>
internal static class ContextInjection
{
    private const string DataIntegrityV2 = "https://w3id.org/security/data-integrity/v2";

    // VCDM 2.0 defines them too.
    private static readonly string[] _defining = [DataIntegrityV2, "https://www.w3.org/ns/credentials/v2"];

    /// <summary>The document with the context of Data Integrity behind its own, where none of them defines what a proof says.</summary>
    /// <param name="document">The document, an object.</param>
    /// <param name="isJsonLd">True where a document without context is read as JSON-LD as well.</param>
    public static StrictJson Inject(StrictJson document, bool isJsonLd)
    {
        if (!document.TryGetProperty("@context", out var context))
        {
            return isJsonLd ? document.With("@context", DataIntegrityV2) : document;
        }

        IReadOnlyList<StrictJson> contexts = context.ValueKind == JsonValueKind.Array ? [.. context.EnumerateArray()] : [context];
        return contexts.Any(one => one.ValueKind == JsonValueKind.String && _defining.Any(url => one.ValueEquals(url)))
            ? document
            : document.With("@context", JsonList.Of([.. contexts, StrictJson.From(DataIntegrityV2)]));
    }
}
