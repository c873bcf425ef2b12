using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids.Webvh;

public sealed class WebvhWitnessTests
{
    [Fact]
    public void Counts_DistinctWitnessesOnly()
    {
        using var forge = new LogForge();
        using var stranger = Key();
        var log = forge.Begin(Witness(2, forge.Key, forge.Other)).Replay();
        var id = log.Versions[0].VersionId;

        Assert.True(log.NeedsWitnessProofs);
        Expect.Success(log.Resolve(DidVersion.Latest, File((id, [Approve(id, forge.Key), Approve(id, forge.Other)]))));
        Expect.Success(log.Resolve(DidVersion.Latest, File((id, [Approve(id, forge.Key)]), (id, [Approve(id, forge.Other)]))));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File((id, [Approve(id, forge.Key)]))));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File((id, [Approve(id, forge.Key), Approve(id, forge.Key)]))));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File((id, [Approve(id, forge.Key), Approve(id, stranger)]))));
    }

    [Fact]
    public void Lets_AThresholdOfWitnessesSuffice()
    {
        using var forge = new LogForge();
        using var third = Key();
        var log = forge.Begin(Witness(2, forge.Key, forge.Other, third)).Replay();
        var id = log.Versions[0].VersionId;

        Expect.Success(log.Resolve(DidVersion.Latest, File((id, [Approve(id, third), Approve(id, forge.Other)]))));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File((id, [Approve(id, third)]))));
    }

    [Fact]
    public void Takes_ALaterApprovalForEarlierVersions()
    {
        using var forge = new LogForge();
        var log = forge.Begin(Witness(1, forge.Other)).Add().Add().Replay();
        var ids = log.Versions.Select(version => version.VersionId).ToList();

        Expect.Success(log.Resolve(DidVersion.Latest, File((ids[2], [Approve(ids[2], forge.Other)]))));

        // An approval of the second carries the first, not the third.
        var second = File((ids[1], [Approve(ids[1], forge.Other)]));
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, second));
        Assert.Equal(2, Expect.Success(log.Resolve(new DidVersion(Number: 2), second)).Metadata.VersionNumber);
        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(new DidVersion(Number: 3), second));

        // A broken approval of the latest leaves the sound one of the one before.
        var broken = Approve(ids[1], forge.Other);
        Expect.Success(log.Resolve(new DidVersion(Number: 2), File((ids[2], [broken]), (ids[1], [broken]))));
    }

    [Fact]
    public void Ignores_ApprovalsOfVersionsThatAreNotPublished()
    {
        using var forge = new LogForge();
        var published = forge.Begin(Witness(1, forge.Other)).Replay();
        var unpublished = forge.Add().VersionId;

        Expect.Failure(ProblemCodes.DidLogWitnessMissing, published.Resolve(DidVersion.Latest, File((unpublished, [Approve(unpublished, forge.Other)]))));
    }

    [Fact]
    public void Applies_TheFirstListAtOnceAndAChangedOneAfterwards()
    {
        using var forge = new LogForge();
        using var next = Key();
        var log = forge.Begin().Add(Witness(1, forge.Other)).Add(Witness(1, next)).Add("""{"witness":{}}""").Add().Replay();
        var ids = log.Versions.Select(version => version.VersionId).ToList();
        var needed = new[] { (ids[1], forge.Other), (ids[2], forge.Other), (ids[3], next) };

        Expect.Success(log.Resolve(DidVersion.Latest, File([.. needed.Select(one => (one.Item1, (StrictJson[])[Approve(one.Item1, one.Item2)]))])));
        Assert.Equal(2, Failing([.. needed.Skip(2)], log));
        Assert.Equal(3, Failing([needed[0], needed[2]], log));
        Assert.Equal(4, Failing([needed[0], needed[1]], log));

        // The newcomer's approval of the entry that names it does not count for that entry.
        Assert.Equal(3, Failing([needed[0], (ids[2], next), needed[2]], log));
    }

    [Theory]
    [InlineData("proofPurpose", "authentication")]
    [InlineData("cryptosuite", "eddsa-rdfc-2022")]
    [InlineData("created", "2025-01-01T00:00:01Z")]
    public void Counts_NoProofThatDoesNotHold(string name, string value)
    {
        using var forge = new LogForge();
        var log = forge.Begin(Witness(1, forge.Other)).Replay();
        var id = log.Versions[0].VersionId;
        var proof = JsonObject.Create(Approve(id, forge.Other).ToElement())!;
        proof[name] = value;

        Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File((id, [StrictJson.From(proof)]))));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[7]")]
    [InlineData("""[{"versionId":"1-a"}]""")]
    [InlineData("""[{"versionId":7,"proof":[]}]""")]
    [InlineData("""[{"versionId":"1-a","proof":{}}]""")]
    [InlineData("""[{"versionId":"1-a","versionId":"1-a","proof":[]}]""")]
    [InlineData("not json")]
    public void Refuses_WhatIsNoWitnessFile(string text)
    {
        using var forge = new LogForge();

        Expect.Failure(ProblemCodes.DidWitnessInvalid, forge.Begin(Witness(1, forge.Other)).Replay().Resolve(DidVersion.Latest, System.Text.Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Reads_NoMoreProofsThanTheLimit()
    {
        using var forge = new LogForge();
        forge.Begin(Witness(1, forge.Other));
        var approval = Approve(forge.VersionId, forge.Other);
        var file = File((forge.VersionId, [approval, approval]));

        Expect.Success(forge.Replay(limits: new WebvhLimits { MaxWitnessProofs = 2, MaxWitnessBytes = file.Length }).Resolve(DidVersion.Latest, file));
        Expect.Failure(ProblemCodes.DidWitnessInvalid, forge.Replay(limits: new WebvhLimits { MaxWitnessProofs = 1 }).Resolve(DidVersion.Latest, file));
        Expect.Failure(ProblemCodes.DidWitnessInvalid, forge.Replay(limits: new WebvhLimits { MaxWitnessBytes = file.Length - 1 }).Resolve(DidVersion.Latest, file));
    }

    /// <summary>The number of the entry that is not approved.</summary>
    private static int Failing((string Id, SigningKey Key)[] approvals, WebvhLog log)
    {
        var problem = Expect.Failure(ProblemCodes.DidLogWitnessMissing, log.Resolve(DidVersion.Latest, File([.. approvals.Select(one => (one.Id, (StrictJson[])[Approve(one.Id, one.Key)]))])));
        return int.Parse(problem.Message.Split(' ', ':')[1]);
    }

    private static SigningKey Key() => Expect.Success(SigningKey.Create(KeyType.Ed25519));

    private static StrictJson Approve(string versionId, SigningKey key) => Expect.Success(WebvhWriter.Approve(versionId, key, LogForge.Start));

    private static string Witness(int threshold, params SigningKey[] keys) =>
        JsonSerializer.Serialize(new { witness = new { threshold, witnesses = keys.Select(key => new { id = LogForge.DidKeyOf(key) }) } });

    private static byte[] File(params (string VersionId, StrictJson[] Proofs)[] items) =>
        JsonSerializer.SerializeToUtf8Bytes(items.Select(item => new { versionId = item.VersionId, proof = item.Proofs }));
}
