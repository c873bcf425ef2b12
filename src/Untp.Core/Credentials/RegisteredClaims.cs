using System.Text.Json;
using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>
/// JWT claims beside the credential's own members: they must not contradict them, for one reader of the token must not see
/// another issuer, id or period than the next.
/// </summary>
/// <remarks>Source: Securing Verifiable Credentials using JOSE and COSE, section 3.1.3; RFC 7519, section 4.1.</remarks>
public static class RegisteredClaims
{
    // The year 9999; beyond it a moment cannot be told.
    private const double MaxNumericDate = 253_402_300_799;

    /// <summary>All contradictions; empty where there are none.</summary>
    /// <remarks>Errors: CLAIM_MISMATCH; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    public static IReadOnlyList<Problem> Check(Credential credential)
    {
        var problems = new List<Problem>();
        Compare("iss", credential.Issuer, "issuer");
        Compare("jti", credential.Id, "id");
        Compare("sub", Credential.Member(credential.Json, "credentialSubject") is { } subject ? Credential.Text(subject, "id") : null, "credentialSubject.id");
        return problems;

        void Compare(string claim, string? expected, string member)
        {
            if (Credential.Member(credential.Json, claim) is not null && Credential.Text(credential.Json, claim) != expected)
            {
                problems.Add(new(ProblemCodes.ClaimMismatch, $"The claim {claim} is not the credential's {member}.", $"/{claim}"));
            }
        }
    }

    /// <summary>Why the claims <c>nbf</c> and <c>exp</c> speak against a moment; empty where they do not.</summary>
    /// <remarks>Errors: CREDENTIAL_DATE_SYNTAX, CREDENTIAL_NOT_YET_VALID, CREDENTIAL_EXPIRED; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    /// <param name="at">The moment.</param>
    /// <param name="skew">How far the clocks of issuer and verifier may differ.</param>
    public static IReadOnlyList<Problem> CheckAt(Credential credential, DateTimeOffset at, TimeSpan skew)
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
            if (Credential.Member(credential.Json, claim) is not { } value)
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
}
