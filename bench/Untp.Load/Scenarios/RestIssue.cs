using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Untp.Load.Measuring;
using Untp.Load.Passports;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary><c>POST /v1/credentials</c>: checked, signed, and on disk before it is answered.</summary>
internal sealed class RestIssue : IScenario
{
    private static readonly MediaTypeHeaderValue _mediaType = new("application/json");
    private readonly PassportDraft _draft = new();
    private readonly Door _door;
    private readonly string _did;
    private readonly bool _validate;
    private int _last;

    private RestIssue(Door door, string did, bool validate, int concurrency)
    {
        _door = door;
        _did = did;
        _validate = validate;
        Parallelism = concurrency;
    }

    public string Name => $"REST issue, {_door.Name}";

    public string? Reference => null;

    public int Parallelism { get; }

    /// <summary>Makes a DID to issue with.</summary>
    public static async Task<RestIssue> CreateAsync(Door door, bool validate, int concurrency)
    {
        var answer = await PostAsync(door, "/v1/dids", new JsonObject { ["method"] = "key", ["keyType"] = "Ed25519" });
        return new RestIssue(door, (string)JsonNode.Parse(answer)!["did"]!, validate, concurrency);
    }

    public Task RunAsync(Round round) => round.RunWorkersAsync(Parallelism, async _ =>
        await PostAsync(_door, "/v1/credentials", new JsonObject { ["credential"] = _draft.Create(_did, Interlocked.Increment(ref _last)), ["validate"] = _validate }));

    private static async Task<string> PostAsync(Door door, string path, JsonObject body)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = _mediaType } };
        using var request = door.Post(path, content);
        using var response = await door.Rest.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new LoadFailure($"POST {path} answered {(int)response.StatusCode}: {answer}");
    }
}
