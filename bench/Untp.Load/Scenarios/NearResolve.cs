using System.Security.Claims;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.Contracts.Identity.V1;
using Untp.Core.Dids;
using Untp.Load.Measuring;
using Untp.Load.Stack;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.IdentityClient;

namespace Untp.Load.Scenarios;

/// <summary>A DID from the near cache of whoever asks, as the verifier has one; a thousand look-ups count as one, as the clock is too coarse for one.</summary>
internal sealed class NearResolve : IScenario, IDisposable
{
    private const int Batch = 1_000;
    private readonly ChangeFeed _changes = new(null, TimeProvider.System, NullLogger<ChangeFeed>.Instance);
    private readonly NearCache<DidDocument> _near;
    private readonly IdentityDids _dids;
    private readonly HttpContextAccessor _requests = new();
    private readonly DidOrigin _origin;

    public NearResolve(Door identity, DidOrigin origin)
    {
        _near = new NearCache<DidDocument>(_changes, _requests, TimeProvider.System);
        _dids = new IdentityDids(new IdentityService.IdentityServiceClient(identity.Channel(0).Intercept(_ => identity.Headers())), _near);
        _origin = origin;
    }

    public string Name => $"resolve, near cache, {Batch} times";

    public string? Reference => null;

    public int Parallelism => 1;

    public Task RunAsync(Round round) => round.RunWorkersAsync(Parallelism, async _ =>
    {
        _requests.HttpContext ??= new DefaultHttpContext { User = new ClaimsPrincipal(new Caller("dev", "load", "verify").ToIdentity("load")) };
        for (var i = 0; i < Batch; i++)
        {
            var answer = await _dids.ResolveAsync(_origin.Dids[i % _origin.Dids.Count], CancellationToken.None);
            if (!answer.IsFound)
            {
                throw new LoadFailure($"A DID was not resolved: {answer.Problem.Message}");
            }
        }
    });

    public void Dispose()
    {
        _near.Dispose();
        _changes.Dispose();
    }
}
