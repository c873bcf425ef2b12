using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Dids.Webvh;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Dids.Webvh;

/// <summary>
/// The scenarios of the did:webvh test suite, as the makers of the Python and the TypeScript implementation recorded them.
/// Where they differ from each other we follow the specification:
/// services: <c>#files</c> ends in a slash (not so TypeScript), ids are relative (not so Python);
/// metadata: <c>threshold</c> is a string (a number with Python); <c>updated</c> is the time of the last valid entry, whatever version
/// was asked for (TypeScript gives that of the version);
/// multi-update: a resolver SHOULD honour <c>versionNumber</c> (Python answers the latest version);
/// witness-update: a changed witness list applies from the next entry on, so that the entry needs both former witnesses and has one:
/// refused (as Python does; TypeScript resolves).
/// </summary>
public sealed class WebvhSuiteTests
{
    private static readonly string _folder = Path.Combine(Repository.Shared, "vectors", "did-webvh");
    private static readonly DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [NeedsFact(Part.Shared)]
    public void Agrees_WithBothMakers()
    {
        var (resolved, refused, differing) = (0, 0, 0);
        foreach (var folder in Scenarios(negative: false).SelectMany(scenario => (string[])[Path.Combine(scenario, "python"), Path.Combine(scenario, "ts")]))
        {
            foreach (var file in Directory.GetFiles(folder, "resolutionResult*.json").Order(StringComparer.Ordinal))
            {
                var expected = JsonNode.Parse(File.ReadAllBytes(file))!;
                var version = Path.GetFileName(file).Split('.') is [_, var number, _] ? new DidVersion(Number: int.Parse(number)) : DidVersion.Latest;
                var actual = Resolve(folder, version);
                if (folder.Contains("witness-update", StringComparison.Ordinal))
                {
                    Expect.Failure(ProblemCodes.DidLogWitnessMissing, actual);
                    Assert.Equal(folder.EndsWith("python", StringComparison.Ordinal), expected["didDocument"] is null);
                    refused++;
                    continue;
                }

                var resolution = Expect.Success(actual);
                if (version.Number is { } asked && folder.EndsWith("python", StringComparison.Ordinal))
                {
                    Assert.Equal(3, (int)expected["didDocumentMetadata"]!["versionNumber"]!);
                    Assert.Equal(asked, resolution.Metadata.VersionNumber);
                    differing++;
                    continue;
                }

                AssertSame(Normal(expected["didDocument"]!), JsonNode.Parse(resolution.Document.Span)!);
                AssertSameMetadata(expected["didDocumentMetadata"]!.AsObject(), resolution, updatedIsThatOfTheVersion: version.Number is not null);
                resolved++;
            }
        }

        Assert.Equal((26, 2, 2), (resolved, refused, differing));
    }

    [NeedsFact(Part.Shared)]
    public void Refuses_EveryNegativeScenario()
    {
        var expected = new Dictionary<string, ProblemCode>(StringComparer.Ordinal)
        {
            ["negative-duplicate-witness-ids"] = ProblemCodes.DidLogParametersInvalid,
            ["negative-path-traversal-did"] = ProblemCodes.DidSyntax,
            ["negative-scid-mismatch-genesis"] = ProblemCodes.DidLogScidMismatch,
            ["negative-versiontime-future"] = ProblemCodes.DidLogTimeInvalid,
            ["negative-wrong-cryptosuite"] = ProblemCodes.DidLogProofInvalid,
        };
        var scenarios = Scenarios(negative: true).ToList();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), scenarios.Select(Path.GetFileName));
        foreach (var scenario in scenarios)
        {
            var name = Path.GetFileName(scenario);
            var script = File.ReadAllText(Path.Combine(scenario, "script.yaml"));
            if (name == "negative-path-traversal-did")
            {
                var did = script.Split('"').Single(text => text.StartsWith("did:webvh:", StringComparison.Ordinal));
                Expect.Failure(expected[name], WebvhDid.Parse(Expect.Success(Did.Parse(did))));
                continue;
            }

            var log = File.ReadAllBytes(Path.Combine(scenario, "ts", "did.jsonl"));
            var first = JsonElement.Parse(Encoding.UTF8.GetString(log).Split('\n')[0]);
            var requested = $"did:webvh:{first.GetProperty("parameters").GetProperty("scid").GetString()}:example.com";
            var replayed = WebvhLog.Replay(LogForge.Parse(requested), log, _now);

            Expect.Failure(expected[name], replayed.Resolve(DidVersion.Latest));
        }
    }

    [NeedsFact(Part.Shared)]
    public void Refuses_EveryLogWithoutItsFirstEntry()
    {
        var read = 0;
        foreach (var file in Scenarios(negative: false).SelectMany(scenario => Directory.GetFiles(scenario, "did.jsonl", SearchOption.AllDirectories)))
        {
            var lines = File.ReadAllText(file).Split('\n', 2);
            if (lines[1].Trim().Length > 0)
            {
                var did = JsonElement.Parse(lines[0]).GetProperty("state").GetProperty("id").GetString()!;
                Assert.False(WebvhLog.Replay(LogForge.Parse(did), Encoding.UTF8.GetBytes(lines[1]), _now).Resolve(DidVersion.Latest).IsSuccess);
                read++;
            }
        }

        Assert.Equal(18, read);
    }

    private static IEnumerable<string> Scenarios(bool negative) =>
        Directory.GetDirectories(_folder).Where(folder => Path.GetFileName(folder).StartsWith("negative-", StringComparison.Ordinal) == negative).Order(StringComparer.Ordinal);

    private static Result<WebvhResolution> Resolve(string folder, DidVersion version)
    {
        var log = File.ReadAllBytes(Path.Combine(folder, "did.jsonl"));
        var did = JsonElement.Parse(Encoding.UTF8.GetString(log).Split('\n')[0]).GetProperty("state").GetProperty("id").GetString()!;
        var replayed = WebvhLog.Replay(LogForge.Parse(did), log, _now);
        Assert.Empty(replayed.Problems);
        var witness = Path.Combine(folder, "did-witness.json");
        Assert.Equal(File.Exists(witness), replayed.NeedsWitnessProofs);
        return replayed.Resolve(version, File.Exists(witness) ? File.ReadAllBytes(witness) : []);
    }

    /// <summary>The two implicit services as the specification writes them.</summary>
    private static JsonNode Normal(JsonNode document)
    {
        foreach (var service in document["service"]!.AsArray().Where(service => (string?)service!["type"] is "relativeRef" or "LinkedVerifiablePresentation"))
        {
            service!["id"] = "#" + ((string)service["id"]!).Split('#')[1];
            if ((string?)service["type"] == "relativeRef")
            {
                service["serviceEndpoint"] = ((string)service["serviceEndpoint"]!).TrimEnd('/') + "/";
            }
        }

        return document;
    }

    private static void AssertSameMetadata(JsonObject expected, WebvhResolution resolution, bool updatedIsThatOfTheVersion)
    {
        var actual = resolution.Metadata.ToJson();
        if (expected["witness"] is JsonObject { Count: > 0 } witness)
        {
            witness["threshold"] = ((int)witness["threshold"]!).ToString();
        }

        foreach (var (name, value) in expected)
        {
            if (name == "updated" && updatedIsThatOfTheVersion)
            {
                Assert.Equal((string?)expected["versionTime"], (string?)value);
                continue;
            }

            AssertSame(value!, actual[name]!);
        }

        Assert.Equal("3600", (string?)actual["ttl"]);
    }

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected.ToJsonString()}\n{actual.ToJsonString()}");
}
