namespace Untp.Core.Linksets;

/// <summary>One link of an HTTP Link header. Immutable; texts as in the header, decoded. Source: RFC 8288.</summary>
/// <param name="Relation">The relation, in its normal form (<see cref="RelationName.Normalize"/>).</param>
/// <param name="Target">Where it leads; relative references stay relative.</param>
/// <param name="Anchor">What it leads from; null for the resource that was asked for.</param>
public sealed record HeaderLink(string Relation, LinkTarget Target, string? Anchor = null);
