using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids.Webvh;

public sealed class WebvhWriterTests : IDisposable
{
    private static readonly Did _place = Did.Parse("did:web:example.com:acme").Value!;
    private readonly SigningKey _key = Expect.Success(SigningKey.Create(KeyType.Ed25519));
    private readonly SigningKey _next = Expect.Success(SigningKey.Create(KeyType.Ed25519));

    [Fact]
    public void Makes_ADidThatResolves()
    {
        var created = Expect.Success(Create(new WebvhChange(TtlSeconds: 60, Watchers: ["https://watcher.example"])));
        var log = Replay(created);

        Assert.Empty(log.Problems);
        var resolution = Expect.Success(log.Resolve(DidVersion.Latest));
        Assert.EndsWith(":example.com:acme", resolution.Did.Value, StringComparison.Ordinal);
        Assert.Equal(("60", created.Version.VersionId), ((string?)resolution.Metadata.ToJson()["ttl"], resolution.Metadata.VersionId));
        var document = Expect.Success(DidDocumentReader.Read(resolution.Document.Span, resolution.Did));
        Assert.Equal([$"{resolution.Did}#key-1"], document.AssertionMethods);
        Assert.Equal(["#files", "#whois"], document.Services.Select(service => service.Id));
        Assert.DoesNotContain("{SCID}", System.Text.Encoding.UTF8.GetString(created.Line.Span), StringComparison.Ordinal);
        Assert.Equal((byte)'\n', created.Line.Span[^1]);
    }

    [Fact]
    public void Updates_RotatesAndDeactivates()
    {
        var created = Expect.Success(Create(new WebvhChange()));
        var state = JsonObject.Create(created.Version.State.ToElement())!;
        state["alsoKnownAs"] = new JsonArray("https://acme.example");
        var updated = Expect.Success(WebvhWriter.Update(created.Version, new WebvhChange(StrictJson.From(state), [Multikey.Encode(_next.VerificationKey)]), _key, At(1)));
        var deactivated = Expect.Success(WebvhWriter.Update(updated.Version, new WebvhChange(UpdateKeys: [], Deactivate: true), _next, At(2)));

        var log = Replay(created, updated, deactivated);
        Assert.Empty(log.Problems);
        Assert.Equal(ProblemCodes.DidDeactivated, Expect.Success(log.Resolve(DidVersion.Latest)).CheckActive()?.Code);
        Assert.Equal("https://acme.example", StrictJson.Parse(Expect.Success(log.Resolve(DidVersion.Latest)).Document.Span).GetProperty("alsoKnownAs")[0].GetString());
        Expect.Failure(ProblemCodes.DidLogKeyNotAuthorized, WebvhWriter.Update(updated.Version, new WebvhChange(), _key, At(2)));
        Expect.Failure(ProblemCodes.DidLogInvalid, WebvhWriter.Update(deactivated.Version, new WebvhChange(), _next, At(3)));
        Expect.Failure(ProblemCodes.DidLogTimeInvalid, WebvhWriter.Update(updated.Version, new WebvhChange(), _next, At(1)));
    }

    [Fact]
    public void Rotates_ByPreRotation_AndDeactivatesInTwoSteps()
    {
        var (key, next) = (Multikey.Encode(_key.VerificationKey), Multikey.Encode(_next.VerificationKey));
        var created = Expect.Success(Create(new WebvhChange(NextKeyHashes: [WebvhParameters.HashOf(next)])));

        Expect.Failure(ProblemCodes.DidLogPrerotationMismatch, WebvhWriter.Update(created.Version, new WebvhChange(), _key, At(1)));
        Expect.Failure(ProblemCodes.DidLogPrerotationMismatch, WebvhWriter.Update(created.Version, new WebvhChange(UpdateKeys: [key], NextKeyHashes: []), _key, At(1)));
        var rotated = Expect.Success(WebvhWriter.Update(created.Version, new WebvhChange(UpdateKeys: [next], NextKeyHashes: [WebvhParameters.HashOf(key)]), _next, At(1)));
        Expect.Failure(ProblemCodes.DidLogPrerotationMismatch, WebvhWriter.Update(rotated.Version, new WebvhChange(Deactivate: true), _key, At(2)));
        var ended = Expect.Success(WebvhWriter.Update(rotated.Version, new WebvhChange(UpdateKeys: [key], NextKeyHashes: []), _key, At(2)));
        var deactivated = Expect.Success(WebvhWriter.Update(ended.Version, new WebvhChange(UpdateKeys: [], Deactivate: true), _key, At(3)));

        Assert.Empty(Replay(created, rotated, ended, deactivated).Problems);
    }

    [Fact]
    public void Moves_APortableDid()
    {
        var created = Expect.Success(Create(new WebvhChange(Portable: true)));
        var former = created.Version.Did;
        var state = JsonNode.Parse(created.Version.State.GetRawText().Replace("example.com:acme", "example.org", StringComparison.Ordinal))!;
        state["alsoKnownAs"] = new JsonArray(former.Did.Value);
        var moved = Expect.Success(WebvhWriter.Update(created.Version, new WebvhChange(StrictJson.From(state)), _key, At(1)));

        Assert.Equal("https://example.org/.well-known/did.jsonl", moved.Version.Did.LogUrl.AbsoluteUri);
        Assert.Equal(moved.Version.Did.Did, Expect.Success(Replay(created, moved).Resolve(DidVersion.Latest)).Metadata.CanonicalId);
    }

