using System.Text;
using System.Text.Json;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Status;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Credentials;

/// <summary>Reads the JSON form of a request to issue.</summary>
internal static class IssueBodyReader
{
    public static Result<IssueRequest> Read(ReadOnlySpan<byte> utf8, int maxBytes, string idempotencyKey)
    {
        var json = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = maxBytes, MaxDepth = JsonLimits.Default.MaxDepth + 1 }).ToResult();
        if (!json.IsSuccess)
        {
            return Result<IssueRequest>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with a member credential.");
        }

        var problems = new List<Problem>();
        byte[]? credential = null;
        var validate = true;
        StatusPurpose[] status = [];
        var securing = Securing.Jose;
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "credential" when member.Value.ValueKind == JsonValueKind.Object:
                    credential = Encoding.UTF8.GetBytes(member.Value.GetRawText());
                    break;
                case "securing" when member.Value.ValueKind == JsonValueKind.String && Securing.Find(member.Value.GetString()) is { } known:
                    securing = known;
                    break;
                case "validate" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    validate = member.Value.GetBoolean();
                    break;
                case "credential":
                    problems.Add(new(ProblemCodes.RequestShape, "credential is not an object.", "/credential"));
                    break;
                case "securing":
                    problems.Add(new(ProblemCodes.RequestShape, $"securing is one of {Securing.Names}.", "/securing"));
                    break;
                case "validate":
                    problems.Add(new(ProblemCodes.RequestShape, "validate is true or false.", "/validate"));
                    break;
                case "status" when ReadPurposes(member.Value) is { } purposes:
                    status = purposes;
                    break;
                case "status":
                    problems.Add(new(ProblemCodes.RequestShape, "status is an array of revocation and suspension, each at most once.", "/status"));
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        if (credential is null && problems.Count == 0)
        {
            problems.Add(new(ProblemCodes.RequestShape, "The body has no member credential.", "/credential"));
        }

        return problems.Count == 0 ? new IssueRequest(credential, validate, status, idempotencyKey) { Securing = securing } : Result<IssueRequest>.Failure(problems);
    }

    private static StatusPurpose[]? ReadPurposes(StrictJson json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        StatusPurpose?[] purposes = [.. json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? IssuedPurposes.Find(item.GetString()) : null)];
        return purposes.Contains(null) || purposes.Distinct().Count() != purposes.Length ? null : [.. purposes.Select(purpose => purpose!.Value).Order()];
    }
}
