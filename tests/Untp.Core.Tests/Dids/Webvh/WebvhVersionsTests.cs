using System.Text;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids.Webvh;

/// <summary>Logs of did:webvh 0.5 and of did:tdw 0.4, as those versions of the specification have them.</summary>
public sealed class WebvhVersionsTests
{
    private const string V05 = "did:webvh:0.5";
    private const string Tdw = "did:tdw:0.4";

    /// <summary>
    /// What another implementation made of one first entry: its SCID and its hash are those that we find, or the log would be refused
    /// for them first. Its signature is over the hash of the document and then that of the proof, which is not the order that
    /// eddsa-jcs-2022 came to have, and does not hold by it.
    /// </summary>
    [Fact]
    public void Finds_TheHashesOfAnotherImplementation_AndRefusesItsOrderOfThem()
    {
        const string scid = "QmfGEUAcMpzo25kF2Rhn8L5FAXysfGnkzjwdKoNPi615XQ";
        const string key = "z6MkhbNRN2Q9BaY9TvTc2K3izkhfVwgHiXL7VWZnTqxEvc3R";
        const string moment = "2024-09-26T23:22:26Z";
        var entry = $$$"""
            {"versionId":"1-QmQq6Kg4ZZ1p49znzxnWmes4LkkWgMWLrnrfPre8UD56bz","versionTime":"{{{moment}}}",
             "parameters":{"method":"did:tdw:0.4","scid":"{{{scid}}}","prerotation":true,"updateKeys":["{{{key}}}"],"nextKeyHashes":["QmXC3vvStVVzCBHRHGUsksGxn6BNmkdETXJGDBXwNSTL33"]},
             "state":{"@context":["https://www.w3.org/ns/did/v1"],"id":"did:tdw:{{{scid}}}:domain.example"},
             "proof":[{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","verificationMethod":"did:key:{{{key}}}#{{{key}}}","created":"{{{moment}}}","proofPurpose":"authentication",
               "proofValue":"z2fPF6fMewtV15kji2N432R7RjmmFs8p7MiSHSTM9FoVmJPtc3JUuZ472pZKoWgZDuT75EDwkGmZbK8ZKVF55pXvx"}]}
            """.ReplaceLineEndings(" ");

        var did = LogForge.Parse($"did:tdw:{scid}:domain.example");

        var log = WebvhLog.Replay(did, Encoding.UTF8.GetBytes(entry), LogForge.Now);

        Assert.Equal("DID_LOG_PROOF_INVALID", Code(log));
        Assert.Equal("DID_LOG_HASH_MISMATCH", Code(WebvhLog.Replay(did, Encoding.UTF8.GetBytes(entry.Replace("1-QmQq", "1-QmQr", StringComparison.Ordinal)), LogForge.Now)));
        Assert.Equal("DID_LOG_SCID_MISMATCH", Code(WebvhLog.Replay(did, Encoding.UTF8.GetBytes(entry.Replace("\"prerotation\":true", "\"prerotation\":false", StringComparison.Ordinal)), LogForge.Now)));
    }

