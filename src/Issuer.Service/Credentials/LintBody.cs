using Untp.Core.Problems;

namespace Untp.Issuer.Credentials;

/// <summary>The answer to an issuing that only looks: the credential would be issued.</summary>
/// <param name="Warnings">With what it would be issued.</param>
internal sealed record LintBody(IReadOnlyList<LintBody.Warning> Warnings)
{
    public static LintBody From(IReadOnlyList<Problem> warnings) => new([.. warnings.Select(warning => new Warning(warning.Code.Id, warning.Message, warning.Pointer))]);

    /// <summary>One rule that the credential breaks, and where.</summary>
    internal sealed record Warning(string Code, string Message, string Pointer);
}
