using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;

namespace Services.Tests.Identity.Resolution;

/// <summary>did:webvh as the other services ask for it.</summary>
public sealed class WebvhResolutionTests(ResolutionStack stack) : IClassFixture<ResolutionStack>
{
    [Fact]
    public async Task Resolves_AndKeepsWhatItRead()
    {
        using var log = new DidLog("kept");
        stack.Publish(log.Path, log.Bytes);

        var first = await ResolveAsync(log.Did);
        var second = await ResolveAsync(log.Did);

        Assert.Null(first.Problem);
        Assert.Equal(log.Did, (string?)JsonNode.Parse(first.DidDocument.ToStringUtf8())!["id"]);
        Assert.Equal(log.Did, first.DidDocumentId);
        Assert.Equal(log.Last.VersionId, (string?)Metadata(first)["versionId"]);
        Assert.Equal(first, second);
        Assert.Equal(1, stack.RequestsFor(log.Path));
    }

    [Fact]
    public async Task Reads_AgainWhatItsOwnTtlForbidsToKeep()
    {
        using var log = new DidLog("unkept", new WebvhChange(TtlSeconds: 0));
        stack.Publish(log.Path, log.Bytes);

        await ResolveAsync(log.Did);
        await ResolveAsync(log.Did);

        Assert.Equal(2, stack.RequestsFor(log.Path));
    }

    [Fact]
    public async Task Answers_TheVersionAskedFor()
    {
        using var log = new DidLog("versions");
        var first = log.Last.VersionId;
        log.Add(new WebvhChange(TtlSeconds: 60)).Add(new WebvhChange(TtlSeconds: 61));
        stack.Publish(log.Path, log.Bytes);

        var byId = await AskAsync(new() { Did = log.Did, VersionId = first });
        var byNumber = await AskAsync(new() { Did = log.Did, VersionNumber = 2 });
        var byTime = await AskAsync(new() { Did = log.Did, VersionTime = "2026-01-01T00:00:01.5Z" });
        var none = await AskAsync(new() { Did = log.Did, VersionNumber = 4 });
        var before = await AskAsync(new() { Did = log.Did, VersionTime = "2025-12-31T23:59:59Z" });
        var noTime = await AskAsync(new() { Did = log.Did, VersionTime = "yesterday" });

        Assert.Equal([1, 2, 2], new[] { byId, byNumber, byTime }.Select(answer => (int)Metadata(answer)["versionNumber"]!));
        Assert.Equal(("DID_VERSION_NOT_FOUND", DidResolutionError.NotFound), (none.Problem.Code, none.Error));
        Assert.Equal("DID_VERSION_NOT_FOUND", before.Problem.Code);
        Assert.Equal(("DID_OPTIONS_INVALID", DidResolutionError.InvalidOptions), (noTime.Problem.Code, noTime.Error));
    }

    [Theory]
    [InlineData("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK")]
    [InlineData("did:web:example.com:plain")]
    public async Task Refuses_VersionsOfMethodsWithoutHistory(string did)
    {
        var answer = await AskAsync(new() { Did = did, VersionNumber = 1 });

        Assert.Equal(("DID_OPTIONS_INVALID", false), (answer.Problem.Code, answer.Retryable));
    }

    [Fact]
    public async Task Says_DeactivatedWhateverVersionIsAskedFor()
    {
        using var log = new DidLog("ended").Add(new WebvhChange(Deactivate: true));
        stack.Publish(log.Path, log.Bytes);

        foreach (var request in new ResolveDidRequest[] { new() { Did = log.Did }, new() { Did = log.Did, VersionNumber = 1 } })
        {
            var answer = await AskAsync(request);

            Assert.Equal(("DID_DEACTIVATED", DidResolutionError.Deactivated, false), (answer.Problem.Code, answer.Error, answer.Retryable));
            Assert.True(answer.DidDocument.IsEmpty);
            Assert.True((bool)Metadata(answer)["deactivated"]!);
        }
    }

