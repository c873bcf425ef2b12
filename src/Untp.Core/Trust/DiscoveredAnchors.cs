namespace Untp.Core.Trust;

/// <summary>What was found of the anchors of one DID. Immutable.</summary>
/// <param name="Candidates">Credentials, in the order in which they were named.</param>
/// <param name="Gaps">What gave nothing.</param>
/// <param name="AlsoKnownAs">The other names in the DID's own document.</param>
public sealed record DiscoveredAnchors(IReadOnlyList<AnchorCandidate> Candidates, IReadOnlyList<DiscoveryGap> Gaps, IReadOnlyList<string> AlsoKnownAs);
