using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.LinkedData.JsonLd.Straight;
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
    /// Shape: UTF-8 JSON in, blank nodes labelled <c>b0</c> … out. Limits and errors as <see cref="Expand"/>; never throws.
    /// </remarks>
    /// <param name="document">The document as received.</param>
    /// <param name="baseIri">What relative references are resolved against; null leaves them relative.</param>
    public LinkedDataResult<IReadOnlyList<Quad>> ToRdf(ReadOnlyMemory<byte> document, string? baseIri = null) =>
        Process<IReadOnlyList<Quad>>(document, baseIri, (expanded, losses) => new RdfSerialization(_options, losses).Run(expanded));

    /// <summary>Turns a document into canonical N-Quads and hashes them: expansion, RDF and RDFC-1.0 in one.</summary>
    /// <remarks>
    /// Shape: UTF-8 JSON in. Limits: <see cref="JsonLdOptions"/> and <see cref="RdfcOptions"/>. Errors as <see cref="ToRdf"/>, then as
    /// <see cref="Rdfc10.Canonicalize(IReadOnlyCollection{Quad}, RdfcOptions?)"/>; never throws. What documents do every day goes a straight
    /// path without trees; the result is the same.
    /// </remarks>
    /// <param name="document">The document as received.</param>
    /// <param name="leftOut">A member of the document that is not looked at, such as <c>proof</c>.</param>
    /// <param name="options">Hash and limits of the canonicalization.</param>
    /// <param name="baseIri">What relative references are resolved against; null leaves them relative.</param>
    public LinkedDataResult<CanonicalDocument> Canonicalize(ReadOnlyMemory<byte> document, string? leftOut = null, RdfcOptions? options = null, string? baseIri = null)
    {
        try
        {
            using var parsed = JsonText.Open(document, _options.MaxDepth);
            return CanonicalizeRoot(parsed.RootElement, leftOut, options ?? new(), baseIri);
        }
        catch (LinkedDataException e)
        {
            return e.Problem;
        }
    }

    /// <summary>Turns a value of a document into canonical N-Quads and hashes them, as if it were a document of its own.</summary>
    /// <remarks>As the overload for bytes.</remarks>
    /// <param name="document">An element whose document is not disposed of.</param>
    /// <param name="leftOut">A member that is not looked at, such as <c>proof</c>.</param>
    /// <param name="options">Hash and limits of the canonicalization.</param>
    /// <param name="baseIri">What relative references are resolved against; null leaves them relative.</param>
    public LinkedDataResult<CanonicalDocument> Canonicalize(JsonElement document, string? leftOut = null, RdfcOptions? options = null, string? baseIri = null) =>
        document.ValueKind == JsonValueKind.Undefined
            ? new LinkedDataProblem(LinkedDataCodes.InvalidJson, "There is no document.")
            : Canonicalize(JsonMarshal.GetRawUtf8Value(document).ToArray(), leftOut, options, baseIri);

    private LinkedDataResult<CanonicalDocument> CanonicalizeRoot(JsonElement root, string? leftOut, RdfcOptions options, string? baseIri)
    {
        var set = StatementSet.Rent();
        if (!new StraightPath(_contexts, new(_options), set, baseIri).TryRun(root, leftOut))
        {
            set.Clear();
            var quads = Process<IReadOnlyList<Quad>>(
                leftOut is null ? root : JsonText.Without(root, leftOut), baseIri, (expanded, losses) => new RdfSerialization(_options, losses).Run(expanded));
            if (!quads.IsSuccess)
            {
                set.Return();
                return LinkedDataResult<CanonicalDocument>.Failure(quads.Problems);
            }

            QuadNumbering.Add(set, quads.Value);
        }

        return Rdfc10.Canonicalize(set, options, (document, _) =>
        {
            Span<byte> hash = stackalloc byte[SHA384.HashSizeInBytes];
            return new CanonicalDocument(document.ToArray(), hash[..Rdfc10.Hash(options.Hash, document, hash)].ToArray());
        });
    }

    private LinkedDataResult<T> Process<T>(ReadOnlyMemory<byte> document, string? baseIri, Func<JsonArray, Losses, T> finish)
        where T : notnull
    {
        try
        {
            return Process(JsonText.Parse(document.Span, _options.MaxDepth), baseIri, finish);
        }
        catch (LinkedDataException e)
        {
            return e.Problem;
        }
    }

    private LinkedDataResult<T> Process<T>(JsonElement root, string? baseIri, Func<JsonArray, Losses, T> finish)
        where T : notnull
    {
        var losses = new Losses(_options.IsSafe);
        try
        {
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
