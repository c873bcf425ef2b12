using System.Text;
using System.Text.Json;
using Untp.Core.Dids;
using Untp.Core.Dids.Resolution;
using Untp.Core.Json;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Dids;

/// <summary>DID documents and dereferencings of other implementers, as the W3C DID test suite recorded them.</summary>
public sealed class DidCoreFixturesTests
{
    [NeedsFact(Part.Shared)]
    public void Reads_EveryDocument_WithAndWithoutItsContext()
    {
        var usable = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (representations, resolutions) = (0, 0);
        foreach (var (file, did, text) in Representations())
        {
            Count(usable, file, did, Encoding.UTF8.GetBytes(text));
            representations++;
        }

        foreach (var (file, did, document) in Resolutions())
        {
            Count(usable, file, did, JsonSerializer.SerializeToUtf8Bytes(document));
            resolutions++;
        }

        Assert.Equal((22, 14), (representations, resolutions));

        // Of the keys that may make assertions, those of Ed25519 and P-256; the rest are of secp256k1, BLS12-381, RSA and PGP, or
        // stand in the member publicKey, which DID Core does not know.
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["did-key-2018-db.json"] = 1,
                ["did-key-2020-db.json"] = 2,
                ["did-key-mattr.json"] = 0,
                ["did-key-spruce.json"] = 2,
                ["did-web-evernym.json"] = 0,
                ["did-web-mattr.json"] = 4,
                ["did-web-transmute.json"] = 0,
                ["did-webvh-dif-py.json"] = 1,
                ["resolver-mattr-key.json"] = 0,
                ["resolver-mattr-web.json"] = 1,
                ["resolver-spruce-key.json"] = 3,
                ["resolver-spruce-web.json"] = 0,
                ["resolver-spruce-webkey.json"] = 4,
                ["universal-resolver-did-key.json"] = 0,
            },
            usable);
    }

    [NeedsFact(Part.Shared)]
    public void Follows_TheDidUrlsOfOthers()
    {
        // The document comes from the execution that asks for the DID alone.
        var (parts, services) = (0, 0);
        foreach (var name in (string[])["dereferencer-spruce-key.json", "dereferencer-spruce-web.json", "dereferencer-spruce-webkey.json"])
        {
            var executions = Fixture(name).GetProperty("executions").EnumerateArray()
                .Select(execution => (Url: execution.GetProperty("input").GetProperty("didUrl").GetString()!, Content: execution.GetProperty("output").GetProperty("contentStream").GetString()!))
                .ToDictionary(execution => execution.Url, execution => execution.Content, StringComparer.Ordinal);
            foreach (var (url, expected) in executions.Where(execution => execution.Key.AsSpan().ContainsAny('#', '?')))
            {
                var request = Expect.Success(DidUrlRequest.Parse(url));
                var target = Expect.Success(DidUrlDereferencer.Dereference(Encoding.UTF8.GetBytes(executions[request.Did.Value]), request));
                if (target.Location is { } location)
                {
                    // They repeat the DID URL's query behind the address, which DID Resolution does not ask for.
                    Assert.Equal(expected, $"{location}?service={request.Service}");
                    services++;
                }
                else
                {
                    Assert.True(SameJson.Are(StrictJson.Parse(expected), StrictJson.Parse(target.Content.Span)), url);
                    parts++;
                }
            }
        }

        Assert.Equal((2, 1), (parts, services));
        Assert.Equal(DidErrorType.InvalidDid, DidErrorTypes.Of(Expect.Failure(ProblemCodes.DidSyntax, DidUrlRequest.Parse("bad:invalid"))));
    }

    private static void Count(SortedDictionary<string, int> usable, string file, string did, byte[] document)
    {
        var id = Expect.Success(Did.Parse(did));
        var read = Expect.Success(DidDocumentReader.Read(document, id));
        var without = Expect.Success(DidDocumentReader.Read(JsonSerializer.SerializeToUtf8Bytes(StrictJson.Parse(document).Without("@context")), id));

        Assert.Equal(read.AssertionMethods, without.AssertionMethods);
        Assert.Equal(read.VerificationMethods.Keys, without.VerificationMethods.Keys);
        usable[file] = usable.GetValueOrDefault(file) + read.AssertionMethods.Count(method => read.VerificationMethods.TryGetValue(method, out var found) && found.Key.IsSuccess);
    }

    private static IEnumerable<(string File, string Did, string Text)> Representations() =>
        from fixture in Fixtures()
        where fixture.Json.TryGetProperty("dids", out _)
        from did in fixture.Json.GetProperty("dids").EnumerateArray()
        from representation in fixture.Json.GetProperty(did.GetString()!).EnumerateObject()
        where representation.Value.TryGetProperty("representation", out _)
        select (fixture.Name, did.GetString()!, representation.Value.GetProperty("representation").GetString()!);

    // One execution answers did:web:123 with the document of another DID, which is refused elsewhere.
    private static IEnumerable<(string File, string Did, StrictJson Document)> Resolutions() =>
        from fixture in Fixtures()
        where fixture.Name.Contains("resolver", StringComparison.Ordinal)
        from execution in fixture.Json.GetProperty("executions").EnumerateArray()
        let document = DocumentOf(execution.GetProperty("output"))
        where document.ValueKind == JsonValueKind.Object
        let did = execution.GetProperty("input").GetProperty("did").GetString()!
        where did != "did:web:123"
        select (fixture.Name, did, document);

    private static StrictJson DocumentOf(StrictJson output)
    {
        if (output.TryGetProperty("didDocument", out var document))
        {
            return document;
        }

        return output.TryGetProperty("didDocumentStream", out var stream) && stream.GetString() is { Length: > 0 } text ? StrictJson.Parse(text) : default;
    }

    private static IEnumerable<(string Name, StrictJson Json)> Fixtures() =>
        Directory.GetFiles(Path.Combine(Repository.Shared, "vectors", "did-core-fixtures"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), StrictJson.Parse(File.ReadAllBytes(file))));

    private static StrictJson Fixture(string name) => Vectors.Read("vectors", "did-core-fixtures", name);
}