    [Fact]
    public async Task Gives_TheNewNameOfADidThatMoved()
    {
        using var log = new DidLog("former", new WebvhChange(Portable: true));
        var former = log.Did;
        log.Move("present");
        stack.Publish(log.Path, log.Bytes);

        var answer = await ResolveAsync(former);
        var ofNobody = await ResolveAsync(former.Replace(":former", ":copied", StringComparison.Ordinal));

        Assert.EndsWith(":example.com:present", answer.DidDocumentId, StringComparison.Ordinal);
        Assert.Equal(answer.DidDocumentId, (string?)Metadata(answer)["canonicalId"]);
        Assert.Equal("DID_NOT_FOUND", ofNobody.Problem.Code);
    }

    [Fact]
    public async Task S05_Refuses_TheLogOfAnother()
    {
        using var log = new DidLog("original");
        stack.Publish("/copy/did.jsonl", log.Bytes);

        var answer = await ResolveAsync(log.Did.Replace(":original", ":copy", StringComparison.Ordinal));

        Assert.Equal(("DID_LOG_ID_MISMATCH", DidResolutionError.InvalidDid, false), (answer.Problem.Code, answer.Error, answer.Retryable));
    }

    [Fact]
    public async Task Refuses_ALogThatWasChanged()
    {
        using var log = new DidLog("changed").Add(new WebvhChange(TtlSeconds: 1));
        stack.Publish(log.Path, Encoding.UTF8.GetString(log.Bytes).Replace("\"ttl\":1", "\"ttl\":2", StringComparison.Ordinal));

        Assert.Equal(("DID_LOG_HASH_MISMATCH", false), await CodeAsync(log.Did));
    }

    [Fact]
    public async Task Refuses_ALogThatWentBack()
    {
        using var log = new DidLog("back", new WebvhChange(TtlSeconds: 0));
        var first = log.Bytes;
        log.Add(new WebvhChange(UpdateKeys: null));
        stack.Publish(log.Path, log.Bytes);
        Assert.Null((await ResolveAsync(log.Did)).Problem);

        stack.Publish(log.Path, first);

        Assert.Equal(("DID_LOG_ROLLED_BACK", true), await CodeAsync(log.Did));
    }

    [Fact]
    public async Task Takes_ALogThatGrew()
    {
        using var log = new DidLog("grown", new WebvhChange(TtlSeconds: 0));
        stack.Publish(log.Path, log.Bytes);
        await ResolveAsync(log.Did);

        log.Add(new WebvhChange());
        stack.Publish(log.Path, log.Bytes);

        Assert.Equal(2, (int)Metadata(await ResolveAsync(log.Did))["versionNumber"]!);
    }

    [Theory]
    [InlineData("404 Not Found", "DID_NOT_FOUND", false)]
    [InlineData("410 Gone", "DID_NOT_FOUND", false)]
    [InlineData("500 Oops", "DID_UNRESOLVED", true)]
    public async Task Tells_NoneFromOutage(string status, string code, bool isRetryable)
    {
        using var log = new DidLog("status" + status[..3]);
        stack.Publish(log.Path, [], status: status);

        Assert.Equal((code, isRetryable), await CodeAsync(log.Did));
    }

    [Theory]
    [InlineData("approved", "200 OK", true, null, false)]
    [InlineData("unapproved", "200 OK", false, "DID_LOG_WITNESS_MISSING", false)]
    [InlineData("absent", "404 Not Found", true, "DID_LOG_WITNESS_MISSING", false)]
    [InlineData("outage", "503 Busy", true, "DID_UNRESOLVED", true)]
    public async Task Asks_ForTheProofsOfWitnesses(string path, string status, bool isApproved, string? code, bool isRetryable)
    {
        using var witness = SigningKey.Create(KeyType.Ed25519).Value!;
        using var log = new DidLog(path, new WebvhChange(Witness: new WebvhWitness(1, [DidKey.From(witness.VerificationKey).Value])));
        var proof = WebvhWriter.Approve(log.Last.VersionId, witness, log.Last.Time).Value;
        stack.Publish(log.Path, log.Bytes);
        stack.Publish(log.WitnessPath, isApproved ? JsonSerializer.SerializeToUtf8Bytes(new[] { new { versionId = log.Last.VersionId, proof = new[] { proof } } }) : "[]"u8.ToArray(), status: status);

        Assert.Equal((code, isRetryable), await CodeAsync(log.Did));
        Assert.Equal(1, stack.RequestsFor(log.WitnessPath));
    }

