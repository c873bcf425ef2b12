using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.Core.Credentials;
using Untp.Core.Identifiers;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Status;

/// <summary>Reads <c>credentialStatus</c>. Source: Bitstring Status List v1.0, section 2.1.</summary>
public static partial class StatusEntries
{
    private const int MaxEntries = 16;
    private const long MaxIndex = 1L << 53;

    /// <summary>Reads all entries of a credential, in order; none where it states no status.</summary>
    /// <remarks>
    /// Shape: one entry or an array of them; the index a whole number or its decimal digits, as UNTP 0.7.0 and W3C write it.
    /// Limits: 16 entries. Errors: STATUS_ENTRY_INVALID, STATUS_INDEX_INVALID; never throws.
    /// </remarks>
    /// <param name="credential">The credential.</param>
    public static Result<StatusEntry[]> Read(Credential credential)
    {
        if (Credential.Member(credential.Json, "credentialStatus") is not { } status)
        {
            return Array.Empty<StatusEntry>();
        }

        var problems = new List<Problem>();
        (StrictJson Json, string Pointer)[] places = status.ValueKind == JsonValueKind.Array
            ? [.. status.EnumerateArray().Take(MaxEntries + 1).Select((entry, i) => (entry, $"/credentialStatus/{i}"))]
            : [(status, "/credentialStatus")];
        if (places.Length is 0 or > MaxEntries)
        {
            return Invalid($"credentialStatus holds no entry, or more than {MaxEntries}.", "/credentialStatus");
        }

        var entries = places.Select(place => ReadEntry(place.Json, place.Pointer, problems)).OfType<StatusEntry>().ToArray();
        return problems.Count == 0 ? entries : Result<StatusEntry[]>.Failure(problems);
    }

    private static StatusEntry? ReadEntry(StrictJson json, string pointer, List<Problem> problems)
    {
        var before = problems.Count;
        if (Credential.Text(json, "type") != StatusEntry.Type)
        {
            problems.Add(Invalid($"The entry's type is not {StatusEntry.Type}; no other is read here.", pointer));
            return null;
        }

        if (Credential.Member(json, "id") is not null && !AbsoluteUrl.Is(Credential.Text(json, "id")))
        {
            problems.Add(Invalid("id is not a URL.", $"{pointer}/id"));
        }

        var purpose = StatusPurposes.Find(Credential.Text(json, "statusPurpose"));
        if (purpose is null)
        {
            problems.Add(Invalid("statusPurpose is none of revocation, suspension, refresh and message.", $"{pointer}/statusPurpose"));
        }

        var list = Credential.Text(json, "statusListCredential");
        if (!AbsoluteUrl.Is(list))
        {
            problems.Add(Invalid("statusListCredential is not a URL.", $"{pointer}/statusListCredential"));
        }

        if (Credential.Member(json, "statusSize") is { } size && !(size.ValueKind == JsonValueKind.Number && size.GetRawText() == "1"))
        {
            problems.Add(Invalid("statusSize is not 1; lists of more bits an entry are not read here.", $"{pointer}/statusSize"));
        }

        var index = ReadIndex(json);
        if (index is null)
        {
            problems.Add(new(ProblemCodes.StatusIndexInvalid, "statusListIndex is no whole number from 0 to 2^53, written in digits without leading zeros.", $"{pointer}/statusListIndex"));
        }

        return problems.Count == before ? new StatusEntry(purpose!.Value, list!, index!.Value, pointer) : null;
    }

    // As written: 1e3 and 1.0 are numbers that another reader may take for something else.
    private static long? ReadIndex(StrictJson json)
    {
        var text = Credential.Member(json, "statusListIndex") switch
        {
            { ValueKind: JsonValueKind.String } digits => digits.GetString()!,
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => "",
        };
        return WholeNumber().IsMatch(text) && long.Parse(text, CultureInfo.InvariantCulture) is var index and <= MaxIndex ? index : null;
    }

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.StatusEntryInvalid, message, pointer);

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,15})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WholeNumber();
}
