using System.Net.Http.Headers;
using System.Text;
using Untp.Core.Proofs.Jose;
using Untp.Load.Measuring;
using Untp.Load.Passports;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary><c>POST /v1/verifications</c>.</summary>
internal sealed class RestVerify(Door door, PassportSet passports, Verdicts verdicts, int concurrency) : IScenario
{
    private static readonly MediaTypeHeaderValue _mediaType = new(VcJwt.MediaType);
    private readonly byte[] _expected = Encoding.UTF8.GetBytes($$"""{"outcome":"{{verdicts.Expected}}",""");

    public string Name => $"REST verify, {door.Name}";

    public string? Reference => door.Name == "direct" ? null : "REST verify, direct";

    public int Parallelism => concurrency;

    public Task RunAsync(Round round) => round.RunWorkersAsync(concurrency, async _ =>
    {
        using var request = door.Post("/v1/verifications", new ByteArrayContent(passports.Next().Jws) { Headers = { ContentType = _mediaType } });
        using var response = await door.Rest.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var isExpected = response.IsSuccessStatusCode && body.AsSpan().StartsWith(_expected);
        verdicts.Add(isExpected, isExpected ? "" : $"{(int)response.StatusCode} {Encoding.UTF8.GetString(body)}");
    });
}
