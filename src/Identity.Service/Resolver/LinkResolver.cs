using Untp.Core.Identifiers;
using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Own;

namespace Untp.Identity.Resolver;

/// <summary>The resolution workflow. Source: UNTP 0.7.0 Identity Resolver, section "Resolution workflow".</summary>
/// <remarks>
/// 300 Multiple Choices is never answered: among equal links the order of registration decides, and the Link header leads to all of them.
/// </remarks>
internal sealed class LinkResolver(PathReader paths, LinkLevels levels, PublicUrlOptions publicUrl, ResolverOptions options)
{
    private static readonly HashSet<string> _ofResolver = new(["linkType", "language", "context", "accessRole", DecryptionKey], StringComparer.Ordinal);
    private static readonly HashSet<string> _secrets = new([DecryptionKey], StringComparer.Ordinal);

    // For the client, which has it; nobody else is to learn it.
    private const string DecryptionKey = "decryptionKey";

    private readonly Uri _own = new(publicUrl.PublicUrl);
    private readonly LinkSelectionOptions _selection = new() { FallsBackToDefault = options.FallsBackToDefault };

    /// <summary>Answers a request.</summary>
    public async Task<ResolverAnswer> ResolveAsync(ResolverTarget target, LinkQuery query, CancellationToken cancellationToken)
    {
        // 1. An invalid path.
        var identifier = await paths.ReadAsync(target, cancellationToken);
        if (!identifier.IsSuccess)
        {
            return ResolverAnswer.Refuse(null, identifier.Problems);
        }

        var uri = identifier.Value.Uri;
        var held = await levels.FindAsync(identifier.Value, cancellationToken);
        if (held.Count == 0)
        {
            return Elsewhere(identifier.Value, target);
        }

        // 3. to 5. The default link, all links, or one of a type.
        var selection = LinkSelector.Select(held, query, _selection);
        if (selection.Redirect is { } link)
        {
            return ResolverAnswer.RedirectTo(uri, link.RedirectUrl(target.QueryWithout(_ofResolver)));
        }

        if (selection.Linkset is null)
        {
            return ResolverAnswer.Refuse(uri, [new Problem(ProblemCodes.LinkNotFound, "No link of this identifier answers the request; with linkType=linkset all of them are listed.")]);
        }

        var linkset = LinksetWriter.Write(selection.Linkset);
        return linkset.IsSuccess ? ResolverAnswer.Of(uri, linkset.Value) : throw new InvalidOperationException("A registered link does not fit into a linkset.");
    }

    // 2. Nothing is held: where its scheme is resolved by another host, that one is asked.
    private ResolverAnswer Elsewhere(CanonicalIdentifier identifier, ResolverTarget target)
    {
        if (identifier.Namespace is null)
        {
            return ResolverAnswer.Refuse(null, [new Problem(ProblemCodes.RouteNotFound, "There is nothing at this path; /docs lists what there is.")]);
        }

        if (!Uri.TryCreate(identifier.Uri, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.Authority == _own.Authority)
        {
            return ResolverAnswer.Refuse(identifier.Uri, [new Problem(ProblemCodes.IdentifierNotFound, "Nothing is registered here for this identifier or what it belongs to.")]);
        }

        var query = target.QueryWithout(_secrets);
        return ResolverAnswer.RedirectTo(identifier.Uri, query.Length == 0 ? identifier.Uri : $"{identifier.Uri}{(identifier.Uri.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }
}
