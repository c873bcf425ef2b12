using Untp.Core.Problems;

namespace Untp.Identity.Resolver;

/// <summary>What the resolver answers: a redirect (307), a choice (300), a linkset (200), or why none of them. Immutable.</summary>
/// <param name="Identifier">The identifier in its canonical form; null where the path is none.</param>
/// <param name="Location">Where to redirect to, or the first of the choices; null for another answer.</param>
/// <param name="Linkset">All links, or those to choose among, as JSON; null for another answer.</param>
/// <param name="Problems">Why there is neither.</param>
internal sealed record ResolverAnswer(string? Identifier, string? Location, byte[]? Linkset, IReadOnlyList<Problem> Problems)
{
    public static ResolverAnswer RedirectTo(string identifier, string location) => new(identifier, location, null, []);

    public static ResolverAnswer Choose(string identifier, string first, byte[] among) => new(identifier, first, among, []);

    public static ResolverAnswer Of(string identifier, byte[] linkset) => new(identifier, null, linkset, []);

    public static ResolverAnswer Refuse(string? identifier, IReadOnlyList<Problem> problems) => new(identifier, null, null, problems);
}
