using Untp.Core.Identifiers.Schemes;

namespace Untp.Identity.Schemes;

/// <summary>A row of an import that is known from now on. Immutable.</summary>
/// <param name="Scheme">The row.</param>
/// <param name="IsAdded">False where the same row was there before.</param>
internal sealed record SchemeImport(IdentifierScheme Scheme, bool IsAdded);
