using System.Globalization;
using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Status;

/// <summary>How many bits an entry has, and what their values mean. Source: Bitstring Status List v1.0, sections 1.3 and 2.1.</summary>
internal static class StatusSize
{
    // 256 messages; more are no longer words for a state.
    private const int Max = 8;

    /// <summary>Why the size is not one that is read here, or has not a message a value; null where it is. One bit is read, and what only tells a message may have more.</summary>
    public static Problem? Check(StrictJson entry, bool isMessage, string pointer)
    {
        var size = 1;
        if (Credential.Member(entry, "statusSize") is { } stated)
        {
            if (stated.ValueKind != JsonValueKind.Number
                || !int.TryParse(stated.GetRawText(), NumberStyles.None, CultureInfo.InvariantCulture, out size)
                || size is 0 or > Max
                || (size > 1 && !isMessage))
            {
                return Invalid($"statusSize is not 1, or from 1 to {Max} for messages; lists of more bits an entry are not read here.", $"{pointer}/statusSize");
            }
        }

        return Credential.Member(entry, "statusMessage") is { } messages
            ? AreMessages(messages, 1 << size) ? null : Invalid($"statusMessage is not an array of {1 << size} objects, each with a status such as 0x0 and a message.", $"{pointer}/statusMessage")
            : size == 1 ? null : Invalid("An entry of more than one bit says by statusMessage what their values mean.", $"{pointer}/statusMessage");
    }

    private static bool AreMessages(StrictJson messages, int count) =>
        messages.ValueKind == JsonValueKind.Array
        && messages.GetArrayLength() == count
        && messages.EnumerateArray().All(message => message.FindString("status") is ['0', 'x', _, ..] && message.FindString("message") is not null);

    private static Problem Invalid(string message, string pointer) => new(ProblemCodes.StatusEntryInvalid, message, pointer);
}
