using System.Text;
using System.Text.Json;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Proofs.Jose;

/// <summary>The JSON Web Signature, Key and Crypto vectors of project Wycheproof.</summary>
public sealed class WycheproofJoseTests
{
    [NeedsTheory(Part.Shared)]
    [InlineData("json_web_signature_test.json", 1, 18, 209, 35)]
    [InlineData("json_web_key_test.json", 0, 5, 10, 1)]
    [InlineData("json_web_crypto_test.json", 1, 0, 10, 43)]
    public void Agrees_OnOurAlgorithmsAndRefusesAllOthers(string file, int valid, int invalid, int otherAlgorithms, int noJws)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var unread = new List<(int Case, string Code)>();
        foreach (var group in Vectors.Read("vectors", "wycheproof", file).GetProperty("testGroups").EnumerateArray())
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                var found = Judge(group, test, unread);
                if (found is "valid" or "invalid")
                {
                    Assert.True(found == test.GetProperty("result").GetString(), $"{file} test {test.GetProperty("tcId")}: {test.GetProperty("comment").GetString()}");
                }

                counts[found] = counts.GetValueOrDefault(found) + 1;
            }
        }

        Assert.Equal(
            NoCompactJws.All.Where(entry => entry.File == file).SelectMany(entry => entry.Cases.Select(id => (id, entry.Code.Id))).Order(),
            unread.Order());
        Assert.Equal(
            $"valid {valid}, invalid {invalid}, other algorithms {otherAlgorithms}, no JWS {noJws}",
            $"valid {counts.GetValueOrDefault("valid")}, invalid {counts.GetValueOrDefault("invalid")}, other algorithms {counts.GetValueOrDefault("other")}, no JWS {counts.GetValueOrDefault("none")}");
    }

    /// <summary>valid or invalid where the algorithm is one of ours; other where it is refused for it; none where it is no compact JWS at all, as <see cref="NoCompactJws"/> lists.</summary>
    private static string Judge(StrictJson group, StrictJson test, List<(int Case, string Code)> unread)
    {
        var token = test.TryGetProperty("jws", out var text) || test.TryGetProperty("jwe", out text) ? text.ToString() : "";
        var jws = CompactJws.Read(Encoding.UTF8.GetBytes(token), 1 << 20);
        if (!jws.IsSuccess)
        {
            unread.Add((test.GetProperty("tcId").GetInt32(), Assert.Single(jws.Problems).Code.Id));
            return "none";
        }

        var header = JoseHeader.Read(jws.Value.Header.Span);
        if (!JoseAlgorithm.IsAllowed(header.Alg))
        {
            Assert.True(header.Problems is [var problem] && problem.Code == ProblemCodes.AlgNotAllowed, token);
            return "other";
        }

        var key = FindKey(group, header.Kid);
        return header.Problems.Count == 0 && key.IsSuccess && jws.Value.Check(header.Alg, key.Value) is null ? "valid" : "invalid";
    }

    private static Result<VerificationKey> FindKey(StrictJson group, string kid)
    {
        var keys = group.TryGetProperty("public", out var given) ? given : StrictJson.Parse("{}");
        if (!keys.TryGetProperty("keys", out var set))
        {
            return JwkReader.Read(keys);
        }

        return JwkReader.Read(set.EnumerateArray().FirstOrDefault(key => key.TryGetProperty("kid", out var id) && id.GetString() == kid));
    }
}
