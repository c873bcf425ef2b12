using Untp.Core.Linksets;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Own;
using Untp.Identity.Resolver;
using Untp.ServiceDefaults.Caching;

namespace Untp.Identity.Trust;

/// <summary>What lies under our own host is looked up: links in our database, credentials at Issuer. We are never asked over the network. Threads: safe.</summary>
internal sealed class OwnTrustDocuments(OwnHost own, PathReader paths, LinkLevels levels)
{
    private static readonly LinkQuery _allLinks = new() { LinkType = RelationName.Linkset };

    public bool IsOurs(Uri url) => own.IsOurs(url);

    /// <summary>The bytes of a credential.</summary>
    public async ValueTask<Lookup<CacheEntry>> FindAnchorAsync(Uri url, Func<byte[], Problem?> check, CancellationToken cancellationToken)
    {
        var credential = await own.FindCredentialAsync(url.OriginalString, cancellationToken);
        return !credential.IsFound ? credential.IsRetryable ? Lookup<CacheEntry>.Unreachable(credential.Problem) : Lookup<CacheEntry>.None(credential.Problem)
            : check(credential.Value) is { } problem ? Lookup<CacheEntry>.None(problem)
            : Lookup<CacheEntry>.Found(new CacheEntry(credential.Value, credential.AsOf, TimeSpan.Zero), credential.AsOf);
    }

    /// <summary>The links that everyone may see.</summary>
    public async ValueTask<Lookup<Linkset>> FindLinksetAsync(Uri url, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var identifier = await paths.ReadAsync(new ResolverTarget(url.AbsolutePath, url.Query.TrimStart('?')), cancellationToken);
        if (!identifier.IsSuccess)
        {
            return Lookup<Linkset>.None(identifier.Problems[0]);
        }

        var held = await levels.FindAsync(identifier.Value, cancellationToken);
        return LinkSelector.Select(held, _allLinks).Linkset is { Contexts.Count: > 0 } linkset
            ? Lookup<Linkset>.Found(linkset, now)
            : Lookup<Linkset>.None(new Problem(ProblemCodes.IdentifierNotFound, "Nothing is registered here for this identifier or what it belongs to."));
    }
}
