using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>What differs between the versions of the specification whose logs are read. Immutable.</summary>
/// <remarks>
/// Source: The did:webvh DID Method v1.0; did:webvh v0.5; Trust DID Web (did:tdw) v0.4, which is did:webvh under its former name.
/// Before v0.4 an entry was an array, its document perhaps a JSON Patch, and the proof one of the document alone: those are not read.
/// </remarks>
internal sealed record WebvhRules
{
    /// <summary>Those that are written here.</summary>
    public static readonly WebvhRules Current = new("did:webvh:1.0", WebvhDid.Method);

    // v0.4 and v0.5 leave the purpose of a proof open: their makers wrote one or the other.
    private static readonly string[] _bothPurposes = ["assertionMethod", "authentication"];

    private static readonly WebvhRules[] _all =
    [
        Current,
        new("did:webvh:0.5", WebvhDid.Method) { Purposes = _bothPurposes, HasWatchers = false, Witnesses = Witnessing.Weighted },
        new("did:tdw:0.4", WebvhDid.FormerMethod) { Purposes = _bothPurposes, HasWatchers = false, Witnesses = Witnessing.InLog, SwitchesPreRotation = true },
    ];

    private WebvhRules(string version, string method) => (Version, Method) = (version, method);

    private enum Witnessing
    {
        /// <summary>Each witness counts as one.</summary>
        Counted,

        /// <summary>Each has a weight of its own, read where all of them are one.</summary>
        Weighted,

        /// <summary>Their proofs lie in the log and their weights count against the controller's own: not read.</summary>
        InLog,
    }

    /// <summary>The value of the parameter <c>method</c>.</summary>
    public string Version { get; }

    /// <summary>The method's name in the DID.</summary>
    public string Method { get; }

    /// <summary>The versions that are read, for messages.</summary>
    public static string Versions => string.Join(", ", _all.Select(rules => rules.Version));

    /// <summary>What proofs of entries are made for.</summary>
    public IReadOnlyList<string> Purposes { get; private init; } = ["assertionMethod"];

    /// <summary>True where the parameter <c>watchers</c> is known.</summary>
    public bool HasWatchers { get; private init; } = true;

    /// <summary>
    /// True where pre-rotation is a parameter of its own, which stays on, binds entries that name keys, and leaves the signing to
    /// the keys before; else it is on while there are hashes of next keys, and binds every entry.
    /// </summary>
    public bool SwitchesPreRotation { get; private init; }

    private Witnessing Witnesses { get; init; }

    /// <summary>The rules of a version; null where it is not read.</summary>
    public static WebvhRules? Find(StrictJson version) => Array.Find(_all, rules => version.ValueKind == JsonValueKind.String && version.ValueEquals(rules.Version));

    /// <summary>True where a log may go on by these rules after those: the same, or newer ones of the same name.</summary>
    public bool MayFollow(WebvhRules before) => this == before || (Method == before.Method && Array.IndexOf(_all, this) < Array.IndexOf(_all, before));

    /// <summary>True where what the parameter <c>witness</c> asks for can be checked here.</summary>
    public bool Reads(StrictJson witness) =>
        Witnesses == Witnessing.Counted
        || witness.ValueKind != JsonValueKind.Object
        || !witness.TryGetProperty("witnesses", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0
        || (Witnesses == Witnessing.Weighted && list.EnumerateArray().All(IsOne));

    private static bool IsOne(StrictJson witness) =>
        witness.TryGetProperty("weight", out var weight) && weight.ValueKind == JsonValueKind.Number && weight.TryGetInt32(out var number) && number == 1;
}
