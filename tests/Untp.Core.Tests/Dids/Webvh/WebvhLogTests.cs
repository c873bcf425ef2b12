using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids.Webvh;

public sealed class WebvhLogTests
{
    [Fact]
    public void Resolves_EveryVersion()
    {
        using var forge = new LogForge();
        var log = forge.Begin().Add().Add("""{"ttl":0,"watchers":["https://watcher.example"]}""").Replay();

        Assert.Empty(log.Problems);
        Assert.False(log.NeedsWitnessProofs);
        Assert.Equal([1, 2, 3], log.Versions.Select(version => version.Number));
        Assert.Equal(3, Number(log, DidVersion.Latest));
        Assert.Equal(2, Number(log, new DidVersion(Number: 2)));
        Assert.Equal(2, Number(log, new DidVersion(log.Versions[1].VersionId)));
        Assert.Equal(1, Number(log, new DidVersion(Time: LogForge.Start)));
        Assert.Equal(1, Number(log, new DidVersion(Time: LogForge.Start.AddSeconds(59))));
        Assert.Equal(2, Number(log, new DidVersion(Time: LogForge.Start.AddSeconds(60))));
        Assert.Equal(3, Number(log, new DidVersion(Time: LogForge.Now)));
        Expect.Failure(ProblemCodes.DidVersionNotFound, log.Resolve(new DidVersion(Number: 4)));
        Expect.Failure(ProblemCodes.DidVersionNotFound, log.Resolve(new DidVersion(Number: 0)));
        Expect.Failure(ProblemCodes.DidVersionNotFound, log.Resolve(new DidVersion("2")));
        Expect.Failure(ProblemCodes.DidVersionNotFound, log.Resolve(new DidVersion(Time: LogForge.Start.AddSeconds(-1))));

        var metadata = Expect.Success(log.Resolve(new DidVersion(Number: 1))).Metadata.ToJson();
        Assert.Equal(("0", "2025-01-01T00:00:00Z", "2025-01-01T00:02:00Z", false), ((string?)metadata["ttl"], (string?)metadata["created"], (string?)metadata["updated"], (bool)metadata["deactivated"]!));
        Assert.Equal("https://watcher.example", (string?)metadata["watchers"]![0]);
        Assert.Null(metadata["canonicalId"]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    [InlineData("\r\n")]
    public void Reads_LogsWhateverTheirLastLineEndsIn(string end)
    {
        using var forge = new LogForge();
        forge.Begin();

        Assert.Empty(WebvhLog.Replay(LogForge.Parse(forge.Did), Encoding.UTF8.GetBytes(forge.Lines[0] + end), LogForge.Now).Problems);
    }

    [Fact]
    public void Reads_AProofThatStandsAlone()
    {
        using var forge = new LogForge();

        Assert.Empty(forge.Begin().Add(afterSigning: entry => entry["proof"] = entry["proof"]![0]!.DeepClone()).Replay().Problems);
    }

    // Parameters of the first entry.
    [Theory]
    [InlineData("""{"method":"did:webvh:0.4"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("""{"method":"did:tdw:0.3"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("""{"method":"did:tdw:0.4"}""", "DID_LOG_ID_MISMATCH")]
    [InlineData("""{"method":null}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("""{"updateKeys":[]}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"updateKeys":"z6Mk"}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"updateKeys":[7]}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"updateKeys":["a","a"]}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"updateKeys":["z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"]}""", "DID_LOG_KEY_NOT_AUTHORIZED")]
    [InlineData("""{"nextKeyHashes":{}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"watchers":[null]}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"portable":null}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"portable":"true"}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"deactivated":1}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"ttl":-1}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"ttl":2147483649}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"ttl":1.5}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"ttl":"60"}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"unknown":1}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"prerotation":true}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":0,"witnesses":[]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":1,"witnesses":[]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":2,"witnesses":[{"id":"did:key:z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"}]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":1,"witnesses":[{"id":"did:key:z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"},{"id":"did:key:z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"}]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":1,"witnesses":[{"id":"did:web:example.com"}]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":1,"witnesses":[{"id":"did:key:z6LSrdqo4M24WRDJj1h2hXxgtDTyzjjKCiyapYVgrhwZAySn"}]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"threshold":"1","witnesses":[{"id":"did:key:z6Mkk7yqnGF3YwTrLpqrW6PGsKci7dNqh1CjnvMbzrMerSeL"}]}}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"witness":{"witnesses":[]}}""", "DID_LOG_PARAMETERS_INVALID")]
    public void Refuses_Parameters(string parameters, string code)
    {
        using var forge = new LogForge();

        AssertRefused(ProblemCodes.All[code], forge.Begin(parameters).Replay(), versions: 0);
    }

    [Theory]
    [InlineData("""{"ttl":0,"watchers":null,"witness":null,"nextKeyHashes":null}""")]
    [InlineData("""{"ttl":2147483648,"watchers":[],"witness":{},"nextKeyHashes":[],"portable":true,"deactivated":false}""")]
    [InlineData("""{"ttl":null,"deactivated":true}""")]
    public void Accepts_Parameters(string parameters)
    {
        using var forge = new LogForge();

        Assert.Empty(forge.Begin(parameters).Replay().Problems);
    }

    // Parameters of a later entry.
    [Theory]
    [InlineData("{}", "{}", null)]
    [InlineData("{}", """{"method":"did:webvh:1.0"}""", null)]
    [InlineData("{}", """{"method":"did:webvh:1.1"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("{}", """{"method":"did:webvh:0.5"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("{}", """{"scid":"QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE"}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("{}", """{"portable":true}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"portable":true}""", """{"portable":true}""", null)]
    [InlineData("""{"portable":true}""", """{"portable":false}""", null)]
    [InlineData("{}", "[]", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("""{"deactivated":true}""", "{}", "DID_LOG_INVALID")]
    public void Applies_TheRulesOfChange(string first, string second, string? code)
    {
        using var forge = new LogForge();
        var log = forge.Begin(first).Add(second).Replay();

        Assert.Equal(code, log.Problems.Count == 0 ? null : log.Problems[0].Code.Id);
    }

    [Fact]
    public void Rotates_Keys()
    {
        using var forge = new LogForge();
        var keys = $$"""{"updateKeys":["{{LogForge.Multikey(forge.Other)}}"]}""";
        forge.Begin().Add(keys);

        // The old key signs the entry that takes it out, and none after.
        Assert.Empty(forge.Add(signer: forge.Other).Replay().Problems);
        AssertRefused(ProblemCodes.DidLogKeyNotAuthorized, forge.Add().Replay(), versions: 3);

        using var hasty = new LogForge();
        AssertRefused(ProblemCodes.DidLogKeyNotAuthorized, hasty.Begin().Add($$"""{"updateKeys":["{{LogForge.Multikey(hasty.Other)}}"]}""", signer: hasty.Other).Replay(), versions: 1);
    }

    [Fact]
    public void Holds_KeysToThePreRotation()
    {
        using var forge = new LogForge();
        var (first, other) = (LogForge.Multikey(forge.Key), LogForge.Multikey(forge.Other));
        string Next(string key, string commitment) => $$"""{"updateKeys":["{{key}}"],"nextKeyHashes":[{{commitment}}]}""";
        LogForge Started(LogForge log) => log.Begin($$"""{"nextKeyHashes":["{{WebvhParameters.HashOf(LogForge.Multikey(log.Other))}}","not used"]}""");

        // The new key signs; with an empty list pre-rotation ends, after the entry.
        Assert.Empty(Started(forge).Add(Next(other, ""), signer: forge.Other).Add($$"""{"updateKeys":["{{first}}"]}""", signer: forge.Other).Add().Replay().Problems);

        using var old = new LogForge();
        AssertRefused(ProblemCodes.DidLogKeyNotAuthorized, Started(old).Add(Next(LogForge.Multikey(old.Other), ""), signer: old.Key).Replay(), versions: 1);
        using var foreign = new LogForge();
        AssertRefused(ProblemCodes.DidLogPrerotationMismatch, Started(foreign).Add(Next(LogForge.Multikey(foreign.Key), "")).Replay(), versions: 1);
        using var silent = new LogForge();
        AssertRefused(ProblemCodes.DidLogPrerotationMismatch, Started(silent).Add(signer: silent.Other).Replay(), versions: 1);
        using var half = new LogForge();
        AssertRefused(ProblemCodes.DidLogPrerotationMismatch, Started(half).Add($$"""{"updateKeys":["{{LogForge.Multikey(half.Other)}}"]}""", signer: half.Other).Replay(), versions: 1);
    }

    [Theory]
    [InlineData("versionTime", "\"2025-01-01T00:00:00Z\"", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "\"2024-12-31T23:59:59Z\"", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "\"2025-01-01T01:01:00+01:00\"", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "\"2025-01-01\"", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "7", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "\"2026-01-01T00:01:01Z\"", "DID_LOG_TIME_INVALID")]
    [InlineData("versionTime", "\"2026-01-01T00:01:00Z\"", null)]
    [InlineData("versionTime", "\"2025-01-01T00:00:00.001Z\"", null)]
    [InlineData("state", "{}", "DID_LOG_ID_MISMATCH")]
    [InlineData("state", "[]", "DID_LOG_ID_MISMATCH")]
    [InlineData("state", """{"id":"did:webvh:QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE:example.com"}""", "DID_LOG_ID_MISMATCH")]
    [InlineData("state", """{"id":"did:web:example.com"}""", "DID_LOG_ID_MISMATCH")]
    [InlineData("more", "1", "DID_LOG_INVALID")]
    public void Checks_TheMembersOfAnEntry(string name, string value, string? code)
    {
        using var forge = new LogForge();
        var log = forge.Begin().Add(edit: entry => entry[name] = JsonNode.Parse(value)).Replay();

        Assert.Equal(code, log.Problems.Count == 0 ? null : log.Problems[0].Code.Id);
        Assert.Equal(code is null ? 2 : 1, log.Versions.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("not json")]
    [InlineData("{\"versionId\":\"1-a\",\"versionTime\":\"2025-01-01T00:00:00Z\",\"parameters\":{},\"state\":{}}")]
    [InlineData("{\"versionId\":\"0-a\",\"versionTime\":\"2025-01-01T00:00:00Z\",\"parameters\":{},\"state\":{},\"proof\":[{}]}")]
    [InlineData("{\"versionId\":\"01-a\",\"versionTime\":\"2025-01-01T00:00:00Z\",\"parameters\":{},\"state\":{},\"proof\":[{}]}")]
    [InlineData("{\"versionId\":\"1-a\",\"versionTime\":\"2025-01-01T00:00:00Z\",\"parameters\":{},\"state\":{},\"proof\":[]}")]
    [InlineData("{\"versionId\":\"1-a\",\"versionTime\":\"2025-01-01T00:00:00Z\",\"parameters\":{},\"state\":{},\"proof\":[{},{},{},{},{}]}")]
    public void Refuses_WhatIsNoLog(string text)
    {
        var log = WebvhLog.Replay(LogForge.Parse("did:webvh:QmdmPkUdYzbr9txmx8gM2rsHPgr5L6m3gHjJGAf4vUFoGE:example.com"), Encoding.UTF8.GetBytes(text), LogForge.Now);

        Assert.Empty(log.Versions);
        Assert.False(log.Resolve(DidVersion.Latest).IsSuccess);
        Assert.Contains(log.Problems[0].Code, (ProblemCode[])[ProblemCodes.DidLogInvalid, ProblemCodes.JsonSyntax]);
    }

    [Fact]
    public void Refuses_EntriesOutOfOrder()
    {
        using var forge = new LogForge();
        forge.Begin().Add().Add();
        (string, ProblemCode)[] orders =
        [
            ($"{forge.Lines[0]}\n{forge.Lines[2]}", ProblemCodes.DidLogInvalid),
            ($"{forge.Lines[0]}\n{forge.Lines[1]}\n{forge.Lines[1]}", ProblemCodes.DidLogInvalid),
            ($"{forge.Lines[0]}\n\n{forge.Lines[1]}", ProblemCodes.JsonSyntax),
            ($"{forge.Lines[0]} {forge.Lines[1]}", ProblemCodes.JsonSyntax),
        ];

        Assert.All(orders, order => Assert.Equal(order.Item2, WebvhLog.Replay(LogForge.Parse(forge.Did), Encoding.UTF8.GetBytes(order.Item1), LogForge.Now).Problems[0].Code));
    }

    [Fact]
    public void Refuses_EntriesOfAnotherLog()
    {
        using var forge = new LogForge();
        using var other = new LogForge();
        forge.Begin();
        other.Begin().Add();
        var log = WebvhLog.Replay(LogForge.Parse(forge.Did), Encoding.UTF8.GetBytes($"{forge.Lines[0]}\n{other.Lines[1]}"), LogForge.Now);

        AssertRefused(ProblemCodes.DidLogHashMismatch, log, versions: 1);
        Expect.Failure(ProblemCodes.DidLogIdMismatch, other.Replay(forge.Did).Resolve(DidVersion.Latest));
    }

    [Theory]
    [InlineData("proofPurpose", "authentication")]
    [InlineData("cryptosuite", "eddsa-rdfc-2022")]
    [InlineData("type", "Ed25519Signature2020")]
    [InlineData("verificationMethod", "#key-1")]
    [InlineData("verificationMethod", "did:key:a#b")]
    [InlineData("created", "2025-01-01T00:00:01Z")]
    [InlineData("proofValue", "z2222")]
    [InlineData("nonce", "added")]
    public void Refuses_ChangedProofs(string name, string value)
    {
        using var forge = new LogForge();
        var log = forge.Begin().Add(afterSigning: entry => entry["proof"]![0]![name] = value).Replay();

        AssertRefused(ProblemCodes.DidLogProofInvalid, log, versions: 1);
    }

    [Fact]
    public void Holds_EveryProofOfAnEntryToTheRules()
    {
        using var forge = new LogForge();
        var both = $$"""{"updateKeys":["{{LogForge.Multikey(forge.Key)}}","{{LogForge.Multikey(forge.Other)}}"]}""";
        void AddProof(JsonObject entry, SigningKey key, string purpose = "assertionMethod", DateTimeOffset? expires = null) =>
            entry["proof"]!.AsArray().Add(JsonObject.Create(LogForge.Sign(StrictJson.From(entry), key, purpose, expires).ToElement()));

        Assert.Empty(forge.Begin(both).Add(afterSigning: entry => AddProof(entry, forge.Other)).Replay().Problems);
        AssertRefused(ProblemCodes.DidLogProofInvalid, forge.Add(afterSigning: entry => AddProof(entry, forge.Other, "authentication")).Replay(), versions: 2);

        using var expired = new LogForge();
        AssertRefused(ProblemCodes.DidLogProofInvalid, expired.Begin().Add(afterSigning: entry => AddProof(entry, expired.Key, expires: LogForge.Now.AddSeconds(-1))).Replay(), versions: 1);
        using var stranger = new LogForge();
        AssertRefused(ProblemCodes.DidLogKeyNotAuthorized, stranger.Begin().Add(afterSigning: entry => AddProof(entry, stranger.Other)).Replay(), versions: 1);
    }

    [Fact]
    public void Gives_TheVersionsBeforeAFault_ByIdAndNumberOnly()
    {
        using var forge = new LogForge();
        var log = forge.Begin().Add().Add(afterSigning: entry => entry["proof"]![0]!["created"] = "2025-01-01T09:09:09Z").Add().Replay();

        AssertRefused(ProblemCodes.DidLogProofInvalid, log, versions: 2);
        Assert.Equal(2, Number(log, new DidVersion(Number: 2)));
        Assert.Equal(1, Number(log, new DidVersion(log.Versions[0].VersionId)));
        Expect.Failure(ProblemCodes.DidLogProofInvalid, log.Resolve(new DidVersion(Number: 3)));
        Assert.Equal(1, Number(log, new DidVersion(Time: LogForge.Start)));
        Expect.Failure(ProblemCodes.DidLogProofInvalid, log.Resolve(new DidVersion(Time: LogForge.Start.AddMinutes(1))));
    }

    [Fact]
    public void Follows_AMoveOfAPortableDid()
    {
        using var forge = new LogForge();
        void Move(JsonObject entry) => entry["state"] = JsonNode.Parse($$"""{"id":"did:webvh:{{forge.Scid}}:example.org:new","alsoKnownAs":["{{forge.Did}}"]}""");
        forge.Begin("""{"portable":true}""").Add(edit: Move);
        var moved = $"did:webvh:{forge.Scid}:example.org:new";

        var resolution = Expect.Success(forge.Replay(moved).Resolve(DidVersion.Latest));
        Assert.Equal((moved, null), (resolution.Did.Value, resolution.Metadata.CanonicalId));
        Assert.Equal("https://example.org/new/", StrictJson.Parse(resolution.Document.Span).GetProperty("service")[0].GetProperty("serviceEndpoint").GetString());

        var former = Expect.Success(forge.Replay().Resolve(DidVersion.Latest));
        Assert.Equal((moved, moved), (former.Did.Value, former.Metadata.CanonicalId?.Value));
        Assert.Equal(moved, (string?)former.Metadata.ToJson()["canonicalId"]);
        Expect.Failure(ProblemCodes.DidLogIdMismatch, forge.Replay($"did:webvh:{forge.Scid}:example.net").Resolve(DidVersion.Latest));

        using var fixedPlace = new LogForge();
        fixedPlace.Begin();
        AssertRefused(ProblemCodes.DidLogIdMismatch, fixedPlace.Add(edit: entry => entry["state"] = JsonNode.Parse($$"""{"id":"did:webvh:{{fixedPlace.Scid}}:example.org","alsoKnownAs":["{{fixedPlace.Did}}"]}""")).Replay(), versions: 1);
        using var silent = new LogForge();
        silent.Begin("""{"portable":true}""");
        AssertRefused(ProblemCodes.DidLogIdMismatch, silent.Add(edit: entry => entry["state"] = JsonNode.Parse($$"""{"id":"did:webvh:{{silent.Scid}}:example.org"}""")).Replay(), versions: 1);
    }

    [Fact]
    public void Says_ThatADidIsDeactivated()
    {
        using var forge = new LogForge();
        forge.Begin();
        Assert.Null(Expect.Success(forge.Replay().Resolve(DidVersion.Latest)).CheckActive());
        var resolution = Expect.Success(forge.Add("""{"deactivated":true,"updateKeys":[]}""").Replay().Resolve(new DidVersion(Number: 1)));

        Assert.True((bool)resolution.Metadata.ToJson()["deactivated"]!);
        Assert.Equal(ProblemCodes.DidDeactivated, resolution.CheckActive()?.Code);
    }

    [Fact]
    public void Reads_NoMoreThanItsLimits()
    {
        using var forge = new LogForge();
        forge.Begin().Add();

        Assert.Empty(forge.Replay(limits: new WebvhLimits { MaxEntries = 2, MaxLogBytes = forge.Bytes.Length }).Problems);
        AssertRefused(ProblemCodes.DidLogTooLarge, forge.Replay(limits: new WebvhLimits { MaxEntries = 1 }), versions: 1);
        AssertRefused(ProblemCodes.DidLogTooLarge, forge.Replay(limits: new WebvhLimits { MaxLogBytes = forge.Bytes.Length - 1 }), versions: 0);
        AssertRefused(ProblemCodes.JsonTooLarge, forge.Replay(limits: new WebvhLimits { MaxEntryBytes = forge.Lines[0].Length - 1 }), versions: 0);
    }

    [Fact]
    public void Replays_AThousandEntries()
    {
        using var forge = new LogForge();
        forge.Begin();
        for (var i = 1; i < 1000; i++)
        {
            forge.Add();
        }

        var log = forge.Replay();
        Assert.Empty(log.Problems);
        Assert.Equal(1000, Number(log, DidVersion.Latest));
    }

    [Fact]
    public void Never_AcceptsALogWithAByteChangedAsAnotherDocument()
    {
        using var forge = new LogForge();
        forge.Begin().Add("""{"ttl":60}""");
        var genuine = forge.Bytes;
        var did = LogForge.Parse(forge.Did);
        var expected = Expect.Success(forge.Replay().Resolve(DidVersion.Latest));
        var (accepted, refused) = (0, 0);
        for (var i = 0; i < genuine.Length; i++)
        {
            foreach (var flip in (byte[])[0x01, 0x04, 0x20, 0x80])
            {
                var changed = genuine.ToArray();
                changed[i] ^= flip;
                var resolution = WebvhLog.Replay(did, changed, LogForge.Now).Resolve(DidVersion.Latest);
                if (!resolution.IsSuccess)
                {
                    refused++;
                    continue;
                }

                Assert.True(SameJson.Are(StrictJson.Parse(expected.Document.Span), StrictJson.Parse(resolution.Value.Document.Span)), $"byte {i}");
                Assert.True(JsonNode.DeepEquals(expected.Metadata.ToJson(), resolution.Value.Metadata.ToJson()), $"byte {i}");
                accepted++;
            }
        }

        // What is accepted reads the same; only white space and escapes could.
        Assert.InRange(accepted, 0, 4);
        Assert.Equal(4 * genuine.Length, accepted + refused);
        Assert.True(refused > 4 * 1000);
    }

    private static int Number(WebvhLog log, DidVersion version) => Expect.Success(log.Resolve(version)).Metadata.VersionNumber;

    private static void AssertRefused(ProblemCode code, WebvhLog log, int versions)
    {
        Assert.NotEmpty(log.Problems);
        Assert.Equal((code, versions), (log.Problems[0].Code, log.Versions.Count));
        Expect.Failure(code, log.Resolve(DidVersion.Latest));
    }
}
