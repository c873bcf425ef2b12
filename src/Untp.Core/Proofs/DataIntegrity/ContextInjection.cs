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

    /// <summary>Names the context that is injected, for whoever loads contexts.</summary>
    public static StrictJson Injected { get; } = StrictJson.Parse($$"""{"@context":"{{DataIntegrityV2}}"}""");

    /// <summary>The document with the context of Data Integrity behind its own, where none of them defines what a proof says.</summary>
    /// <param name="document">The document, an object.</param>
    /// <param name="isJsonLd">True where a document without context is read as JSON-LD as well.</param>
    public static StrictJson Inject(StrictJson document, bool isJsonLd)
    {
        if (!document.TryGetProperty("@context", out _) && !isJsonLd)
        {
            return document;
        }

        return Missing(document) is { } contexts ? document.With("@context", contexts) : document;
    }

    /// <summary>The contexts of the document and that of Data Integrity behind them; null where one of them is known to define what a proof says.</summary>
    /// <param name="document">The document, an object.</param>
    public static StrictJson? Missing(StrictJson document)
    {
        if (!document.TryGetProperty("@context", out var context))
        {
            return StrictJson.From(DataIntegrityV2);
        }

        IReadOnlyList<StrictJson> contexts = context.ValueKind == JsonValueKind.Array ? [.. context.EnumerateArray()] : [context];
        return contexts.Any(one => one.ValueKind == JsonValueKind.String && _defining.Any(url => one.ValueEquals(url)))
            ? null
            : JsonList.Of([.. contexts, StrictJson.From(DataIntegrityV2)]);
    }
}
