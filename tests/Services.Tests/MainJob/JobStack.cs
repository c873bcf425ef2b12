using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Issuer;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Identity;
using Untp.Issuer;
using Untp.Verifier;

namespace Services.Tests.MainJob;

/// <summary>
/// Issuer, Identity and two replicas of the Verifier in this process as they are, on one clock that stands still, with an
/// internet of their own.
/// </summary>
internal sealed class JobStack : IAsyncDisposable
{
    /// <summary>How long a verifier may keep what Identity told it (ARCHITECTURE.md, Data).</summary>
    public static readonly TimeSpan NearMaxAge = TimeSpan.FromSeconds(10);

    private readonly List<WebApplication> _services = [];
    private readonly RedisServer? _redis;
    private RunningService _issuer = null!;

    private JobStack(ManualTime clock, RedisServer? redis) => (Clock, _redis) = (clock, redis);

    public ManualTime Clock { get; }

    public Web Web { get; } = new();

    public bool HasRedis => _redis is not null;

    /// <summary>Calls the issuer with a fresh token: the clock may have moved since the last.</summary>
    public IssuerClient Issuer => new(_issuer.App, _issuer.RestClient(), _issuer.Invoker());

    public IReadOnlyList<RunningService> Verifiers { get; private set; } = [];

    public static async Task<JobStack> StartAsync(string issuerConnection, bool hasRedis, ManualTime clock)
    {
        var stack = new JobStack(clock, hasRedis ? await RedisServer.StartAsync() : null);
        await stack.StartAsync(issuerConnection);
        return stack;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _redis?.Dispose();
        await Web.DisposeAsync();
    }

    private async Task StartAsync(string issuerConnection)
    {
        string[] redis = _redis is null ? [] : ["--ConnectionStrings:redis", _redis.Endpoint];
        var issuerPort = RedisServer.FindFreePort();
        var identity = await StartAsync("identity", IdentityHost.Create(
            InProcessStack.Arguments([.. InProcessStack.DocumentFolders, .. redis, .. Web.Arguments, "--services:issuer:grpc:0", $"http://127.0.0.1:{issuerPort}"]),
            services =>
            {
                Freeze(services);
                Web.Connect(services);
            }));
        string[] known = ["--services:identity:grpc:0", identity.Grpc.ToString(), .. redis];
        _issuer = await StartAsync("issuer", IssuerHost.Create(
            InProcessStack.Arguments([.. known, "--GRPC_PORT", $"{issuerPort}", "--ConnectionStrings:issuer", issuerConnection, "--Keys:MasterKey", IssuerDatabases.MasterKey]),
            Freeze));
        Verifiers =
        [
            await StartAsync("verifier", VerifierHost.Create(InProcessStack.Arguments(known), Freeze)),
            await StartAsync("verifier", VerifierHost.Create(InProcessStack.Arguments(known), Freeze)),
        ];
    }

    private void Freeze(IServiceCollection services) => services.AddSingleton<TimeProvider>(Clock);

    private async Task<RunningService> StartAsync(string name, WebApplication app)
    {
        _services.Add(app);
        return await RunningService.StartAsync(app, name);
    }
}
