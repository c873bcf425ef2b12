using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.Rdf;

namespace Untp.LinkedData.JsonLd;

/// <summary>
/// Expands JSON-LD 1.1 and turns it into RDF. Keeps compiled contexts: one processor for many documents. Source: JSON-LD 1.1 Processing
/// Algorithms and API, W3C Recommendation of 16 July 2020. Threads: safe.
/// </summary>
public sealed class JsonLdProcessor
{
    private readonly JsonLdOptions _options;
    private readonly ContextCache _contexts;

    /// <summary>Makes a processor.</summary>
    /// <param name="contexts">Where remote contexts come from.</param>
    /// <param name="options">Mode and limits.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit is out of its range.</exception>
    public JsonLdProcessor(IContextSource contexts, JsonLdOptions? options = null)
    {
        _options = options ?? new();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxDepth, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.MaxDepth, 256, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxNodes, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxContextDepth, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxContextWork, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxCachedContexts, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.MaxCachedScopedTerms, 1, nameof(options));
        _contexts = new(contexts, _options);
    }

    /// <summary>Brings a document to expanded form.</summary>
    /// <remarks>
    /// Shape: UTF-8 JSON in, without duplicate members; a tree out that the caller owns. Limits: <see cref="JsonLdOptions"/>; the caller bounds the
    /// bytes. Errors: the codes of JSON-LD 1.1 and of <see cref="LinkedDataCodes"/>, in safe mode all losses at once; never throws.
    /// </remarks>
    /// <param name="document">The document as received.</param>
    /// <param name="baseIri">What relative references are resolved against; null leaves them relative.</param>
    public LinkedDataResult<JsonArray> Expand(ReadOnlyMemory<byte> document, string? baseIri = null) => Process(document, baseIri, static (expanded, _) => expanded);

    /// <summary>Turns a document into statements; in the order of the document, each once.</summary>
    /// <remarks>
    /// Shape: UTF-8 JSON in, blank nodes labelled <c>b0</c> … out. Limits and errors as <see cref="Expand"/>; <c>@json</c> literals need
    /// <see cref="JsonLdOptions.CanonicalizeJson"/>; never throws.
    /// </remarks>
    /// <param name="document">The document as received.</param>
    /// <param name="baseIri">What relative references are resolved against; null leaves them relative.</param>
    public LinkedDataResult<IReadOnlyList<Quad>> ToRdf(ReadOnlyMemory<byte> document, string? baseIri = null) =>
        Process<IReadOnlyList<Quad>>(document, baseIri, (expanded, losses) => new RdfSerialization(_options, losses).Run(expanded));

    private LinkedDataResult<T> Process<T>(ReadOnlyMemory<byte> document, string? baseIri, Func<JsonArray, Losses, T> finish)
        where T : notnull
    {
        var losses = new Losses(_options.IsSafe);
        try
        {
            var root = JsonText.Parse(document.Span, _options.MaxDepth);
            JsonElement? context = _options.ExpandContext.IsEmpty ? null : JsonText.Parse(_options.ExpandContext.Span, _options.MaxDepth);
            var expanded = new Expansion(_contexts, new(_options), losses, baseIri).Run(root, context);
            if (losses.Found.Count > 0)
            {
                return LinkedDataResult<T>.Failure(losses.Found);
            }

            var result = finish(expanded, losses);
            return losses.Found.Count > 0 ? LinkedDataResult<T>.Failure(losses.Found) : result;
        }
        catch (LinkedDataException e)
        {
            return e.Problem with { Pointer = losses.Path.ToString() };
        }
    }
}