    [Theory]
    [InlineData(V05, "assertionMethod", null)]
    [InlineData(V05, "authentication", null)]
    [InlineData(Tdw, "assertionMethod", null)]
    [InlineData(Tdw, "authentication", null)]
    [InlineData(Tdw, "keyAgreement", "DID_LOG_PROOF_INVALID")]
    [InlineData("did:webvh:1.0", "authentication", "DID_LOG_PROOF_INVALID")]
    [InlineData("did:webvh:0.4", "assertionMethod", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("did:tdw:0.3", "authentication", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("did:tdw:0.5", "authentication", "DID_LOG_VERSION_UNSUPPORTED")]
    public void Reads_Versions(string version, string purpose, string? code)
    {
        using var forge = new LogForge { Version = version, Purpose = purpose };
        var log = forge.Begin().Add().Add("""{"deactivated":true}""").Replay();

        Assert.Equal(code, Code(log));
        Assert.Equal(code is null, log.Resolve(DidVersion.Latest).Value?.Metadata.Parameters.Deactivated ?? false);
    }

    // Parameters of the second entry.
    [Theory]
    [InlineData(V05, """{"method":"did:webvh:1.0"}""", null)]
    [InlineData(V05, """{"method":"did:webvh:0.5"}""", null)]
    [InlineData(V05, """{"method":"did:tdw:0.4"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData(Tdw, """{"method":"did:webvh:1.0"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData(Tdw, """{"method":"did:webvh:0.5"}""", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData(V05, """{"watchers":["https://watcher.example"]}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData(V05, """{"prerotation":true}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData(Tdw, """{"prerotation":false}""", null)]
    [InlineData(Tdw, """{"prerotation":1}""", "DID_LOG_PARAMETERS_INVALID")]
    [InlineData("did:webvh:1.0", """{"prerotation":false}""", "DID_LOG_PARAMETERS_INVALID")]
    public void Takes_TheParametersOfItsVersion(string version, string second, string? code)
    {
        using var forge = new LogForge { Version = version };

        Assert.Equal(code, Code(forge.Begin().Add(second).Replay()));
    }

    [Fact]
    public void Takes_NewRulesFromTheEntryThatStatesThem()
    {
        using var forge = new LogForge { Version = V05 };

        Assert.Empty(forge.Begin().Add("""{"method":"did:webvh:1.0","watchers":["https://watcher.example"]}""").Add("""{"watchers":[]}""").Replay().Problems);
        Assert.Equal("DID_LOG_VERSION_UNSUPPORTED", Code(forge.Add("""{"method":"did:webvh:0.5"}""").Replay()));
    }

    // Of the two: threshold is reached by the sum of weights, which is the number of witnesses where each is one.
    [Theory]
    [InlineData(V05, 1, null)]
    [InlineData(V05, 2, "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData(V05, 0, "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData(Tdw, 1, "DID_LOG_VERSION_UNSUPPORTED")]
    public void Weighs_NoWitnesses(string version, int weight, string? code)
    {
        using var forge = new LogForge { Version = version };
        var witness = $$$"""{"witness":{"threshold":1,"witnesses":[{"id":"{{{LogForge.DidKeyOf(forge.Other)}}}","weight":{{{weight}}}}]}}""";

        var log = forge.Begin(witness).Replay();

        Assert.Equal(code, Code(log));
        if (code is null)
        {
            Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest));
            Expect.Success(log.Resolve(DidVersion.Latest, WitnessFile(forge)));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public void Accepts_NoWitnesses(string witness)
    {
        using var forge = new LogForge { Version = Tdw };

        Assert.Empty(forge.Begin($$"""{"witness":{{witness}}}""").Replay().Problems);
    }

    // did:tdw: pre-rotation binds entries that name keys; the keys before sign.
    [Fact]
    public void Heeds_PreRotationOfTdw()
    {
        using var forge = new LogForge { Version = Tdw };
        var hash = WebvhParameters.HashOf(LogForge.Multikey(forge.Other));
        var keys = $$"""{"updateKeys":["{{LogForge.Multikey(forge.Other)}}"],"nextKeyHashes":["{{hash}}"]}""";
        forge.Begin($$"""{"prerotation":true,"nextKeyHashes":["{{hash}}"]}""").Add();

        Assert.Empty(forge.Add(keys).Replay().Problems);
        Assert.Empty(forge.Add(signer: forge.Other).Replay().Problems);
        Assert.Equal("DID_LOG_PARAMETERS_INVALID", Code(forge.Add("""{"prerotation":false}""", signer: forge.Other).Replay()));
    }

    [Theory]
    [InlineData("OTHER", "HASH", true, "DID_LOG_KEY_NOT_AUTHORIZED")]
    [InlineData("KEY", "HASH", false, "DID_LOG_PREROTATION_MISMATCH")]
    [InlineData("OTHER", null, false, "DID_LOG_PREROTATION_MISMATCH")]
    public void Refuses_WhatPreRotationOfTdwForbids(string key, string? next, bool isSignedByTheNewKey, string code)
    {
        using var forge = new LogForge { Version = Tdw };
        var hash = WebvhParameters.HashOf(LogForge.Multikey(forge.Other));
        var updateKey = LogForge.Multikey(key == "OTHER" ? forge.Other : forge.Key);
        var second = next is null ? $$"""{"updateKeys":["{{updateKey}}"]}""" : $$"""{"updateKeys":["{{updateKey}}"],"nextKeyHashes":["{{hash}}"]}""";
        var log = forge.Begin($$"""{"prerotation":true,"nextKeyHashes":["{{hash}}"]}""").Add(second, signer: isSignedByTheNewKey ? forge.Other : null).Replay();

        Assert.Equal(code, Code(log));
    }

    [Fact]
    public void Follows_AMoveOfTdw()
    {
        using var forge = new LogForge { Version = Tdw };
        forge.Begin("""{"portable":true}""");
        var (former, moved) = (forge.Did, $"did:tdw:{forge.Scid}:example.org");
        forge.Add(edit: entry =>
        {
            entry["state"]!["id"] = moved;
            entry["state"]!["alsoKnownAs"] = new System.Text.Json.Nodes.JsonArray(former);
        });

        Assert.Equal(moved, Expect.Success(forge.Replay(moved).Resolve(DidVersion.Latest)).Did.Value);
        Assert.Equal(moved, Expect.Success(forge.Replay(former).Resolve(DidVersion.Latest)).Metadata.CanonicalId!.Value);
        Assert.True(WebvhDid.IsSameIdentity(Did.Parse(former).Value!, Did.Parse(moved).Value!));
        Assert.False(WebvhDid.IsSameIdentity(Did.Parse(former).Value!, Did.Parse(moved.Replace("did:tdw:", "did:webvh:", StringComparison.Ordinal)).Value!));
    }

    // A log of one method proves nothing of a DID of the other, though both have one SCID.
    [Theory]
    [InlineData(Tdw, "did:webvh")]
    [InlineData(V05, "did:tdw")]
    public void Refuses_TheLogOfTheOtherMethod(string version, string method)
    {
        using var forge = new LogForge { Version = version };
        forge.Begin();

        Expect.Failure(ProblemCodes.DidLogIdMismatch, forge.Replay($"{method}:{forge.Scid}:example.com").Resolve(DidVersion.Latest));
        Assert.Equal("DID_LOG_ID_MISMATCH", Code(new LogForge { Version = version }.Begin(edit: entry => entry["state"]!["id"] = $"{method}:{{SCID}}:example.com").Replay()));
    }

    [Theory]
    [InlineData("did:tdw", "DID_LOG_VERSION_UNSUPPORTED")]
    [InlineData("did:webvh", "DID_LOG_INVALID")]
    public void Reads_NoEntriesThatAreArrays(string method, string code)
    {
        var did = LogForge.Parse($"{method}:QmfGEUAcMpzo25kF2Rhn8L5FAXysfGnkzjwdKoNPi615XQ:example.com");

        Assert.Equal(code, Code(WebvhLog.Replay(did, """["1-Qm","2024-09-06T15:53:15Z",{},{"value":{}},[]]"""u8, LogForge.Now)));
    }

    private static string? Code(WebvhLog log) => log.Problems.Count == 0 ? null : log.Problems[0].Code.Id;

    private static byte[] WitnessFile(LogForge forge) => Encoding.UTF8.GetBytes(
        $$"""[{"versionId":"{{forge.VersionId}}","proof":[{{LogForge.Sign(StrictJson.Parse($$"""{"versionId":"{{forge.VersionId}}"}"""), forge.Other)}}]}]""");
}
