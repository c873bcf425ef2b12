using System.Globalization;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Issuer.Dids;

/// <summary>Reads the JSON form of a request to mark a key as compromised.</summary>
internal static class RevokeKeyBodyReader
{
    // With a zone: which moment is meant is not for us to guess.
    private static readonly string[] _moments = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static Result<KeyCompromise> Read(ReadOnlySpan<byte> utf8)
    {
        var json = StrictJsonReader.Read(utf8).ToResult();
        if (!json.IsSuccess)
        {
            return Result<KeyCompromise>.Failure(json.Problems);
        }

        if (json.Value.ValueKind != JsonValueKind.Object)
        {
            return new Problem(ProblemCodes.RequestShape, "The body is not a JSON object with a member compromisedAt.");
        }

        var problems = new List<Problem>();
        DateTimeOffset? at = null;
        var reason = "";
        foreach (var member in json.Value.EnumerateObject())
        {
            switch (member.Name)
            {
                case "compromisedAt" when Moment(member.Value) is { } moment:
                    at = KeyCompromise.ToSecond(moment);
                    break;
                case "reason" when member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.Length <= KeyCompromise.MaxReasonChars:
                    reason = member.Value.GetString()!;
                    break;
                case "compromisedAt":
                    problems.Add(new(ProblemCodes.RequestShape, "compromisedAt is a date and time with its zone, such as 2026-01-31T12:00:00Z.", "/compromisedAt"));
                    break;
                case "reason":
                    problems.Add(new(ProblemCodes.RequestShape, $"reason is a text of at most {KeyCompromise.MaxReasonChars} characters.", "/reason"));
                    break;
                default:
                    problems.Add(new(ProblemCodes.RequestMemberUnknown, "This member is not known here; check its spelling.", JsonPointer.Append("", member.Name)));
                    break;
            }
        }

        if (at is null && problems.Count == 0)
        {
            problems.Add(new(ProblemCodes.RequestShape, "The body has no member compromisedAt: from when on others may have had the key; where that is not known, when it was made.", "/compromisedAt"));
        }

        return problems.Count == 0 ? new KeyCompromise(at!.Value, reason) : Result<KeyCompromise>.Failure(problems);
    }

    private static DateTimeOffset? Moment(StrictJson json) =>
        json.ValueKind == JsonValueKind.String
        && json.GetString() is { } text && (text.EndsWith('Z') || text[Math.Max(0, text.Length - 6)..] is ['+' or '-', ..])
        && DateTimeOffset.TryParseExact(text, _moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
        && moment.UtcDateTime.Year > 1
            ? moment
            : null;
}
