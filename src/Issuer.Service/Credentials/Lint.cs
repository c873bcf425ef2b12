using Untp.Core.Problems;

namespace Untp.Issuer.Credentials;

/// <summary>What speaks against signing a credential, and what does not stop it. Immutable.</summary>
internal sealed record Lint(IReadOnlyList<Problem> Problems, IReadOnlyList<string> Warnings);
