namespace Untp.Core.Verification;

/// <summary>What to verify and against what. Immutable; the credential's bytes must not change during the verification.</summary>
/// <param name="Credential">The credential as received: a compact JWS, ASCII.</param>
public sealed record VerificationRequest(ReadOnlyMemory<byte> Credential)
{
    /// <summary>The moment to judge the dates at; null means now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>DIDs whose credentials the caller trusts; empty means that trust decides nothing.</summary>
    public IReadOnlyList<string> TrustedIssuers { get; init; } = [];

    /// <summary>What the caller expects the credential to be about; nothing by default.</summary>
    public Expectation Expect { get; init; } = Expectation.None;
}
