using System.Globalization;
using System.Text.Json;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>One line of a log, its form checked and nothing else. Source: The did:webvh DID Method v1.0, "The DID Log File".</summary>
internal sealed record WebvhEntry(StrictJson Json, int Number, string Hash, string VersionTime, DateTimeOffset Time, IReadOnlyList<StrictJson> Proofs)
{
    private static readonly string[] _members = ["versionId", "versionTime", "parameters", "state", "proof"];

    public string VersionId => $"{Number}-{Hash}";

    public StrictJson Parameters => Json.GetProperty("parameters");

    public StrictJson State => Json.GetProperty("state");

    /// <summary>Errors: those of <see cref="StrictJsonReader"/>, DID_LOG_INVALID, DID_LOG_TIME_INVALID.</summary>
    public static Result<WebvhEntry> Read(ReadOnlySpan<byte> utf8, WebvhLimits limits)
    {
        var read = StrictJsonReader.Read(utf8, new JsonLimits { MaxBytes = limits.MaxEntryBytes }).ToResult();
        if (!read.IsSuccess)
        {
            return Result<WebvhEntry>.Failure(read.Problems);
        }

        var json = read.Value;
        if (json.ValueKind != JsonValueKind.Object
            || !Array.TrueForAll(_members, name => json.TryGetProperty(name, out _))
            || json.EnumerateObject().Count() != _members.Length)
        {
            return Invalid("An entry is an object of versionId, versionTime, parameters, state and proof.");
        }

        if (Text(json, "versionId").Split('-') is not [var number, var hash] || ReadNumber(number) is not { } version)
        {
            return Invalid("versionId is not a number, a hyphen and a hash.", "/versionId");
        }

        var time = Text(json, "versionTime");
        if (DateTimeStamp.Read(time) is not { } moment || moment.Offset != TimeSpan.Zero)
        {
            return new Problem(ProblemCodes.DidLogTimeInvalid, "versionTime is not a date and time in UTC, such as 2026-01-31T12:00:00Z.", "/versionTime");
        }

        var proof = json.GetProperty("proof");
        IReadOnlyList<StrictJson> proofs = proof.ValueKind == JsonValueKind.Array ? [.. proof.EnumerateArray()] : [proof];
        return proofs.Count >= 1 && proofs.Count <= limits.MaxProofsPerEntry
            ? new WebvhEntry(json, version, hash, time, moment, proofs)
            : Invalid($"An entry has from 1 to {limits.MaxProofsPerEntry} proofs.", "/proof");
    }

    private static int? ReadNumber(string digits) =>
        digits.Length is > 0 and < 10 && digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(StrictJson json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    private static Problem Invalid(string message, string pointer = "") => new(ProblemCodes.DidLogInvalid, message, pointer);
}
