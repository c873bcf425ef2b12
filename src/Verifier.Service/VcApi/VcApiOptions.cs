using Untp.Core.Verification;

namespace Untp.Verifier.VcApi;

/// <summary>The options of a request, as far as they are known here. Immutable.</summary>
internal sealed record VcApiOptions
{
    /// <summary>True where the proofs are all that is asked about: <c>checks</c> is <c>["proof"]</c>.</summary>
    public bool IsProofOnly { get; init; }

    public string? Challenge { get; init; }

    public string? Domain { get; init; }

    public VerificationScope Scope => IsProofOnly ? VerificationScope.Proof : VerificationScope.DataModel;
}
