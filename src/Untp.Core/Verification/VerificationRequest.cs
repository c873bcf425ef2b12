namespace Untp.Core.Verification;

/// <summary>What to verify and against what. Immutable; the credential's bytes must not change during the verification.</summary>
/// <param name="Credential">
/// The credential as received: a compact JWS (ASCII), or a JSON object (UTF-8) that embeds its proofs or envelops a compact JWS.
/// </param>
public sealed record VerificationRequest(ReadOnlyMemory<byte> Credential)
{
    /// <summary>The moment to judge the dates at; null means now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How much is verified. Default all of it.</summary>
    public VerificationScope Scope { get; init; } = VerificationScope.Untp;

    /// <summary>
    /// DIDs whose credentials the caller trusts; empty means that the caller names none. An issuer that is not on this list
    /// fails. It narrows the list of <see cref="Policy"/> and never widens it: where both are, an issuer has to be on both.
    /// </summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>What the relying party demands of every credential; nothing by default.</summary>
    public VerificationPolicy Policy { get; init; } = VerificationPolicy.None;

    /// <summary>True where the report carries a summary of what the credential says. Default false, for it takes time.</summary>
    public bool Summarize { get; init; }

    /// <summary>
    /// True where the report tells, by check <c>credential.terms</c>, what no context of the credential defines. It decides nothing. Default
    /// false, for a signature over JSON needs no contexts, and this reads them.
    /// </summary>
    public bool CheckTerms { get; init; }

    /// <summary>What the caller expects the credential to be about; nothing by default.</summary>
    public Expectation Expect { get; init; } = Expectation.None;
}
