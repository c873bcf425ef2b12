using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Json;
using Untp.Core.Keys;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids.Webvh;

/// <summary>Writes logs that hold and, where an edit says so, logs that do not: unlike the writer, it verifies nothing.</summary>
internal sealed class LogForge : IDisposable
{
    public static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = Start.AddYears(1);

    private readonly List<string> _lines = [];

    /// <summary>The version of the specification, as the parameter <c>method</c> has it.</summary>
    public string Version { get; init; } = "did:webvh:1.0";

    /// <summary>What the proofs are made for.</summary>
    public string Purpose { get; init; } = "assertionMethod";

    public SigningKey Key { get; } = NewKey();

    public SigningKey Other { get; } = NewKey();

    public string Scid { get; private set; } = "";

    public string VersionId { get; private set; } = "";

    public string Did => $"{Method}:{Scid}:example.com";

    public byte[] Bytes => Encoding.UTF8.GetBytes(string.Concat(_lines.Select(line => line + "\n")));

    public IReadOnlyList<string> Lines => _lines;

    public static string Multikey(SigningKey key) => Core.Keys.Multikey.Encode(key.VerificationKey);

    public static string DidKeyOf(SigningKey key) => DidKey.From(key.VerificationKey).Value;

    public LogForge Begin(string parameters = "{}", Action<JsonObject>? edit = null, Action<JsonObject>? afterSigning = null)
    {
        var all = JsonNode.Parse($$"""{"method":"{{Version}}","scid":"{SCID}","updateKeys":["{{Multikey(Key)}}"]}""")!.AsObject();
        Merge(all, parameters);
        var entry = new JsonObject
        {
            ["versionId"] = "{SCID}",
            ["versionTime"] = "2025-01-01T00:00:00Z",
            ["parameters"] = all,
            ["state"] = new JsonObject { ["id"] = $"{Method}:{{SCID}}:example.com" },
        };
        edit?.Invoke(entry);
        Scid = WebvhHashes.HashOf(StrictJson.From(entry))!;
        entry = JsonNode.Parse(entry.ToJsonString().Replace("{SCID}", Scid, StringComparison.Ordinal))!.AsObject();
        return Seal(entry, Scid, Key, afterSigning);
    }

    public LogForge Add(string parameters = "{}", Action<JsonObject>? edit = null, SigningKey? signer = null, Action<JsonObject>? afterSigning = null)
    {
        var entry = new JsonObject
        {
            ["versionId"] = VersionId,
            ["versionTime"] = DateTimeStamp.Write(Start.AddMinutes(_lines.Count)),
            ["parameters"] = JsonNode.Parse(parameters),
            ["state"] = new JsonObject { ["id"] = Did, ["alsoKnownAs"] = new JsonArray($"urn:version:{_lines.Count + 1}") },
        };
        edit?.Invoke(entry);
        return Seal(entry, VersionId, signer ?? Key, afterSigning);
    }

    public WebvhLog Replay(string? did = null, WebvhLimits? limits = null) => WebvhLog.Replay(Parse(did ?? Did), Bytes, Now, limits);

    public static WebvhDid Parse(string did) => Expect.Success(WebvhDid.Parse(Expect.Success(Core.Dids.Did.Parse(did))));

    public static StrictJson Sign(StrictJson document, SigningKey key, string purpose = "assertionMethod", DateTimeOffset? expires = null) =>
        Expect.Success(DataIntegrity.WithoutContexts.CreateProof(document, new ProofOptions("eddsa-jcs-2022", DidKey.VerificationMethodOf(DidKey.From(key.VerificationKey)), purpose, Start, expires), key));

    public void Dispose()
    {
        Key.Dispose();
        Other.Dispose();
    }

    private string Method => Version[..Version.LastIndexOf(':')];

    private static SigningKey NewKey() => Expect.Success(SigningKey.Create(KeyType.Ed25519));

    private static void Merge(JsonObject all, string parameters)
    {
        foreach (var (name, value) in JsonNode.Parse(parameters)!.AsObject())
        {
            all[name] = value?.DeepClone();
        }
    }

    private LogForge Seal(JsonObject entry, string predecessor, SigningKey signer, Action<JsonObject>? afterSigning)
    {
        VersionId = $"{_lines.Count + 1}-{WebvhHashes.EntryHashOf(StrictJson.From(entry), predecessor)}";
        entry["versionId"] = VersionId;
        entry["proof"] = new JsonArray(JsonObject.Create(Sign(StrictJson.From(entry), signer, Purpose).ToElement()));
        afterSigning?.Invoke(entry);
        _lines.Add(entry.ToJsonString());
        return this;
    }
}
