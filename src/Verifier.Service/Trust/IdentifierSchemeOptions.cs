using System.ComponentModel.DataAnnotations;
using Untp.Core.Dids;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;

namespace Untp.Verifier.Trust;

/// <summary>
/// The identifier schemes whose operators can be trusted as registers, section <c>IdentifierSchemes</c>: those that come with the
/// product, and further ones. Immutable.
/// </summary>
public sealed record IdentifierSchemeOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "IdentifierSchemes";

    private const int MaxFileBytes = 1 << 20;

    /// <summary>JSON files, each one row of the register; one of the namespace of another row replaces it. Default none.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The DIDs of schemes' operators by the schemes' namespaces, such as <c>lei</c>. Default none: no row that comes with the product has one.</summary>
    public IReadOnlyDictionary<string, string> Operators { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        ValidationResult[] operators = [.. Operators.Where(row => !Did.Parse(row.Value).IsSuccess).Select(row => new ValidationResult($"names for {row.Key} '{row.Value}', which is no DID.", [nameof(Operators)]))];
        return operators.Length > 0
            ? operators
            : ReadRegister().Problems.Select(problem => new ValidationResult(
                $"cannot be used: {problem.Message} {problem.Pointer}".TrimEnd(),
                [problem.Code == ProblemCodes.IdentifierSchemeUnknown ? nameof(Operators) : nameof(Files)]));
    }

    /// <summary>The register of all rows.</summary>
    internal Result<SchemeRegister> ReadRegister()
    {
        Result<SchemeRegister> register = SchemeRegister.BuiltIn;
        foreach (var file in Files)
        {
            var row = ReadRow(file);
            register = row.IsSuccess ? register.Value!.With(row.Value) : Result<SchemeRegister>.Failure(row.Problems);
            if (!register.IsSuccess)
            {
                return register;
            }
        }

        foreach (var (name, did) in Operators)
        {
            var scheme = register.Value!.Schemes.FirstOrDefault(scheme => scheme.Namespace.Equals(name, StringComparison.OrdinalIgnoreCase));
            register = scheme is null
                ? new Problem(ProblemCodes.IdentifierSchemeUnknown, $"{nameof(Operators)} names the scheme {name}, which no row has.")
                : register.Value.With(scheme with { OperatorDid = did });
            if (!register.IsSuccess)
            {
                return register;
            }
        }

        return register;
    }

    private static Result<IdentifierScheme> ReadRow(string file)
    {
        try
        {
            return new FileInfo(file).Length <= MaxFileBytes
                ? IdentifierSchemeJson.Read(File.ReadAllBytes(file))
                : new Problem(ProblemCodes.IdentifierSchemeInvalid, $"{file} is larger than {MaxFileBytes} bytes.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem(ProblemCodes.IdentifierSchemeInvalid, $"{file} cannot be read.");
        }
    }
}
