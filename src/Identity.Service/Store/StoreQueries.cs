using Microsoft.EntityFrameworkCore;

namespace Untp.Identity.Store;

/// <summary>What every resolution asks the store, compiled once: building such a query costs more than running it. Threads: safe.</summary>
internal sealed class StoreQueries
{
    private readonly Func<IdentityDbContext, string[], IAsyncEnumerable<HeldLink>> _levels = EF.CompileAsyncQuery(
        (IdentityDbContext store, string[] uris) =>
            from anchor in store.Anchors
            where uris.Contains(anchor.Uri)
            from link in store.Links.Where(link => link.Anchor == anchor.Uri && link.DeletedAt == null).DefaultIfEmpty()
            orderby link!.Number
            select new HeldLink(anchor.Uri, anchor.Tenant, anchor.Description, anchor.Active, link.Link));

    /// <summary>The listed links of identifiers, in the order of their registration; an identifier without links gives one row without.</summary>
    public IAsyncEnumerable<HeldLink> Levels(IdentityDbContext store, string[] uris) => _levels(store, uris);

    /// <summary>A link with its identifier. Immutable.</summary>
    internal sealed record HeldLink(string Uri, string Tenant, string? Description, bool Active, string? Link);
}
