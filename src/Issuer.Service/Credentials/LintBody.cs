namespace Untp.Issuer.Credentials;

/// <summary>What was found about a credential that is not signed, in its JSON form.</summary>
/// <param name="Problems">What speaks against signing it; empty where it would be signed.</param>
/// <param name="Warnings">What would not stop it.</param>
internal sealed record LintBody(IReadOnlyList<LintBody.Entry> Problems, IReadOnlyList<string> Warnings)
{
    /// <summary>One problem, as in an error.</summary>
    internal sealed record Entry(string Pointer, string Code, string Message);
}
