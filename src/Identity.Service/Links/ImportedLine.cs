using Untp.Core.Problems;

namespace Untp.Identity.Links;

/// <summary>What became of a line of an import, in its JSON form as well. Immutable.</summary>
/// <param name="Line">Counted from 1, empty lines left out.</param>
/// <param name="Identifier">The identifier in its canonical form; null for a line that was refused.</param>
/// <param name="Added">Ids of the links that were added; empty where all were there.</param>
/// <param name="Errors">Why the line was refused; null where it was not.</param>
internal sealed record ImportedLine(long Line, string? Identifier, IReadOnlyList<string>? Added, IReadOnlyList<ImportedLine.Error>? Errors)
{
    public static ImportedLine From(long line, Result<RegisteredLinks> added) => added.IsSuccess
        ? new(line, added.Value.Identifier, [.. added.Value.Links.Select(link => link.Id)], null)
        : new(line, null, null, [.. added.Problems.Select(problem => new Error(problem.Pointer, problem.Code.Id, problem.Message))]);

    /// <summary>One problem.</summary>
    internal sealed record Error(string Pointer, string Code, string Message);
}
