using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Credentials;

/// <summary>
/// When a credential is valid. Source: Verifiable Credentials Data Model 2.0, section 4.9; 1.1, sections 4.6 and 4.8, which calls the dates
/// issuanceDate and expirationDate. Immutable.
/// </summary>
/// <param name="From">First moment; null where none is stated.</param>
/// <param name="Until">Last moment; null where none is stated.</param>
public sealed record ValidityPeriod(DateTimeOffset? From, DateTimeOffset? Until)
{
    private string FromName { get; init; } = "validFrom";

    private string UntilName { get; init; } = "validUntil";

    /// <summary>Reads the dates of a credential.</summary>
    /// <remarks>
    /// Errors: CREDENTIAL_DATE_SYNTAX (also where one of data model 1.1 has no issuanceDate), CREDENTIAL_DATES_REVERSED; never throws.
    /// </remarks>
    /// <param name="credential">The credential.</param>
    public static Result<ValidityPeriod> Read(Credential credential)
    {
        var problems = new List<Problem>();
        var isOld = credential.DataModel == DataModelVersion.V11;
        var (from, until) = isOld ? ("issuanceDate", "expirationDate") : ("validFrom", "validUntil");
        var period = new ValidityPeriod(Moment(credential, from, isOld, problems), Moment(credential, until, isRequired: false, problems)) { FromName = from, UntilName = until };
        if (period.Until < period.From)
        {
            problems.Add(new(ProblemCodes.CredentialDatesReversed, $"{until} lies before {from}.", $"/{until}"));
        }

        return problems.Count == 0 ? period : Result<ValidityPeriod>.Failure(problems);
    }

    /// <summary>Why the credential is not valid at a moment; null where it is.</summary>
    /// <remarks>Errors: CREDENTIAL_NOT_YET_VALID, CREDENTIAL_EXPIRED.</remarks>
    /// <param name="at">The moment.</param>
    /// <param name="skew">How far the clocks of issuer and verifier may differ.</param>
    public Problem? CheckAt(DateTimeOffset at, TimeSpan skew)
    {
        if (From - at > skew)
        {
            return new(ProblemCodes.CredentialNotYetValid, $"The credential is valid from {From:u}, not yet at {at:u}.", $"/{FromName}");
        }

        return at - Until > skew
            ? new(ProblemCodes.CredentialExpired, $"The credential was valid until {Until:u}, no longer at {at:u}.", $"/{UntilName}")
            : null;
    }

    private static DateTimeOffset? Moment(Credential credential, string name, bool isRequired, List<Problem> problems)
    {
        var member = Credential.Member(credential.Json, name);
        if (member is null && !isRequired)
        {
            return null;
        }

        if (member is { ValueKind: JsonValueKind.String } text && (DateTimeStamp.Read(text.GetUtf8()) ?? ReadOld(credential, text)) is { } moment)
        {
            return moment;
        }

        problems.Add(new(ProblemCodes.CredentialDateSyntax, $"{name} is not a date and time with its zone, such as 2026-01-31T12:00:00Z.", $"/{name}"));
        return null;
    }

    /// <summary>Data model 1.1 left the zone to the issuer; without one, UTC is meant, as 2.0 says where it is left out wrongly.</summary>
    private static DateTimeOffset? ReadOld(Credential credential, StrictJson text) =>
        credential.DataModel == DataModelVersion.V11 ? DateTimeStamp.ReadOrUtc(text.GetString()!) : null;
}
