using Grpc.Core.Interceptors;
using Untp.Contracts.Identity.V1;
using Untp.Load.Measuring;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary>A warm DID from Identity: one gRPC call on loopback, answered from Identity's memory.</summary>
internal sealed class Resolve(Door identity, DidOrigin origin) : IScenario
{
    private readonly IdentityService.IdentityServiceClient _client = new(identity.Channel(0).Intercept(_ => identity.Headers()));
    private int _next;

    public string Name => "resolve, gRPC";

    public string? Reference => null;

    public int Parallelism => 1;

    public Task RunAsync(Round round) => round.RunWorkersAsync(Parallelism, async _ =>
    {
        var did = origin.Dids[_next++ % origin.Dids.Count];
        var answer = await _client.ResolveDidAsync(new ResolveDidRequest { Did = did.Value });
        if (answer.Problem is { } problem)
        {
            throw new LoadFailure($"{did} was not resolved: {problem.Message}");
        }
    });
}
