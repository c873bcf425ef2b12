using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Load.Passports;
using Untp.Load.Stack;

namespace Untp.Load.Revocation;

/// <summary>How long after the acknowledged revocation of a credential the slowest replica of the verifier answers <c>invalid</c>.</summary>
/// <param name="Milliseconds">One time a revocation, the shortest first.</param>
/// <param name="Replicas">Replicas that were asked.</param>
internal sealed record RevocationSeen(double[] Milliseconds, int Replicas)
{
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(30);
    private static readonly MediaTypeHeaderValue _mediaType = new("application/json");

    /// <summary>Issues, verifies, revokes and asks again without a pause, one credential after the other.</summary>
    /// <param name="gateway">Where credentials are issued and revoked.</param>
    /// <param name="replicas">Where they are verified; each has the status list in its near cache before it is changed.</param>
    /// <param name="verdicts">What is right before the revocation.</param>
    /// <param name="count">Revocations.</param>
    public static async Task<RevocationSeen> MeasureAsync(Door gateway, IReadOnlyList<Door> replicas, Verdicts verdicts, int count)
    {
        var did = (string)JsonNode.Parse(await SendAsync(gateway, HttpMethod.Post, "/v1/dids", new JsonObject { ["method"] = "key" }))!["did"]!;
        var draft = new PassportDraft();
        var times = new List<double>();
        for (var number = 1; number <= count; number++)
        {
            var issued = JsonNode.Parse(await SendAsync(gateway, HttpMethod.Post, "/v1/credentials", new JsonObject
            {
                // Numbers of its own: other scenarios count their passports from 1.
                ["credential"] = draft.Create(did, -number),
                ["status"] = new JsonArray("revocation"),
                ["validate"] = false,
            }))!;
            var question = new JsonObject { ["credential"] = (string)issued["credential"]! };
            foreach (var replica in replicas)
            {
                var outcome = await AskAsync(replica, question);
                verdicts.Add(outcome == verdicts.Expected, outcome);
            }

            await SendAsync(gateway, HttpMethod.Patch, $"/v1/credentials/status?id={Uri.EscapeDataString((string)issued["id"]!)}", new JsonObject { ["purpose"] = "revocation", ["value"] = true });
            var acknowledged = Stopwatch.GetTimestamp();
            times.Add((await Task.WhenAll(replicas.Select(replica => UntilInvalidAsync(replica, question, acknowledged)))).Max());
        }

        return new RevocationSeen([.. times.Order()], replicas.Count);
    }

    public override string ToString() =>
        $"Revocation seen by the slowest of {Replicas} verifiers, from the answer of PATCH to the answer `invalid`: {Milliseconds.Length} revocations, median {At(0.5):0.0} ms, p99 {At(0.99):0.0} ms, maximum {Milliseconds[^1]:0.0} ms.";

    private static async Task<double> UntilInvalidAsync(Door replica, JsonObject question, long acknowledged)
    {
        while (await AskAsync(replica, question) != "invalid")
        {
            if (Stopwatch.GetElapsedTime(acknowledged) > _limit)
            {
                throw new LoadFailure($"A revocation was not seen in {_limit}.");
            }
        }

        return Stopwatch.GetElapsedTime(acknowledged).TotalMilliseconds;
    }

    private static async Task<string> AskAsync(Door replica, JsonObject question) =>
        (string)JsonNode.Parse(await SendAsync(replica, HttpMethod.Post, "/v1/verifications", question))!["outcome"]!;

    private static async Task<string> SendAsync(Door door, HttpMethod method, string path, JsonObject body)
    {
        using var request = door.Post(path, new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = _mediaType } });
        request.Method = method;
        using var response = await door.Rest.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new LoadFailure($"{method} {path} answered {(int)response.StatusCode}: {answer}");
    }

    private double At(double share) => Milliseconds[(int)(Milliseconds.Length * share)];
}
