using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.LinkedData.Json;

namespace Services.Tests.MainJob;

/// <summary>DIDs that get a new key, are given up or move, as running verifiers see it.</summary>
public sealed class ChangedDidsTests : IAsyncLifetime
{
    private const string Valid = "valid";
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-changed-").FullName;
    private readonly ManualTime _clock = new();
    private JobStack _stack = null!;
    private Maker _maker = null!;

    public async Task InitializeAsync()
    {
        _stack = await JobStack.StartAsync($"Data Source={_folder}/issuer.db", hasRedis: false, _clock);
        _maker = new Maker(_stack, "0.7.0");
    }

    public async Task DisposeAsync()
    {
        await _stack.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("web")]
    [InlineData("webvh")]
    public async Task Sees_ANewKeyAtOnce_ThoughNobodyTellsOfIt(string method)
    {
        var did = await CreateAsync(method);
        Assert.All(await VerifyAsync(await IssueAsync(did)), verdict => Assert.Equal(Valid, verdict.Outcome));

        // Of a did:webvh the next entry is a second later.
        _clock.Advance(TimeSpan.FromSeconds(1));
        await IssuerClient.ReadAsync(await _stack.Issuer.RotateAsync(did), HttpStatusCode.Created);

        Assert.All(await VerifyAsync(await IssueAsync(did)), verdict => Assert.Equal((Valid, ""), (verdict.Outcome, verdict.Faults)));
    }

    [NeedsTheory(Part.Shared)]
    [InlineData("web", "proof.key failed DID_NOT_FOUND")]
    [InlineData("webvh", "proof.key failed DID_DEACTIVATED")]
    public async Task Refuses_WhatADeactivatedDidSigned(string method, string fault)
    {
        var did = await CreateAsync(method);
        var jwt = await IssueAsync(did);
        Assert.All(await VerifyAsync(jwt), verdict => Assert.Equal(Valid, verdict.Outcome));

        _clock.Advance(JobStack.NearMaxAge);
        using var deactivated = await _stack.Issuer.Http.DeleteAsync($"/v1/dids/{Uri.EscapeDataString(did)}");
        Assert.Equal(HttpStatusCode.NoContent, deactivated.StatusCode);

        Assert.All(await VerifyAsync(jwt), verdict => Assert.Equal(("invalid", fault), (verdict.Outcome, verdict.Faults)));
    }

    /// <summary>Another party's did:webvh moves to another path, and is given up there.</summary>
    [NeedsFact(Part.Shared)]
    public async Task Follows_AMovedDid_UnderBothItsNames()
    {
        var party = _maker.NewForeigner();
        using var updateKey = SigningKey.Create(KeyType.Ed25519).Value!;
        var (from, to) = (IssuerClient.NewName(), IssuerClient.NewName());
        var location = Untp.Core.Dids.Did.Parse($"did:web:{Web.Party}:{from}").Value!;
        var start = _clock.GetUtcNow().AddDays(-1);
        var first = WebvhWriter.Create(
            new WebvhChange(Document(WebvhWriter.PlaceholderOf(location), party), [Multikey.Encode(updateKey.VerificationKey)], Portable: true), updateKey, start).Value!;
        var former = first.Version.Did.Did.Value;
        Publish(from, first);
        var before = Sign(party, former);
        Assert.All(await VerifyAsync(before), verdict => Assert.Equal((Valid, ""), (verdict.Outcome, verdict.Faults)));

        // Its former host serves the log as well, as the specification recommends.
        var present = former.Replace(from, to, StringComparison.Ordinal);
        var second = WebvhWriter.Update(first.Version, new WebvhChange(Document(present, party, former)), updateKey, start.AddHours(1)).Value!;
        Publish(from, first, second);
        Publish(to, first, second);
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.All(await VerifyAsync(before), verdict => Assert.Equal((Valid, ""), (verdict.Outcome, verdict.Faults)));
        Assert.All(await VerifyAsync(Sign(party, present)), verdict => Assert.Equal((Valid, ""), (verdict.Outcome, verdict.Faults)));
        Assert.All(await VerifyAsync(Sign(_maker.NewForeigner(), present)), verdict => Assert.Equal("proof.signature failed PROOF_SIGNATURE_INVALID", verdict.Faults));

        var end = WebvhWriter.Update(second.Version, new WebvhChange(UpdateKeys: [], Deactivate: true), updateKey, start.AddHours(2)).Value!;
        Publish(from, first, second, end);
        Publish(to, first, second, end);
        _clock.Advance(TimeSpan.FromHours(1));
        foreach (var did in (string[])[former, present])
        {
            Assert.All(await VerifyAsync(Sign(party, did)), verdict => Assert.Equal(("invalid", "proof.key failed DID_DEACTIVATED"), (verdict.Outcome, verdict.Faults)));
        }
    }

    private async Task<string> CreateAsync(string method)
    {
        using var response = await _stack.Issuer.Http.PostAsync("/v1/dids", new StringContent($$"""{"method":"{{method}}","path":"{{method}}-{{IssuerClient.NewName()}}"}""", Encoding.UTF8, "application/json"));
        return (await IssuerClient.ReadAsync(response, HttpStatusCode.Created))["did"]!.GetValue<string>();
    }

    private async Task<string> IssueAsync(string did)
    {
        using var content = new StringContent(new JsonObject { ["credential"] = _maker.Passport(did) }.ToJsonString(), Encoding.UTF8, "application/json");
        using var response = await _stack.Issuer.Http.PostAsync("/v1/credentials", content);
        return (await IssuerClient.ReadAsync(response, HttpStatusCode.Created))["credential"]!.GetValue<string>();
    }

    private async Task<IReadOnlyList<Verdict>> VerifyAsync(string jwt) =>
        await Task.WhenAll(_stack.Verifiers.Select(verifier => Asking.AskAsync(verifier, Transport.Grpc, new Question(jwt))));

    private string Sign(ForeignIssuer party, string did)
    {
        var header = party.Header;
        header["kid"] = $"{did}#key-1";
        return party.Sign(_maker.Passport(did), header);
    }

    private void Publish(string path, params WebvhNewEntry[] log) =>
        _stack.Web.Publish($"https://{Web.Party}/{path}/did.jsonl", "text/jsonl", string.Concat(log.Select(entry => Encoding.UTF8.GetString(entry.Line.Span))));

    private static StrictJson Document(string did, ForeignIssuer party, params string[] names) => StrictJson.From(new JsonObject
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"),
        ["id"] = did,
        ["alsoKnownAs"] = new JsonArray([.. names.Select(name => JsonValue.Create(name))]),
        ["verificationMethod"] = new JsonArray(new JsonObject { ["id"] = $"{did}#key-1", ["type"] = "Multikey", ["controller"] = did, ["publicKeyMultibase"] = party.Did["did:key:".Length..] }),
        ["assertionMethod"] = new JsonArray($"{did}#key-1"),
    });
}
