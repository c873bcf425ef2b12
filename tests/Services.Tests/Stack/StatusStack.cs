using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Services.Tests.Issuer;
using Untp.Identity;
using Untp.Issuer;
using Untp.Verifier;

namespace Services.Tests.Stack;

/// <summary>Issuer, Identity and two replicas of the Verifier over Redis, all in this process as they are.</summary>
public sealed class StatusStack : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-status-").FullName;
    private readonly List<WebApplication> _services = [];
    private RedisServer? _redis;

    public IssuerClient Issuer { get; private set; } = null!;

    public IReadOnlyList<RunningService> Verifiers { get; private set; } = [];

    public RunningService IssuerService { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Availability.FindProgram("redis-server") is null)
        {
            return;
        }

        _redis = await RedisServer.StartAsync();
        string[] redis = ["--ConnectionStrings:redis", _redis.Endpoint];
        var issuerPort = RedisServer.FindFreePort();
        var identity = await StartAsync(IdentityHost.Create(InProcessStack.Arguments([.. InProcessStack.DocumentFolders, .. redis, "--services:issuer:grpc:0", $"http://127.0.0.1:{issuerPort}"])), "identity");
        string[] known = ["--services:identity:grpc:0", identity.Grpc.ToString(), .. redis];
        IssuerService = await StartAsync(
            IssuerHost.Create(InProcessStack.Arguments([.. known, "--GRPC_PORT", $"{issuerPort}", "--ConnectionStrings:issuer", $"Data Source={_folder}/issuer.db", "--Keys:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))])),
            "issuer");
        Issuer = new IssuerClient(IssuerService.App, IssuerService.RestClient(), IssuerService.Invoker());
        Verifiers = [await StartAsync(VerifierHost.Create(InProcessStack.Arguments(known)), "verifier"), await StartAsync(VerifierHost.Create(InProcessStack.Arguments(known)), "verifier")];
    }

    /// <summary>Stops the issuer: its lists and DID documents cannot be had from then on.</summary>
    public async Task StopIssuerAsync()
    {
        _services.Remove(IssuerService.App);
        await IssuerService.App.DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _redis?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RunningService> StartAsync(WebApplication app, string name)
    {
        _services.Add(app);
        return await RunningService.StartAsync(app, name);
    }
}
