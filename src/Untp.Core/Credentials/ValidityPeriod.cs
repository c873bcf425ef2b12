using Untp.Core.Json;
using Untp.Core.Problems;

namespace Untp.Core.Credentials;

/// <summary>When a credential is valid. Source: Verifiable Credentials Data Model 2.0, section 4.9. Immutable.</summary>
/// <param name="From">First moment; null where none is stated.</param>
/// <param name="Until">Last moment; null where none is stated.</param>
public sealed record ValidityPeriod(DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Reads the dates of a credential.</summary>
    /// <remarks>Errors: CREDENTIAL_DATE_SYNTAX, CREDENTIAL_DATES_REVERSED; never throws.</remarks>
    /// <param name="credential">The credential.</param>
    public static Result<ValidityPeriod> Read(Credential credential)
    {
        var problems = new List<Problem>();
        var period = new ValidityPeriod(Moment(credential, "validFrom", problems), Moment(credential, "validUntil", problems));
        if (period.Until < period.From)
        {
            problems.Add(new(ProblemCodes.CredentialDatesReversed, "validUntil lies before validFrom.", "/validUntil"));
        }

        return problems.Count == 0 ? period : Result<ValidityPeriod>.Failure(problems);
    }

    /// <summary>Why the credential is not valid at a moment; null where it is.</summary>
    /// <remarks>Errors: CREDENTIAL_NOT_YET_VALID, CREDENTIAL_EXPIRED.</remarks>
    /// <param name="at">The moment.</param>
    /// <param name="skew">How far the clocks of issuer and verifier may differ.</param>
    public Problem? CheckAt(DateTimeOffset at, TimeSpan skew)
    {
        if (From - skew > at)
        {
            return new(ProblemCodes.CredentialNotYetValid, $"The credential is valid from {From:u}, not yet at {at:u}.", "/validFrom");
        }

        return Until + skew < at
            ? new(ProblemCodes.CredentialExpired, $"The credential was valid until {Until:u}, no longer at {at:u}.", "/validUntil")
            : null;
    }

    private static DateTimeOffset? Moment(Credential credential, string name, List<Problem> problems)
    {
        if (Credential.Member(credential.Json, name) is null)
        {
            return null;
        }

        if (Credential.Text(credential.Json, name) is { } text && DateTimeStamp.Read(text) is { } moment)
        {
            return moment;
        }

        problems.Add(new(ProblemCodes.CredentialDateSyntax, $"{name} is not a date and time with its zone, such as 2026-01-31T12:00:00Z.", $"/{name}"));
        return null;
    }
}
