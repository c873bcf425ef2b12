using Untp.Core.Problems;
using Untp.Identity.Links;

namespace Untp.Identity.Schemes;

/// <summary>What became of a row of an import, in its JSON form as well. Immutable.</summary>
/// <param name="Line">Counted from 1, empty lines left out.</param>
/// <param name="Namespace">The scheme's namespace; null for a row that was refused.</param>
/// <param name="Added">False where the same row was there; null for one that was refused.</param>
/// <param name="Errors">Why the row was refused; null where it was not.</param>
internal sealed record ImportedScheme(long Line, string? Namespace, bool? Added, IReadOnlyList<ImportedLine.Error>? Errors)
{
    public static ImportedScheme From(long line, Result<SchemeImport> imported) => imported.IsSuccess
        ? new(line, imported.Value.Scheme.Namespace, imported.Value.IsAdded, null)
        : new(line, null, null, [.. imported.Problems.Select(problem => new ImportedLine.Error(problem.Pointer, problem.Code.Id, problem.Message))]);
}
