using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;
using Untp.Core.Trust;

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

    /// <summary>Registers whose Digital Identity Anchors make an issuer trusted that is not on the list, one step and no further. Default empty.</summary>
    public IReadOnlyList<TrustedAnchor> TrustedAnchors { get; init; } = [];

    /// <summary>
    /// Schemes whose operators are trusted to anchor the identifiers of their own scheme; null where none are. Default null.
    /// </summary>
    public SchemeRegister? OperatedSchemes { get; init; }

    /// <summary>The register type, as <see cref="RegisterTypes"/> spells it, that an anchor has to have; null for any. Default null.</summary>
    public string? RequireRegisterType { get; init; }

    /// <summary>True where an issuer can be trusted by an anchor.</summary>
    public bool HasAnchors => TrustedAnchors.Count > 0 || OperatedSchemes is not null;

    /// <summary>True where there is anything to go by: a list of issuers, or of registers.</summary>
    public bool HasTrust => TrustedIssuers.Count > 0 || HasAnchors;

    /// <summary>What follows where the issuer is neither on the list nor anchored. Default <see cref="UnknownIssuer.Invalid"/>.</summary>
    public UnknownIssuer UnknownIssuer { get; init; } = UnknownIssuer.Invalid;

    /// <summary>True where a credential that nobody could revoke or suspend is not valid. Default false.</summary>
    public bool RequireStatus { get; init; }

    /// <summary>Rules that no schema says whose warnings are errors here; <see cref="Rules.UntpRules.Find"/> knows their names. Default none.</summary>
    public IReadOnlySet<ProblemCode> RaisedRules { get; init; } = new HashSet<ProblemCode>();
}