    [Fact]
    public void Gathers_TheApprovalOfWitnesses()
    {
        var created = Expect.Success(Create(new WebvhChange(Witness: new WebvhWitness(1, [DidKey.From(_next.VerificationKey).Value]))));
        var log = Replay(created);
        var file = JsonSerializer.SerializeToUtf8Bytes(new[] { new { versionId = created.Version.VersionId, proof = new[] { Expect.Success(WebvhWriter.Approve(created.Version.VersionId, _next, At(0))) } } });

        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest));
        var metadata = Expect.Success(log.Resolve(DidVersion.Latest, file)).Metadata.ToJson();
        Assert.Equal(("1", DidKey.From(_next.VerificationKey).Value), ((string?)metadata["witness"]!["threshold"], (string?)metadata["witness"]!["witnesses"]![0]!["id"]));
    }

    [Fact]
    public void Makes_NoEntryThatWouldNotHold()
    {
        using var p256 = Expect.Success(SigningKey.Create(KeyType.P256));
        var document = Document();

        Expect.Failure(ProblemCodes.DidLogInvalid, WebvhWriter.Create(new WebvhChange(document), _key, At(0)));
        Expect.Failure(ProblemCodes.DidLogInvalid, WebvhWriter.Create(new WebvhChange(UpdateKeys: ["a"]), _key, At(0)));
        Expect.Failure(ProblemCodes.DidLogKeyNotAuthorized, WebvhWriter.Create(new WebvhChange(document, [Multikey.Encode(_next.VerificationKey)]), _key, At(0)));
        Expect.Failure(ProblemCodes.AlgNotAllowed, WebvhWriter.Create(new WebvhChange(document, [Multikey.Encode(p256.VerificationKey)]), p256, At(0)));
        Expect.Failure(ProblemCodes.DidLogIdMismatch, WebvhWriter.Create(new WebvhChange(StrictJson.Parse("""{"id":"did:webvh:{SCID}:127.0.0.1"}"""), [Multikey.Encode(_key.VerificationKey)]), _key, At(0)));
        Expect.Failure(ProblemCodes.DidLogParametersInvalid, Create(new WebvhChange(TtlSeconds: -1)));
        Expect.Failure(ProblemCodes.DidLogParametersInvalid, Create(new WebvhChange(Witness: new WebvhWitness(1, ["did:web:example.com"]))));
    }

    [Fact]
    public void Keeps_ExplicitServices_AndPublishesAParallelDidWeb()
    {
        var document = JsonObject.Create(Document().ToElement())!;
        var placeholder = WebvhWriter.PlaceholderOf(_place);
        document["service"] = new JsonArray(new JsonObject { ["id"] = $"{placeholder}#files", ["type"] = "relativeRef", ["serviceEndpoint"] = "https://cdn.example/acme" });
        document["alsoKnownAs"] = new JsonArray(_place.Value, "https://acme.example");
        var created = Expect.Success(WebvhWriter.Create(new WebvhChange(StrictJson.From(document), [Multikey.Encode(_key.VerificationKey)]), _key, At(0)));
        var resolution = Expect.Success(Replay(created).Resolve(DidVersion.Latest));

        var services = StrictJson.Parse(resolution.Document.Span).GetProperty("service");
        Assert.Equal(["https://cdn.example/acme", "https://example.com/acme/whois.vp"], services.EnumerateArray().Select(service => service.GetProperty("serviceEndpoint").GetString()));

        var web = WebvhServices.ToDidWeb(resolution);
        var parallel = Expect.Success(DidDocumentReader.Read(web, _place));
        Assert.Equal([$"{_place}#key-1"], parallel.AssertionMethods);
        Assert.Equal(["https://acme.example", resolution.Did.Value], StrictJson.Parse(web).GetProperty("alsoKnownAs").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal($"{_place}#files", parallel.Services[0].Id);
        Assert.Equal(_place, created.Version.Did.Web);
    }

    public void Dispose()
    {
        _key.Dispose();
        _next.Dispose();
    }

    private static DateTimeOffset At(int minute) => LogForge.Start.AddMinutes(minute);

    private static WebvhLog Replay(params WebvhNewEntry[] entries) =>
        WebvhLog.Replay(entries[0].Version.Did, entries.SelectMany(entry => entry.Line.ToArray()).ToArray(), LogForge.Now);

    private Result<WebvhNewEntry> Create(WebvhChange change) =>
        WebvhWriter.Create(change with { Document = Document(), UpdateKeys = [Multikey.Encode(_key.VerificationKey)] }, _key, At(0));

    private StrictJson Document()
    {
        var did = WebvhWriter.PlaceholderOf(_place);
        return StrictJson.Parse($$"""
            {"@context":["https://www.w3.org/ns/did/v1"],"id":"{{did}}",
             "verificationMethod":[{"id":"{{did}}#key-1","type":"Multikey","controller":"{{did}}","publicKeyMultibase":"{{Multikey.Encode(_key.VerificationKey)}}"}],
             "assertionMethod":["{{did}}#key-1"]}
            """);
    }
}
