using System.Text;
using System.Text.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Encodings;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>The parameters in force after an entry of a log. Immutable.</summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "did:webvh DID Method Parameters".</remarks>
public sealed record WebvhParameters
{
    /// <summary>The version of the specification that is written here.</summary>
    public static string Version => WebvhRules.Current.Version;

    private const int DefaultTtlSeconds = 3600;
    private const int MaxListItems = 100;
    private static readonly WebvhParameters _initial = new();

    private WebvhParameters()
    {
    }

    /// <summary>The self-certifying identifier.</summary>
    public string Scid { get; private init; } = "";

    /// <summary>The Multikeys that may sign entries.</summary>
    public IReadOnlyList<string> UpdateKeys { get; private init; } = [];

    /// <summary>Hashes of the keys that the next entry may name; not empty while pre-rotation is on.</summary>
    public IReadOnlyList<string> NextKeyHashes { get; private init; } = [];

    /// <summary>Who must approve entries.</summary>
    public WebvhWitness Witness { get; private init; } = WebvhWitness.None;

    /// <summary>URLs of those who keep copies of the log.</summary>
    public IReadOnlyList<string> Watchers { get; private init; } = [];

    /// <summary>True where the DID may move to another host.</summary>
    public bool Portable { get; private init; }

    /// <summary>True where the DID is given up; no entry may follow.</summary>
    public bool Deactivated { get; private init; }

    /// <summary>How long a resolver should cache the DID, in seconds; 0: not at all.</summary>
    public long TtlSeconds { get; private init; } = DefaultTtlSeconds;

    /// <summary>Those of the version of the specification that the log states.</summary>
    internal WebvhRules Rules { get; private init; } = WebvhRules.Current;

    /// <summary>Where that is a parameter of its own: true where keys have to be committed to.</summary>
    internal bool Prerotation { get; private init; }

    /// <summary>What <c>nextKeyHashes</c> holds of a key.</summary>
    /// <param name="multikey">The public key as a Multikey.</param>
    public static string HashOf(string multikey) => Base58Btc.Encode(Multihash.OfSha256(Encoding.UTF8.GetBytes(multikey)));

    /// <summary>The parameters after an entry. Errors: DID_LOG_PARAMETERS_INVALID, DID_LOG_VERSION_UNSUPPORTED, DID_LOG_PREROTATION_MISMATCH.</summary>
    /// <param name="previous">Those before it; null where it is the first.</param>
    /// <param name="json">The entry's <c>parameters</c>.</param>
    internal static Result<WebvhParameters> Apply(WebvhParameters? previous, StrictJson json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Invalid("parameters is not an object.");
        }

        var next = previous ?? _initial;
        if (json.TryGetProperty("method", out var version))
        {
            if (WebvhRules.Find(version) is not { } rules || (previous is not null && !rules.MayFollow(previous.Rules)))
            {
                return new Problem(ProblemCodes.DidLogVersionUnsupported, $"The log is of another version of the method than {WebvhRules.Versions}, or goes back to an older one.", "/parameters/method");
            }

            next = next with { Rules = rules };
        }

        foreach (var member in json.EnumerateObject())
        {
            if (member.Name == "witness" && !next.Rules.Reads(member.Value))
            {
                return new Problem(ProblemCodes.DidLogVersionUnsupported, $"The log names witnesses as {next.Rules.Version} does, with weights, which are not weighed here.", "/parameters/witness");
            }

            if (next.With(member.Name, member.Value, previous) is not { } changed)
            {
                return Invalid($"The parameter {(member.Name.Length <= 40 ? member.Name : "…")} is unknown, of the wrong form, or may not be set so here.", JsonPointer.Append("/parameters", member.Name));
            }

            next = changed;
        }

        return previous is null ? CheckFirst(next, json) : CheckPreRotation(previous, next, json);
    }

    private static Result<WebvhParameters> CheckFirst(WebvhParameters first, StrictJson json) =>
        first.Scid.Length > 0 && first.UpdateKeys.Count > 0 && json.TryGetProperty("method", out _)
            ? first
            : Invalid("The first entry states method, scid and at least one of updateKeys.");

    private static Result<WebvhParameters> CheckPreRotation(WebvhParameters previous, WebvhParameters next, StrictJson json)
    {
        if (previous.Rules.SwitchesPreRotation ? !previous.Prerotation || !json.TryGetProperty("updateKeys", out _) : previous.NextKeyHashes.Count == 0)
        {
            return next;
        }

        return json.TryGetProperty("updateKeys", out _) && json.TryGetProperty("nextKeyHashes", out _) && next.UpdateKeys.All(key => previous.NextKeyHashes.Contains(HashOf(key)))
            ? next
            : new Problem(
                ProblemCodes.DidLogPrerotationMismatch,
                "While pre-rotation is on, an entry states nextKeyHashes and updateKeys, all of them keys that the log committed to before.",
                "/parameters/updateKeys");
    }

    /// <summary>Null where the parameter is not one, or may not be set to this value here.</summary>
    private WebvhParameters? With(string name, StrictJson value, WebvhParameters? previous) => name switch
    {
        "method" => this,
        "scid" when previous is null && value.ValueKind == JsonValueKind.String => this with { Scid = value.GetString()! },
        "updateKeys" when Strings(value) is { } keys => this with { UpdateKeys = keys },
        "nextKeyHashes" when Strings(value) is { } hashes => this with { NextKeyHashes = hashes },
        "prerotation" when Rules.SwitchesPreRotation && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.False && !Prerotation)) => this with { Prerotation = value.GetBoolean() },
        "watchers" when Rules.HasWatchers && Strings(value) is { } watchers => this with { Watchers = watchers },
        "witness" when WebvhWitness.Read(value) is { } witness => this with { Witness = witness },
        "portable" when value.ValueKind == JsonValueKind.False => this with { Portable = false },
        "portable" when value.ValueKind == JsonValueKind.True && previous is not { Portable: false } => this with { Portable = true },
        "deactivated" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => this with { Deactivated = value.GetBoolean() },
        "ttl" when Ttl(value) is { } seconds => this with { TtlSeconds = seconds },
        _ => null,
    };

    // null is deprecated, but read as the default (same section, note).
    private static long? Ttl(StrictJson value) => value.ValueKind switch
    {
        JsonValueKind.Null => DefaultTtlSeconds,
        JsonValueKind.Number when value.TryGetInt64(out var seconds) && seconds is >= 0 and <= 1L << 31 => seconds,
        _ => null,
    };

    private static List<string>? Strings(StrictJson value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxListItems || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            return null;
        }

        var strings = value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal).ToList();
        return strings.Count == value.GetArrayLength() ? strings : null;
    }

    private static Problem Invalid(string message, string pointer = "/parameters") => new(ProblemCodes.DidLogParametersInvalid, message, pointer);
}
