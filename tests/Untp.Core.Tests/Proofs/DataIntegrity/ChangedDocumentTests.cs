using System.Text.Json;
using System.Text.Json.Nodes;
using Integrity = Untp.Core.Proofs.DataIntegrity.DataIntegrity;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.DataIntegrity;

/// <summary>
/// Every vector with every one of its values changed, left out or joined by another is refused. Left alone is what changes no meaning: in the
/// suites over statements the order of lists (RDF has none) and a context that defines nothing of the document; in those over JSON a context
/// behind those that were signed, which the specification lets others add.
/// </summary>
public sealed class ChangedDocumentTests
{
    private static readonly Integrity _dataIntegrity = new(PublishedContexts.Processor);

    [NeedsTheory(Part.Shared)]
    [MemberData(nameof(SuiteVectorTests.Folders), MemberType = typeof(SuiteVectorTests))]
    public void Rejects_EveryChange(string folder)
    {
        var vector = SuiteVector.Of(folder);

        Assert.True(AssertAllRefused(vector.Signed, _ => vector.Key, isJson: folder.Contains("jcs", StringComparison.Ordinal), changesContexts: true) > 60);
    }

    [NeedsFact(Part.Shared)]
    public void Rejects_EveryChangeOfABadge()
    {
        var badge = Vectors.Read("vectors", "dcc-vc-fixtures", "verifiableCredentials", "v1", "ed25519", "didWeb", "legacy-validStatus-noExpiry.json");

        // Not all of its contexts define something of it.
        Assert.True(AssertAllRefused(badge, DccFixtureTests.KeyOf, isJson: false, changesContexts: false) > 120);
    }

    private static int AssertAllRefused(StrictJson signed, Func<DataIntegrityProof, Result<VerificationKey>> keyOf, bool isJson, bool changesContexts)
    {
        // Keys by the proof as it was: a change of verificationMethod must be found by the signature.
        var original = Expect.Success(SecuredDocument.Read(signed));
        var key = keyOf(Expect.Success(original.Proofs[0].Proof));
        var expected = new ProofExpectation(SuiteVector.Purpose, SuiteVector.Now);
        Assert.True(Assert.Single(_dataIntegrity.Verify(original, _ => key, expected)).IsVerified);
        var count = 0;
        foreach (var (what, changed) in Changes(JsonNode.Parse(signed.GetRawText())!, isJson))
        {
            if (!changesContexts && what.Contains("/@context", StringComparison.Ordinal))
            {
                continue;
            }

            count++;
            var secured = SecuredDocument.Read(StrictJson.Parse(changed.ToJsonString()));
            Assert.False(secured.IsSuccess && _dataIntegrity.Verify(secured.Value, _ => key, expected).All(result => result.IsVerified), what);
        }

        return count;
    }

    private static IEnumerable<(string What, JsonNode Changed)> Changes(JsonNode root, bool isJson)
    {
        foreach (var path in Paths(root, []).ToList())
        {
            var at = string.Concat(path.Select(step => $"/{step}"));
            switch (Follow(root, path))
            {
                case JsonObject:
                    yield return ($"joined {at}", Edit(root, path, node => node.AsObject().Add("another", "x")));
                    break;
                case JsonArray { Count: var length }:
                    if (!isJson || at != "/@context")
                    {
                        yield return ($"appended to {at}", Edit(root, path, node => node.AsArray().Add("https://example.com/another")));
                    }

                    if (isJson && length > 1)
                    {
                        yield return ($"turned round {at}", Edit(root, path, node => Turn(node.AsArray())));
                    }

                    break;
                case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                    foreach (var text in ((string[])["", value.GetValue<string>() + "x", value.GetValue<string>()[..^1], value.GetValue<string>().ToUpperInvariant() + " "]).Distinct())
                    {
                        yield return ($"{at} = {text}", Replace(root, path, text));
                    }

                    yield return ($"{at} = 7", Replace(root, path, 7));
                    yield return ($"{at} = null", Replace(root, path, null));
                    break;
            }

            if (path.Count > 0)
            {
                yield return ($"without {at}", Remove(root, path));
            }
        }
    }

    private static IEnumerable<List<object>> Paths(JsonNode? node, List<object> path)
    {
        yield return path;
        var children = node switch
        {
            JsonObject map => map.Select(member => ((object)member.Key, member.Value)),
            JsonArray list => list.Select((element, i) => ((object)i, element)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            foreach (var below in Paths(child, [.. path, step]))
            {
                yield return below;
            }
        }
    }

    private static JsonNode? Follow(JsonNode root, IEnumerable<object> path) =>
        path.Aggregate((JsonNode?)root, (node, step) => step is int index ? node![index] : node![(string)step]);

    private static JsonNode Edit(JsonNode root, List<object> path, Action<JsonNode> edit)
    {
        var copy = root.DeepClone();
        edit(Follow(copy, path)!);
        return copy;
    }

    private static JsonNode Replace(JsonNode root, List<object> path, JsonNode? value) => Edit(root, path[..^1], parent =>
    {
        if (path[^1] is int index)
        {
            parent[index] = value;
        }
        else
        {
            parent[(string)path[^1]] = value;
        }
    });

    private static JsonNode Remove(JsonNode root, List<object> path) => Edit(root, path[..^1], parent =>
    {
        if (path[^1] is int index)
        {
            parent.AsArray().RemoveAt(index);
        }
        else
        {
            parent.AsObject().Remove((string)path[^1]);
        }
    });

    private static void Turn(JsonArray array)
    {
        var first = array[0];
        array.RemoveAt(0);
        array.Add(first);
    }
}
