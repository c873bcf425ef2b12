using Untp.Core.Linksets;

namespace Untp.Identity.Identifiers;

/// <summary>What is held for one identifier. Immutable.</summary>
/// <param name="Description">What it is; null where that is not known.</param>
/// <param name="Links">Its listed links in the order of their registration; none where it is switched off.</param>
/// <param name="Bytes">About how much memory it takes.</param>
internal sealed record HeldIdentifier(string? Description, IReadOnlyList<RegisteredLink> Links, int Bytes);
