using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;

namespace Untp.Core.Trust;

/// <summary>
/// Reads other people's resolvers: asks for all links of an identifier and follows the secondary resolvers that they name.
/// Whether a host declares itself a resolver decides nothing, as does the shape of a URL: what it answers does.
/// Threads: safe. Source: UNTP 0.7.0, Identity Resolver, domain sovereignty and secondary resolvers.
/// </summary>
/// <param name="source">Fetches.</param>
/// <param name="options">Bounds.</param>
public sealed class ResolverClient(IResolverSource source, ResolverClientOptions options)
{
    private const string SecondaryResolver = "idr";
    private const string AllLinks = "linkType=linkset";

    /// <summary>Finds the links of one relation.</summary>
    /// <remarks>
    /// Limits: <see cref="ResolverClientOptions"/>; nothing is fetched twice.
    /// Errors: LINKSET_CYCLE, DISCOVERY_LIMIT and those of the source, as gaps. Throws only when cancelled.
    /// </remarks>
    /// <param name="url">The URL of the identifier at its resolver, or of a linkset.</param>
    /// <param name="relation">The relation in any spelling, such as <c>dia</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<RemoteLinks> ResolveAsync(Uri url, string relation, CancellationToken cancellationToken)
    {
        // At the same time, as it decides nothing.
        var isDeclared = source.IsDeclaredAsync(url, cancellationToken).AsTask();
        var root = new Step(AskingForAll(url), null);
        var walk = new Walk(relation, options);
        walk.Enqueue(root);
        while (walk.Next() is { } step)
        {
            var linkset = await source.FetchAsync(step.Url, step.Depth, cancellationToken);
            if (!linkset.IsFound)
            {
                walk.Gaps.Add(new DiscoveryGap(step.Key, linkset.Problem, linkset.IsRetryable));
                continue;
            }

            walk.Read(linkset.Value, step);
        }

        return new RemoteLinks(walk.Links, walk.Gaps, await isDeclared);
    }

    private static Uri AskingForAll(Uri url) =>
        url.Query.Contains("linkType=", StringComparison.Ordinal) ? url : new UriBuilder(url) { Query = url.Query.Length > 1 ? $"{url.Query}&{AllLinks}" : AllLinks, Fragment = "" }.Uri;

    /// <summary>One linkset and the way to it.</summary>
    private sealed record Step(Uri Url, Step? From)
    {
        public string Key { get; } = UrlNormalForm.Of(Url.AbsoluteUri);

        public int Depth { get; } = From is null ? 0 : From.Depth + 1;

        public bool HasPassed(string key) => Key == key || (From?.HasPassed(key) ?? false);
    }

    private sealed class Walk(string relation, ResolverClientOptions options)
    {
        private readonly Queue<Step> _steps = [];
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private readonly HashSet<string> _targets = new(StringComparer.Ordinal);
        private bool _isFull;

        public List<RemoteLink> Links { get; } = [];

        public List<DiscoveryGap> Gaps { get; } = [];

        public Step? Next() => _steps.TryDequeue(out var step) ? step : null;

        public void Enqueue(Step step)
        {
            if (step.From?.HasPassed(step.Key) ?? false)
            {
                Gaps.Add(new DiscoveryGap(step.Key, new(ProblemCodes.LinksetCycle, "The linkset leads back to one that was read on the way to it; it is not followed again."), IsRetryable: false));
            }
            else if (_known.Contains(step.Key))
            {
                // By another way; its links are in already, or will be.
            }
            else if (step.Depth > options.MaxDepth || _known.Count == options.MaxLinksets)
            {
                Refuse(step.Key, $"At most {options.MaxLinksets} linksets are read, {options.MaxDepth} steps from the first; the resolver names more.");
            }
            else
            {
                _known.Add(step.Key);
                _steps.Enqueue(step);
            }
        }

        public void Read(Linkset linkset, Step step)
        {
            foreach (var target in linkset.Contexts.SelectMany(context => context.Find(relation)).Where(IsReadable))
            {
                if (!_targets.Contains(target.Href) && Links.Count == options.MaxLinks)
                {
                    Refuse(target.Href, $"At most {options.MaxLinks} links are looked at; the resolver names more.");
                }
                else if (_targets.Add(target.Href))
                {
                    Links.Add(new RemoteLink(target.Href, step.Key, target.Type));
                }
            }

            foreach (var target in linkset.Contexts.SelectMany(context => context.Find(SecondaryResolver)).Where(IsReadable))
            {
                var url = new Uri(target.Href);
                Enqueue(new Step(target.Type == Linkset.MediaType ? url : AskingForAll(url), step));
            }
        }

        // What takes updates, is encrypted, or was replaced is not what was asked for.
        private static bool IsReadable(LinkTarget target) =>
            target.EncryptionMethod is null
            && (target.Method.Count == 0 || target.Method[0].Equals("GET", StringComparison.OrdinalIgnoreCase))
            && !target.Rel.Any(rel => rel is RelationName.PredecessorVersion or RelationName.Edit);

        // Once: a thousand names beyond the limit are one fact.
        private void Refuse(string url, string message)
        {
            if (!_isFull)
            {
                _isFull = true;
                Gaps.Add(new DiscoveryGap(url, new(ProblemCodes.DiscoveryLimit, message), IsRetryable: false));
            }
        }
    }
}
