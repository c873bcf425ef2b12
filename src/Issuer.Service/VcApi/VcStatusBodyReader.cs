using System.Text.Json;
using Untp.Core.Problems;
using Untp.Core.Status;
using Untp.Issuer.Status;
using Untp.LinkedData.Json;

namespace Untp.Issuer.VcApi;

/// <summary>Reads a request to change a status, as the VC API has it.</summary>
internal static class VcStatusBodyReader
{
    public static Result<StatusChange> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<StatusChange>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with the members credentialId, credentialStatus and status.");
        }

        var problems = new List<Problem>();
        string? id = null;
        StatusPurpose? purpose = null;
        bool? value = null;
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "credentialId" when member.Value.ValueKind == JsonValueKind.String:
                    id = member.Value.GetString();
                    break;
                case "credentialStatus" when member.Value.ValueKind == JsonValueKind.Object:
                    purpose = ReadPurpose(member.Value, problems);
                    break;
                case "status" when member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                    value = member.Value.GetBoolean();
                    break;
                case "credentialId" or "credentialStatus" or "status":
                    problems.Add(new(ProblemCodes.RequestShape, "credentialId is a string, credentialStatus an object, status true or false.", $"/{member.Name}"));
                    break;
                default:
                    problems.Add(Unknown("", member.Name));
                    break;
            }
        }

        if (problems.Count == 0 && (id is null || purpose is null || value is null))
        {
            problems.Add(new(ProblemCodes.RequestShape, "The body needs the members credentialId, credentialStatus and status."));
        }

        return problems.Count == 0 ? new StatusChange(id!, purpose!.Value, value!.Value, "") : Result<StatusChange>.Failure(problems);
    }

    private static StatusPurpose? ReadPurpose(StrictJson entry, List<Problem> problems)
    {
        var type = "";
        StatusPurpose? purpose = null;
        foreach (var member in entry.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
            switch (member.Name)
            {
                case "type":
                    type = text;
                    break;
                case "statusPurpose":
                    purpose = IssuedPurposes.Find(text);
                    break;
                default:
                    problems.Add(Unknown("/credentialStatus", member.Name));
                    break;
            }
        }

        if (type != StatusEntry.Type)
        {
            problems.Add(new(ProblemCodes.RequestShape, $"type is {StatusEntry.Type}.", "/credentialStatus/type"));
        }

        if (purpose is null)
        {
            problems.Add(new(ProblemCodes.RequestShape, "statusPurpose is revocation or suspension.", "/credentialStatus/statusPurpose"));
        }

        return purpose;
    }

    private static Problem Unknown(string pointer, string name) => new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append(pointer, name));
}
