namespace Untp.Identity.Resolver;

/// <summary>What the resolver says of itself. Immutable. Source: GS1-conformant resolver standard, resolver description file; UNTP 0.7.0.</summary>
/// <param name="Name">What it calls itself.</param>
/// <param name="ResolverRoot">Below which URL it resolves.</param>
/// <param name="SupportedLinkType">The vocabularies of link types.</param>
/// <param name="SupportedPrimaryKeys">The keys that it resolves.</param>
internal sealed record ResolverDescription(string Name, string ResolverRoot, IReadOnlyList<ResolverDescription.LinkTypes> SupportedLinkType, IReadOnlyList<string> SupportedPrimaryKeys)
{
    /// <summary>A vocabulary of link types.</summary>
    internal sealed record LinkTypes(string Namespace, string Prefix);
}
