using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Dids;

/// <summary>Reads the JSON form of a request for a DID's next key.</summary>
internal static class RotateKeyBodyReader
{
    public static Result<NewKey> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<NewKey>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object; leave it out, or give it the member keyType.");
        }

        var problems = new List<Problem>();
        KeyType? keyType = null;
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "keyType" when member.Value.ValueKind != JsonValueKind.String:
                    problems.Add(new(ProblemCodes.RequestShape, "keyType is not a string.", "/keyType"));
                    break;
                case "keyType" when KeyTypeNames.Find(member.Value.GetString()) is { } type:
                    keyType = type;
                    break;
                case "keyType":
                    problems.Add(KeyTypeNames.Unknown);
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        return problems.Count == 0 ? new NewKey(keyType) : Result<NewKey>.Failure(problems);
    }
}
