using Untp.Core.Trust;

namespace Untp.Identity.Trust;

/// <summary>What was found for a DID. Immutable.</summary>
/// <param name="Credentials">Credentials as received.</param>
/// <param name="Gaps">What gave nothing.</param>
/// <param name="AlsoKnownAs">The other names in the DID's own document.</param>
internal sealed record AnchorFindings(IReadOnlyList<FoundAnchor> Credentials, IReadOnlyList<DiscoveryGap> Gaps, IReadOnlyList<string> AlsoKnownAs);
