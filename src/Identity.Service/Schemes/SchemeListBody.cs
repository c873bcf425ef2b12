using Untp.Core.Identifiers.Schemes;

namespace Untp.Identity.Schemes;

/// <summary>All identifier schemes, in its JSON form as well. Immutable.</summary>
/// <param name="Schemes">The built-in ones first.</param>
internal sealed record SchemeListBody(IReadOnlyList<IdentifierScheme> Schemes);
