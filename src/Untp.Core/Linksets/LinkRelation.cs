namespace Untp.Core.Linksets;

/// <summary>The targets of one relation. Immutable.</summary>
/// <param name="Name">The relation as <see cref="RelationName.Normalize"/> gives it: a bare name such as <c>dpp</c>, or a URI.</param>
/// <param name="Targets">Its targets, in order.</param>
public sealed record LinkRelation(string Name, IReadOnlyList<LinkTarget> Targets);
