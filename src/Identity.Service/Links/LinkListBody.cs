namespace Untp.Identity.Links;

/// <summary>A page of a tenant's links, in its JSON form as well. Immutable.</summary>
/// <param name="Links">Oldest first.</param>
/// <param name="HasMore">True where the next page has more.</param>
internal sealed record LinkListBody(IReadOnlyList<LinkBody> Links, bool HasMore);
