using Untp.Core.Problems;
using Untp.LinkedData.Json;
using Untp.LinkedData.JsonLd;

namespace Untp.Core.Contexts;

/// <summary>
/// Does work on linked data, which is synchronous, with contexts that have to be asked for: where the work misses a context, those that its
/// documents name are asked for, and it is done again. Contexts at hand cost nothing. Threads: safe.
/// </summary>
public sealed class ContextLoader
{
    // Contexts that a document leads to, its own included; a published UNTP credential leads to two.
    private const int MaxDocuments = 32;

    // As the suites of other makers have it: a direction becomes part of the datatype, so that it is signed.
    private static readonly JsonLdOptions _defaults = new() { RdfDirection = RdfDirection.I18nDatatype };

    private readonly IContextDocuments _source;
    private readonly ContextMemory _memory;

    /// <summary>Sets up the memory and the processor over it.</summary>
    /// <param name="source">Where contexts come from.</param>
    /// <param name="options">How the processor works, and its limits; null means its defaults, with base directions kept.</param>
    /// <param name="time">The clock.</param>
    public ContextLoader(IContextDocuments source, TimeProvider time, JsonLdOptions? options = null)
    {
        _source = source;
        _memory = new ContextMemory(time);
        Processor = new JsonLdProcessor(_memory, options ?? _defaults);
    }

    /// <summary>Processes documents with the contexts at hand; what it misses is CONTEXT_UNAVAILABLE.</summary>
    public JsonLdProcessor Processor { get; }

    /// <summary>Does the work, and again once the contexts that it missed are at hand.</summary>
    /// <remarks>
    /// Errors: those of the work; CONTEXT_UNKNOWN for a context that is not trusted here, CONTEXT_UNAVAILABLE or that of an outage for one that
    /// cannot be had now, JSONLD_LIMIT for more contexts than one document may lead to; throws only when cancelled.
    /// </remarks>
    /// <param name="documents">The documents that the work processes.</param>
    /// <param name="work">Answers its problems; none where all is well. Done at most twice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<IReadOnlyList<Problem>> RunAsync(IReadOnlyList<StrictJson> documents, Func<IReadOnlyList<Problem>> work, CancellationToken cancellationToken)
    {
        var problems = work();
        if (!problems.Any(problem => problem.Code == ProblemCodes.ContextUnavailable))
        {
            return problems;
        }

        return await LoadAsync(documents.SelectMany(document => ContextReferences.Of(document.ToElement())), cancellationToken) is { } missing ? [missing] : work();
    }

    /// <summary>Why one of these contexts cannot be relied on; null where all are known here.</summary>
    /// <remarks>Errors: as <see cref="RunAsync"/>; throws only when cancelled.</remarks>
    /// <param name="urls">The contexts' URLs.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<Problem?> CheckAsync(IReadOnlyList<string> urls, CancellationToken cancellationToken) =>
        urls.All(url => _memory.Find(url).Document is not null) ? null : await LoadAsync(urls, cancellationToken);

    private async ValueTask<Problem?> LoadAsync(IEnumerable<string> urls, CancellationToken cancellationToken)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(urls);
        while (open.TryDequeue(out var url))
        {
            if (!asked.Add(url))
            {
                continue;
            }

            if (asked.Count > MaxDocuments)
            {
                return new(ProblemCodes.JsonLdLimit, $"The document leads to more than {MaxDocuments} contexts.", "/@context");
            }

            var found = await _source.FindAsync(url, cancellationToken);
            if (!found.IsFound)
            {
                return found.Problem with { Pointer = "/@context" };
            }

            _memory.Keep(url, found.Value);
            foreach (var next in ContextReferences.Of(found.Value.Root))
            {
                open.Enqueue(next);
            }
        }

        return null;
    }
}
