using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Keys;
using Untp.LinkedData.Json;

namespace Untp.Core.Dids.Webvh;

/// <summary>Who must approve entries of a log, and how many of them. Immutable.</summary>
/// <remarks>Source: The did:webvh DID Method v1.0, "The witness Parameter".</remarks>
/// <param name="Threshold">How many; from 1 to the number of witnesses. 0 where there are none.</param>
/// <param name="Witnesses">Their did:key DIDs (Ed25519), each once.</param>
public sealed record WebvhWitness(int Threshold, IReadOnlyList<string> Witnesses)
{
    private const int MaxWitnesses = 100;

    /// <summary>Nobody: the log is not witnessed.</summary>
    public static WebvhWitness None { get; } = new(0, []);

    /// <summary>True where somebody must approve.</summary>
    public bool IsActive => Threshold > 0;

    /// <summary>Null where the value is no witness parameter.</summary>
    internal static WebvhWitness? Read(StrictJson json)
    {
        if (json.ValueKind == JsonValueKind.Null || (json.ValueKind == JsonValueKind.Object && !json.EnumerateObject().Any()))
        {
            return None;
        }

        if (json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty("threshold", out var threshold) || threshold.ValueKind != JsonValueKind.Number || !threshold.TryGetInt32(out var count)
            || !json.TryGetProperty("witnesses", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MaxWitnesses)
        {
            return null;
        }

        var witnesses = list.EnumerateArray().Select(ReadDid).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return witnesses.Count == list.GetArrayLength() && count >= 1 && count <= witnesses.Count ? new WebvhWitness(count, witnesses) : null;
    }

    /// <param name="thresholdAsText">True for DID document metadata, which holds no integers.</param>
    internal JsonObject ToJson(bool thresholdAsText = false) => IsActive
        ? new JsonObject
        {
            ["threshold"] = thresholdAsText ? Threshold.ToString(System.Globalization.CultureInfo.InvariantCulture) : Threshold,
            ["witnesses"] = new JsonArray([.. Witnesses.Select(did => new JsonObject { ["id"] = did })]),
        }
        : [];

    private static string? ReadDid(StrictJson witness) =>
        witness.ValueKind == JsonValueKind.Object
        && witness.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { } did && did.StartsWith("did:key:", StringComparison.Ordinal)
        && Multikey.Read(did["did:key:".Length..]) is { IsSuccess: true } key && key.Value.Codec.Type == KeyType.Ed25519 && key.Value.Codec.IsKey(key.Value.Key)
            ? did
            : null;
}
