using Untp.Core.Schemas.Evaluation;

namespace Untp.Core.Schemas.Compilation;

/// <summary>A schema ready to be applied. Immutable.</summary>
/// <param name="Root">Where evaluation begins.</param>
/// <param name="IsDynamic">True where a reference in it depends on the way by which it was reached.</param>
internal sealed record CompiledSchema(SchemaNode Root, bool IsDynamic);
