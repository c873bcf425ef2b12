using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Status;

/// <summary>Reads the JSON form of a request to change a status.</summary>
internal static class StatusChangeBodyReader
{
    public static Result<StatusChange> Read(string credentialId, ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<StatusChange>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with the members purpose and value.");
        }

        var problems = new List<Problem>();
        StatusPurpose? purpose = null;
        bool? value = null;
        var reason = "";
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "purpose" when member.Value.ValueKind == JsonValueKind.String && IssuedPurposes.Find(member.Value.GetString()) is { } known:
                    purpose = known;
                    break;
                case "value" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    value = member.Value.GetBoolean();
                    break;
                case "reason" when member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length <= StatusChange.MaxReasonChars:
                    reason = member.Value.GetString()!;
                    break;
                case "purpose" or "value" or "reason":
                    problems.Add(new(ProblemCodes.RequestShape, $"purpose is revocation or suspension, value true or false, reason a text of at most {StatusChange.MaxReasonChars} characters.", $"/{member.Name}"));
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        if (problems.Count == 0 && (purpose is null || value is null))
        {
            problems.Add(new(ProblemCodes.RequestShape, "The body needs the members purpose and value."));
        }

        return problems.Count == 0 ? new StatusChange(credentialId, purpose!.Value, value!.Value, reason) : Result<StatusChange>.Failure(problems);
    }
}
