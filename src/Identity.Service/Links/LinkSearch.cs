using Microsoft.EntityFrameworkCore;
using Untp.Core.Problems;
using Untp.Identity.Identifiers;
using Untp.Identity.Store;
using Untp.ServiceDefaults.Rest;

namespace Untp.Identity.Links;

/// <summary>Lists a tenant's links, with their history.</summary>
internal sealed class LinkSearch(IdentityDbContext store, HeldIdentifiers identifiers)
{
    private const int ExportBatch = 100;
    private const int MaxChanges = 1000;

    /// <summary>A page of this tenant's listed links, of one identifier where it is named, oldest first.</summary>
    public async Task<Result<LinkListBody>> ListAsync(string tenant, string? identifier, int page, CancellationToken cancellationToken)
    {
        if (PageNumber.Check(page) is { } problem)
        {
            return problem;
        }

        var rows = store.Links.AsNoTracking().Where(row => row.Tenant == tenant && row.DeletedAt == null);
        if (identifier is not null)
        {
            var read = await identifiers.ReadAsync(identifier, cancellationToken);
            if (!read.IsSuccess)
            {
                return Result<LinkListBody>.Failure(read.Problems);
            }

            rows = rows.Where(row => row.Anchor == read.Value.Uri);
        }

        var found = await PageNumber.Of(rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Anchor).ThenBy(row => row.Number), page).ToListAsync(cancellationToken);
        return new LinkListBody([.. found.Take(PageNumber.Size).Select(LinkBody.From)], found.Count > PageNumber.Size);
    }

    /// <summary>One link of this tenant, withdrawn ones too.</summary>
    public async Task<Result<LinkBody>> FindAsync(string tenant, string id, CancellationToken cancellationToken) =>
        LinkId.Is(id) && await store.Links.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Tenant == tenant, cancellationToken) is { } row ? LinkBody.From(row) : LinkId.NotFound();

    /// <summary>What happened to a link of this tenant.</summary>
    public async Task<Result<LinkHistoryBody>> HistoryAsync(string tenant, string id, CancellationToken cancellationToken)
    {
        var link = await FindAsync(tenant, id, cancellationToken);
        if (!link.IsSuccess)
        {
            return Result<LinkHistoryBody>.Failure(link.Problems);
        }

        var changes = await store.LinkChanges.Where(row => row.LinkId == id).OrderBy(row => row.Version).Take(MaxChanges)
            .Select(row => new LinkHistoryBody.LinkChange(row.Kind, row.ChangedAt, row.KeyId)).ToListAsync(cancellationToken);
        var newer = await store.Links.Where(row => row.Anchor == link.Value.Identifier && row.Replaces == id).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return new LinkHistoryBody(id, changes, newer);
    }

    /// <summary>All identifiers of this tenant with their listed links, as they would be registered, by identifier.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="after">The canonical identifier to go on behind; empty for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async IAsyncEnumerable<LinkRegistration> ExportAsync(string tenant, string after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var anchors = await store.Anchors.AsNoTracking().Where(row => row.Tenant == tenant && string.Compare(row.Uri, after) > 0).OrderBy(row => row.Uri).Take(ExportBatch).ToListAsync(cancellationToken);
            string[] uris = [.. anchors.Select(anchor => anchor.Uri)];
            var links = (await store.Links.AsNoTracking().Where(row => uris.Contains(row.Anchor) && row.DeletedAt == null).OrderBy(row => row.Number).ToListAsync(cancellationToken)).ToLookup(row => row.Anchor);
            foreach (var anchor in anchors)
            {
                // As many lines as registrations of this size take.
                foreach (var part in links[anchor.Uri].Chunk(LinkCheck.MaxResponses))
                {
                    yield return new LinkRegistration { Identifier = anchor.Uri, Description = anchor.Description, Active = anchor.Active, Responses = [.. part.Select(row => LinkJson.ReadStored(row.Link))] };
                }
            }

            if (anchors.Count < ExportBatch)
            {
                yield break;
            }

            after = anchors[^1].Uri;
        }
    }
}
