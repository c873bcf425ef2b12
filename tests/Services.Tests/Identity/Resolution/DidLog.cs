using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.LinkedData.Json;

namespace Services.Tests.Identity.Resolution;

/// <summary>The log of a did:webvh at <c>example.com</c>, below a path of its own; every entry is a second later than the one before.</summary>
internal sealed class DidLog : IDisposable
{
    private static readonly DateTimeOffset _start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SigningKey _key = SigningKey.Create(KeyType.Ed25519).Value!;
    private readonly MemoryStream _bytes = new();
    private readonly string _path;

    public DidLog(string path, WebvhChange? change = null, string host = "example.com")
    {
        _path = path;
        var location = Untp.Core.Dids.Did.Parse($"did:web:{host}:{path}").Value!;
        change = (change ?? new WebvhChange()) with { Document = Document(WebvhWriter.PlaceholderOf(location)), UpdateKeys = [Multikey] };
        Last = Take(WebvhWriter.Create(change, _key, _start).Value!);
    }

    public WebvhVersion Last { get; private set; }

    public string Did => Last.Did.Did.Value;

    public byte[] Bytes => _bytes.ToArray();

    /// <summary>Where the log lies on the host.</summary>
    public string Path => $"/{_path}/did.jsonl";

    public string WitnessPath => $"/{_path}/did-witness.json";

    private string Multikey => Untp.Core.Keys.Multikey.Encode(_key.VerificationKey);

    public DidLog Add(WebvhChange change)
    {
        Last = Take(WebvhWriter.Update(Last, change, _key, _start.AddSeconds(Last.Number)).Value!);
        return this;
    }

    /// <summary>Names another path as the place of the DID from now on.</summary>
    public DidLog Move(string path)
    {
        var former = Did;
        var document = JsonNode.Parse(JsonSerializer.Serialize(Document(former.Replace($":{_path}", $":{path}", StringComparison.Ordinal))))!;
        document["alsoKnownAs"] = new JsonArray(former);
        return Add(new WebvhChange(StrictJson.From(document)));
    }

    public void Dispose()
    {
        _key.Dispose();
        _bytes.Dispose();
    }

    private static StrictJson Document(string did) => StrictJson.From(new { id = did });

    private WebvhVersion Take(WebvhNewEntry entry)
    {
        _bytes.Write(entry.Line.Span);
        return entry.Version;
    }
}
