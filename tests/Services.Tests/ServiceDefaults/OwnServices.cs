using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Services.Tests.Stack;
using Untp.Identity;
using Untp.Issuer;
using Untp.Verifier;

namespace Services.Tests.ServiceDefaults;

/// <summary>Services that one test starts with arguments of its own, and a folder for their files; all end with the test.</summary>
public sealed class OwnServices : IAsyncDisposable
{
    private readonly List<WebApplication> _services = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("untp-own-").FullName;

    public string MasterKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public static string[] At(params Uri[] identities) => [.. identities.SelectMany((address, i) => new[] { $"--services:identity:grpc:{i}", address.ToString() })];

    public Task<RunningService> IdentityAsync(params string[] further) => StartAsync(IdentityHost.Create(InProcessStack.Arguments(further)), "identity");

    public Task<RunningService> IssuerAsync(params string[] further) => StartAsync(
        IssuerHost.Create(InProcessStack.Arguments(["--ConnectionStrings:issuer", $"Data Source={Folder}/issuer.db", "--Keys:MasterKey", MasterKey, .. further])),
        "issuer");

    public Task<RunningService> VerifierAsync(params string[] further) => StartAsync(VerifierHost.Create(InProcessStack.Arguments(further)), "verifier");

    public async Task<RunningService> StartAsync(WebApplication app, string name)
    {
        _services.Add(app);
        return await RunningService.StartAsync(app, name);
    }

    public async Task StopAsync(RunningService service)
    {
        _services.Remove(service.App);
        await service.App.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
