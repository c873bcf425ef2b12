using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>
/// JWT claims beside the own members of a credential or presentation: they must not contradict them, for one reader of the token must not see
/// another issuer, id or period than the next.
/// </summary>
/// <remarks>Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.3; RFC 7519, section 4.1.</remarks>
public static class RegisteredClaims
{
    // The year 9999; beyond it a moment cannot be told.
    private const double MaxNumericDate = 253_402_300_799;
    private const double MinNumericDate = -62_135_596_800;

    // Securing Verifiable Credentials using JOSE and COSE, section 3.1.3.
    private static readonly string[] _forbidden = ["vc", "vp"];

    /// <summary>All contradictions with a credential; empty where there are none.</summary>
    /// <remarks>Errors: CLAIM_MISMATCH, CLAIM_FORBIDDEN; never throws.</remarks>
    /// <param name="credential">The payload, strictly read.</param>
    public static IReadOnlyList<Problem> Check(StrictJson credential)
    {
        var problems = new List<Problem>();
        Compare(credential, "iss", json => Credential.PartyOf(json, "issuer"), "credential's issuer", problems);
        Compare(credential, "jti", json => json.FindString("id"), "credential's id", problems);
        Compare(credential, "sub", SubjectOf, "credential's credentialSubject.id", problems);
        AddForbidden(credential, problems);
        return problems;
    }

    /// <summary>All contradictions with a presentation; empty where there are none.</summary>
    /// <remarks>
    /// <c>iss</c> repeats the holder (a URL, or an object whose id is one), <c>jti</c> the id. Whom it is for: see PresentationClaims.
    /// Errors: CLAIM_MISMATCH, CLAIM_FORBIDDEN; never throws.
    /// </remarks>
    /// <param name="presentation">The payload, strictly read.</param>
    public static IReadOnlyList<Problem> CheckPresentation(StrictJson presentation)
    {
        var problems = new List<Problem>();
        Compare(presentation, "iss", json => Credential.PartyOf(json, "holder"), "presentation's holder", problems);
        Compare(presentation, "jti", json => json.FindString("id"), "presentation's id", problems);
        AddForbidden(presentation, problems);
        return problems;
    }

    /// <summary>What is odd in the claims of a credential or presentation, but decides nothing; empty where nothing is.</summary>
    /// <remarks>Errors, none of which refuses: CLAIM_SYNTAX (iat, which RFC 7519, section 4.1.6, wants a number); never throws.</remarks>
    /// <param name="json">The payload, strictly read.</param>
    public static IReadOnlyList<Problem> Warnings(StrictJson json) =>
        Credential.Member(json, "iat") is { ValueKind: not JsonValueKind.Number }
            ? [new(ProblemCodes.ClaimSyntax, "iat is not a number of seconds since 1970.", "/iat")]
            : [];

    /// <summary>When a token was signed, as its <c>iat</c> says; null where it says nothing that can be read.</summary>
    /// <param name="json">The payload, strictly read.</param>
    internal static DateTimeOffset? SignedAt(StrictJson json) =>
        json.TryGetProperty("iat"u8, out var iat) && iat.ValueKind == JsonValueKind.Number && iat.TryGetDouble(out var seconds) && seconds is >= MinNumericDate and <= MaxNumericDate
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
            : null;

    /// <summary>Why the claims <c>nbf</c> and <c>exp</c> speak against a moment; empty where they do not.</summary>
    /// <remarks>Errors: CREDENTIAL_DATE_SYNTAX, CREDENTIAL_NOT_YET_VALID, CREDENTIAL_EXPIRED; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    /// <param name="at">The moment.</param>
    /// <param name="skew">How far the clocks of issuer and verifier may differ.</param>
    public static IReadOnlyList<Problem> CheckAt(Credential credential, DateTimeOffset at, TimeSpan skew) => CheckAt(credential.Json, at, skew);

    /// <summary>The same of any payload.</summary>
    /// <param name="json">The payload of a credential or presentation, strictly read.</param>
    /// <param name="at">The moment.</param>
    /// <param name="skew">How far the clocks of signer and verifier may differ.</param>
    public static IReadOnlyList<Problem> CheckAt(StrictJson json, DateTimeOffset at, TimeSpan skew)
    {
        var problems = new List<Problem>();
        var now = at.ToUnixTimeMilliseconds() / 1000.0;
        if (NumericDate("nbf") - skew.TotalSeconds > now)
        {
            problems.Add(new(ProblemCodes.CredentialNotYetValid, $"The token may not be used before its nbf, and not yet at {at:u}.", "/nbf"));
        }

        // RFC 7519, section 4.1.4: on or after exp it is over.
        if (NumericDate("exp") + skew.TotalSeconds <= now)
        {
            problems.Add(new(ProblemCodes.CredentialExpired, $"The token may not be used from its exp on, and no longer at {at:u}.", "/exp"));
        }

        return problems;

        double? NumericDate(string claim)
        {
            if (Credential.Member(json, claim) is not { } value)
            {
                return null;
            }

            if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && Math.Abs(seconds) <= MaxNumericDate)
            {
                return seconds;
            }

            problems.Add(new(ProblemCodes.CredentialDateSyntax, $"{claim} is not a number of seconds since 1970.", $"/{claim}"));
            return null;
        }
    }

    /// <summary>The claims <c>nbf</c> and <c>exp</c> that no moment could be held against; empty where there are none.</summary>
    /// <remarks>Errors: CREDENTIAL_DATE_SYNTAX; never throws.</remarks>
    /// <param name="json">The payload, strictly read.</param>
    public static IEnumerable<Problem> Unreadable(StrictJson json) =>
        CheckAt(json, DateTimeOffset.UnixEpoch, TimeSpan.Zero).Where(problem => problem.Code == ProblemCodes.CredentialDateSyntax);

    /// <summary>The id of the one subject; null where there are more, for a token is about one.</summary>
    private static string? SubjectOf(StrictJson json) => Credential.Member(json, "credentialSubject") switch
    {
        { ValueKind: JsonValueKind.Array } many => many.GetArrayLength() == 1 ? many[0].FindString("id") : null,
        { } one => one.FindString("id"),
        null => null,
    };

    private static void Compare(StrictJson json, string claim, Func<StrictJson, string?> expected, string member, List<Problem> problems)
    {
        if (Credential.Member(json, claim) is not null && json.FindString(claim) != expected(json))
        {
            problems.Add(new(ProblemCodes.ClaimMismatch, $"The claim {claim} is not the {member}.", $"/{claim}"));
        }
    }

    private static void AddForbidden(StrictJson json, List<Problem> problems)
    {
        foreach (var claim in _forbidden)
        {
            if (Credential.Member(json, claim) is not null)
            {
                problems.Add(new(ProblemCodes.ClaimForbidden, $"The claim {claim} is how data model 1.1 put it into a JWT; in data model 2.0 the payload itself is the credential or presentation.", $"/{claim}"));
            }
        }
    }
}
