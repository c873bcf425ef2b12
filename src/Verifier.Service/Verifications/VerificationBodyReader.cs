using System.Globalization;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Verification;
using Untp.LinkedData.Json;
using Untp.Verifier.Policies;

namespace Untp.Verifier.Verifications;

/// <summary>
/// Reads the JSON forms of a verification request: a credential that embeds its proofs or envelops a compact JWS, or a wrapper around it or
/// around a compact JWS. A member of the wrapper that is not known is refused, for it may be a misspelt demand.
/// </summary>
internal static class VerificationBodyReader
{
    private const int MaxTrustedIssuers = 1000;

    // What the answer to an issuing carries besides the credential, so that it can be sent on as it is.
    private static readonly string[] _issuedMembers = ["id", "mediaType", "status", "warnings"];

    // Not every form that .NET reads: to it, 10:00 is a moment of today.
    private static readonly string[] _moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a request: an object with <c>@context</c> is the credential, one with <c>credential</c> is the wrapper.</summary>
    public static Result<VerificationRequest> Read(StrictJson json, TenantPolicies policies)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Fault("The body is not a JSON object with a member credential.", "");
        }

        return json.TryGetProperty("@context", out _) ? ReadCredential(json, policies) : ReadWrapper(json, policies);
    }

    private static Result<VerificationRequest> ReadCredential(StrictJson json, TenantPolicies policies)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            return new VerificationRequest(json.GetUtf8().ToArray()) { Policy = policies.Own };
        }

        return json.ValueKind == JsonValueKind.Object
            ? new VerificationRequest(json.RawUtf8.ToArray()) { Policy = policies.Own }
            : Fault("credential is neither a compact JWS nor an object.", "/credential");
    }

    private static Result<VerificationRequest> ReadWrapper(StrictJson json, TenantPolicies policies)
    {
        Result<VerificationRequest>? credential = null;
        DateTimeOffset? at = null;
        Result<VerificationPolicy> policy = policies.Own;
        string[] trusted = [];
        var expect = Expectation.None;
        var (summarize, checkTerms) = (false, false);
        var problems = new List<Problem>();
        foreach (var member in json.EnumerateObject())
        {
            switch (member.Name)
            {
                case "subjectSummary" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    summarize = member.Value.GetBoolean();
                    break;
                case "checkTerms" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    checkTerms = member.Value.GetBoolean();
                    break;
                case "subjectSummary" or "checkTerms":
                    problems.Add(Fault($"{member.Name} is neither true nor false.", $"/{member.Name}"));
                    break;
                case "credential":
                    credential = ReadCredential(member.Value, policies);
                    break;
                case "at" when ReadMoment(member.Value) is { } moment:
                    at = moment;
                    break;
                case "trustedIssuers" when ReadTexts(member.Value) is { Length: <= MaxTrustedIssuers } texts:
                    trusted = texts;
                    break;
                case "expect" when member.Value.ValueKind == JsonValueKind.Object:
                    expect = ReadExpectation(member.Value, problems);
                    break;
                case "policy" when member.Value.ValueKind == JsonValueKind.String:
                    policy = policies.Find(member.Value.GetString()!, "/policy");
                    break;
                case "policy":
                    problems.Add(Fault("policy is not a string.", "/policy"));
                    break;
                case "at":
                    problems.Add(Fault("at is not a moment, such as 2026-01-31T12:00:00Z.", "/at"));
                    break;
                case "trustedIssuers":
                    problems.Add(Fault($"trustedIssuers is not an array of at most {MaxTrustedIssuers} DIDs.", "/trustedIssuers"));
                    break;
                case "expect":
                    problems.Add(Fault("expect is not an object.", "/expect"));
                    break;
                case var name when !_issuedMembers.Contains(name, StringComparer.Ordinal):
                    problems.Add(Unknown(name, ""));
                    break;
            }
        }

        problems.AddRange(credential?.Problems ?? [Fault("The body has no member credential.", "/credential")]);
        problems.AddRange(policy.Problems);
        return problems.Count > 0
            ? Result<VerificationRequest>.Failure(problems)
            : credential!.Value! with { At = at, Policy = policy.Value!, TrustedIssuers = trusted, Expect = expect, Summarize = summarize, CheckTerms = checkTerms };
    }

    private static Expectation ReadExpectation(StrictJson json, List<Problem> problems)
    {
        var expect = Expectation.None;
        foreach (var member in json.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString() : null;
            switch (member.Name)
            {
                case "identifier" or "type" or "issuer" when string.IsNullOrEmpty(text):
                    problems.Add(Fault($"{member.Name} is not a string, or an empty one.", $"/expect/{member.Name}"));
                    break;
                case "identifier":
                    expect = expect with { Identifier = text };
                    break;
                case "type":
                    expect = expect with { Type = text };
                    break;
                case "issuer":
                    expect = expect with { Issuer = text };
                    break;
                default:
                    problems.Add(Unknown(member.Name, "/expect"));
                    break;
            }
        }

        return expect;
    }

    private static DateTimeOffset? ReadMoment(StrictJson json) =>
        json.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParseExact(json.GetString(), _moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
        && moment.UtcDateTime.Year is > 1 and < 9999
            ? moment
            : null;

    private static string[]? ReadTexts(StrictJson json) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(item => item.GetString()!)]
            : null;

    private static Problem Unknown(string name, string parent) =>
        new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append(parent, name));

    private static Problem Fault(string message, string pointer) => new(ProblemCodes.RequestShape, message, pointer);
}
