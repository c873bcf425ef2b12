namespace Untp.Core.Verification;

/// <summary>
/// What a relying party demands besides what every credential has to pass. It only adds demands: no policy makes a check pass,
/// or one that is required not required. Immutable.
/// </summary>
public sealed record VerificationPolicy
{
    /// <summary>Demands nothing.</summary>
    public static VerificationPolicy None { get; } = new();

    /// <summary>DIDs of the issuers that are trusted, compared exactly; empty means that there is no list. Default empty.</summary>
    public IReadOnlySet<string> TrustedIssuers { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What follows where the issuer is not on the list. Default <see cref="UnknownIssuer.Invalid"/>.</summary>
    public UnknownIssuer UnknownIssuer { get; init; } = UnknownIssuer.Invalid;

    /// <summary>True where a credential that nobody could revoke or suspend is not valid. Default false.</summary>
    public bool RequireStatus { get; init; }
}
