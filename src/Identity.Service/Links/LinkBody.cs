using Untp.Core.Linksets;
using Untp.Identity.Store;

namespace Untp.Identity.Links;

/// <summary>A link as its owner sees it, in its JSON form as well. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Identifier">The identifier in its canonical form.</param>
/// <param name="Link">What was registered.</param>
/// <param name="Replaces">The link that this one is a newer version of.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it is listed.</param>
internal sealed record LinkBody(string Id, string Identifier, RegisteredLink Link, string? Replaces, DateTimeOffset RegisteredAt, DateTimeOffset? WithdrawnAt)
{
    public static LinkBody From(LinkRow row) => new(row.Id, row.Anchor, LinkJson.ReadStored(row.Link), row.Replaces, row.CreatedAt, row.DeletedAt);
}
