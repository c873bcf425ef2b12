using Untp.Core.Problems;

namespace Untp.Identity.Resolver;

/// <summary>What the resolver answers: a redirect, a linkset, or why neither. Immutable.</summary>
/// <param name="Identifier">The identifier in its canonical form; null where the path is none.</param>
/// <param name="Location">Where to redirect to (307); null for another answer.</param>
/// <param name="Linkset">All links as JSON (200); null for another answer.</param>
/// <param name="Problems">Why there is neither.</param>
internal sealed record ResolverAnswer(string? Identifier, string? Location, byte[]? Linkset, IReadOnlyList<Problem> Problems)
{
    public static ResolverAnswer RedirectTo(string identifier, string location) => new(identifier, location, null, []);

    public static ResolverAnswer Of(string identifier, byte[] linkset) => new(identifier, null, linkset, []);

    public static ResolverAnswer Refuse(string? identifier, IReadOnlyList<Problem> problems) => new(identifier, null, null, problems);
}
