using Grpc.Health.V1;
using Untp.Load.Measuring;
using Untp.Load.Stack;

namespace Untp.Load.Scenarios;

/// <summary>The smallest call there is: what gRPC itself costs, and the gateway's hop.</summary>
internal sealed class HealthCheck(Door door, int concurrency) : IScenario
{
    public string Name => $"gRPC health check, {door.Name}";

    public string? Reference => door.Name == "direct" ? null : "gRPC health check, direct";

    public int Parallelism => concurrency;

    public Task RunAsync(Round round) => round.RunWorkersAsync(concurrency, async worker =>
    {
        var headers = door.Headers();

        // Without it the gateway answers for itself.
        headers.Add("untp-service", "verifier");
        var answer = await new Health.HealthClient(door.Channel(worker)).CheckAsync(new HealthCheckRequest(), headers);
        if (answer.Status != HealthCheckResponse.Types.ServingStatus.Serving)
        {
            throw new LoadFailure($"The verifier says that it is {answer.Status}.");
        }
    });
}
