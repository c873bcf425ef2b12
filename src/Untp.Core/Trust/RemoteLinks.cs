namespace Untp.Core.Trust;

/// <summary>What one walk over another party's linksets gave. Immutable.</summary>
/// <param name="Links">Links of the relation asked for, each target once, nearest linkset first.</param>
/// <param name="Gaps">What could not be read or was not followed.</param>
/// <param name="IsDeclared">True where the first host declares itself a resolver.</param>
public sealed record RemoteLinks(IReadOnlyList<RemoteLink> Links, IReadOnlyList<DiscoveryGap> Gaps, bool IsDeclared);
