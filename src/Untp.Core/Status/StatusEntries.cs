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

    /// <summary>Reads the entries of a credential, in order; none where it states no status.</summary>
    /// <remarks>
    /// Shape: one entry or an array of them; the index a whole number or its decimal digits, as UNTP 0.7.0 and W3C write it. Entries that
    /// are right but of no use here are left out: see <see cref="Unsupported"/>.
    /// Limits: 16 entries. Errors: STATUS_ENTRY_INVALID, STATUS_INDEX_INVALID; never throws.
    /// </remarks>
    /// <param name="credential">The credential.</param>
    public static Result<StatusEntry[]> Read(Credential credential)
    {
        if (Credential.Member(credential.Json, "credentialStatus") is not { } status)
        {
            return Array.Empty<StatusEntry>();
        }

        var places = Places(status);
        if (places.Length is 0 or > MaxEntries)
        {
            return Invalid($"credentialStatus holds no entry, or more than {MaxEntries}.", "/credentialStatus");
        }

        var problems = new List<Problem>();
        var entries = places.Select(place => ReadEntry(place.Json, place.Pointer, problems)).OfType<StatusEntry>().ToArray();
        return problems.Count == 0 ? entries : Result<StatusEntry[]>.Failure(problems);
    }

    /// <summary>The entries that nothing is known of here, each as a problem: of another type, or for a purpose of the issuer's own.</summary>
    /// <remarks>Errors: STATUS_UNSUPPORTED; never throws for what <see cref="Read"/> has read.</remarks>
    /// <param name="credential">The credential.</param>
    public static IReadOnlyList<Problem> Unsupported(Credential credential) =>
        Credential.Member(credential.Json, "credentialStatus") is { } status ? [.. Places(status).Select(CheckUse).OfType<Problem>()] : [];

    /// <summary>True where the credential states a status, in the right form, that is none of this specification.</summary>
    internal static bool AreOfOtherTypes(Credential credential) =>
        Credential.Member(credential.Json, "credentialStatus") is { } status
        && Read(credential).IsSuccess
        && !Places(status).Any(place => IsBitstring(place.Json));

    private static (StrictJson Json, string Pointer)[] Places(StrictJson status) => [.. MemberShape.Items(status, "/credentialStatus").Take(MaxEntries + 1)];

    private static bool IsBitstring(StrictJson entry) => Credential.Texts(entry, "type").Contains(StatusEntry.Type, StringComparer.Ordinal);

    /// <summary>Null with problems, and where the entry is of no use here.</summary>
    private static StatusEntry? ReadEntry(StrictJson json, string pointer, List<Problem> problems)
    {
        var before = problems.Count;
        if (json.ValueKind != JsonValueKind.Object || !MemberShape.IsType(Credential.Member(json, "type")))
        {
            problems.Add(Invalid("The entry is no object that says its type.", pointer));
            return null;
        }

        var id = json.FindString("id");
        if (Credential.Member(json, "id") is not null && !AbsoluteUrl.Is(id))
        {
            problems.Add(Invalid("id is not a URL.", $"{pointer}/id"));
        }

        if (!IsBitstring(json))
        {
            return null;
        }

        var purpose = json.FindString("statusPurpose");
        if (string.IsNullOrEmpty(purpose))
        {
            problems.Add(Invalid("statusPurpose is not a string.", $"{pointer}/statusPurpose"));
        }

        var list = json.FindString("statusListCredential");
        if (!AbsoluteUrl.Is(list))
        {
            problems.Add(Invalid("statusListCredential is not a URL.", $"{pointer}/statusListCredential"));
        }
        else if (id == list)
        {
            problems.Add(Invalid("id is that of the list; it names the entry, such as by the list's URL with # and the index.", $"{pointer}/id"));
        }

        if (Credential.Member(json, "statusReference") is { } reference && !MemberShape.Items(reference, "").All(url => MemberShape.IsUrl(url.Value)))
        {
            problems.Add(Invalid("statusReference is neither a URL nor an array of some.", $"{pointer}/statusReference"));
        }

        if (StatusSize.Check(json, isMessage: purpose == StatusPurposes.NameOf(StatusPurpose.Message), pointer) is { } misfit)
        {
            problems.Add(misfit);
        }

        var index = ReadIndex(json);
        if (index is null)
        {
            problems.Add(new(ProblemCodes.StatusIndexInvalid, "statusListIndex is no whole number from 0 to 2^53, written in digits without leading zeros.", $"{pointer}/statusListIndex"));
        }

        return problems.Count == before && StatusPurposes.Find(purpose) is { } known ? new StatusEntry(known, list!, index!.Value, pointer) : null;
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

    private static Problem? CheckUse((StrictJson Json, string Pointer) place)
    {
        if (!IsBitstring(place.Json))
        {
            return new(ProblemCodes.StatusUnsupported, $"The status entry is not a {StatusEntry.Type}; no other type is asked here.", $"{place.Pointer}/type");
        }

        return StatusPurposes.Find(place.Json.FindString("statusPurpose")) is null
            ? new(ProblemCodes.StatusUnsupported, "The status entry is for a purpose that only its issuer knows; revocation, suspension, refresh and message are known here.", $"{place.Pointer}/statusPurpose")
            : null;
    }

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.StatusEntryInvalid, message, pointer);

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,15})\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex WholeNumber();
}