    [Fact]
    public async Task S30_Resolves_AThousandEntriesWithOneFetch()
    {
        using var log = new DidLog("long");
        while (log.Last.Number < 1000)
        {
            log.Add(new WebvhChange());
        }

        stack.Publish(log.Path, log.Bytes);

        Assert.Equal(1000, (int)Metadata(await ResolveAsync(log.Did))["versionNumber"]!);
        Assert.Equal(1, (int)Metadata(await AskAsync(new() { Did = log.Did, VersionNumber = 1 }))["versionNumber"]!);
        Assert.Equal(1, stack.RequestsFor(log.Path));
    }

    [Fact]
    public async Task S30_Refuses_OversizeLogs()
    {
        using var log = new DidLog("oversize");
        stack.Publish(log.Path, [.. log.Bytes, .. Enumerable.Repeat((byte)' ', WebvhLimits.Default.MaxLogBytes)]);

        var answer = await ResolveAsync(log.Did);

        Assert.Equal(("DID_UNRESOLVED", true), (answer.Problem.Code, answer.Retryable));
        Assert.Contains("REMOTE_ANSWER_TOO_LARGE", answer.Problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("did:webvh:example.com")]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:example.com%3A22")]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:127.0.0.1")]
    [InlineData("did:webvh:QmQvFgRe9yNYAT253FoGixHgRsZDCxeWQoU12varD5CDdJ:example.com%2F..")]
    public async Task S04_Refuses_WhatNamesNoPlainHost(string did)
    {
        var connections = stack.Connections;

        Assert.Equal(("DID_SYNTAX", false), await CodeAsync(did));
        Assert.Equal(connections, stack.Connections);
    }

    [Fact]
    public async Task Asks_IssuerForOurOwnHost()
    {
        using var log = new DidLog("acme", host: ResolutionStack.OwnHost);
        stack.Issuer.Log = (log.Did, log.Bytes);
        var (calls, connections) = (stack.Issuer.Calls, stack.Connections);

        var answer = await ResolveAsync(log.Did);
        var unknown = await CodeAsync(log.Did.Replace(":acme", ":nobody", StringComparison.Ordinal));
        stack.Issuer.Fails = Grpc.Core.StatusCode.Unavailable;
        var outage = await CodeAsync(log.Did);
        stack.Issuer.Fails = null;

        Assert.Equal(log.Last.VersionId, (string?)Metadata(answer)["versionId"]);
        Assert.Equal([("DID_NOT_FOUND", false), ("DID_UNRESOLVED", true)], new[] { unknown, outage });
        Assert.Equal(calls + 3, stack.Issuer.Calls);
        Assert.Equal(connections, stack.Connections);
    }

    private static JsonNode Metadata(ResolveDidResponse answer) => JsonNode.Parse(answer.DidDocumentMetadata.ToStringUtf8())!;

    private Task<ResolveDidResponse> ResolveAsync(string did) => AskAsync(new ResolveDidRequest { Did = did });

    private async Task<ResolveDidResponse> AskAsync(ResolveDidRequest request) => await stack.Client.ResolveDidAsync(request);

    private async Task<(string? Code, bool IsRetryable)> CodeAsync(string did)
    {
        var answer = await ResolveAsync(did);
        return (answer.Problem?.Code, answer.Retryable);
    }
}
