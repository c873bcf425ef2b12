using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Dids;

/// <summary>Reads the JSON form of a request for a DID.</summary>
internal static class CreateDidBodyReader
{
    public static Result<NewDid> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<NewDid>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with a member method.");
        }

        var problems = new List<Problem>();
        string method = "", keyType = "";
        string? path = null;
        bool preRotation = false, portable = false;
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "method" or "path" or "keyType" when member.Value.ValueKind != JsonValueKind.String:
                    problems.Add(new(ProblemCodes.RequestShape, $"{member.Name} is not a string.", $"/{member.Name}"));
                    break;
                case "method":
                    method = member.Value.GetString()!;
                    break;
                case "path":
                    path = member.Value.GetString();
                    break;
                case "keyType":
                    keyType = member.Value.GetString()!;
                    break;
                case "preRotation" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    preRotation = member.Value.GetBoolean();
                    break;
                case "portable" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    portable = member.Value.GetBoolean();
                    break;
                case "preRotation" or "portable":
                    problems.Add(new(ProblemCodes.RequestShape, $"{member.Name} is true or false.", $"/{member.Name}"));
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        switch (method)
        {
            case "web" or "webvh" when path == "":
                problems.Add(new(ProblemCodes.DidPathInvalid, "path is empty; leave it out for the DID of the host itself.", "/path"));
                break;
            case "web" or "webvh":
                path ??= "";
                break;
            case "key" when path is null:
                break;
            case "key":
                problems.Add(new(ProblemCodes.DidPathInvalid, "A did:key lies nowhere; leave path out.", "/path"));
                break;
            default:
                problems.Add(new(ProblemCodes.DidMethodUnsupported, "method is web, webvh or key.", "/method"));
                break;
        }

        if (keyType.Length > 0 && KeyTypeNames.Find(keyType) is null)
        {
            problems.Add(KeyTypeNames.Unknown);
        }

        if ((preRotation || portable) && method != "webvh")
        {
            problems.Add(NewDid.NoLog);
        }

        return problems.Count > 0
            ? Result<NewDid>.Failure(problems)
            : new NewDid(method, path, KeyTypeNames.Find(keyType)) { PreRotation = preRotation, Portable = portable };
    }
}
