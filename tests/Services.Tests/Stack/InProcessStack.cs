using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Untp.Identity;
using Untp.Issuer;
using Untp.Verifier;

namespace Services.Tests.Stack;

/// <summary>Identity, Issuer and Verifier as they are, in this process, on free loopback ports, called as the gateway calls them.</summary>
public sealed class InProcessStack : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-stack-").FullName;
    private readonly List<WebApplication> _services = [];

    /// <summary>The key that all services of this stack share.</summary>
    public static string TokenKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public RunningService Identity { get; private set; } = null!;

    public RunningService Issuer { get; private set; } = null!;

    public RunningService Verifier { get; private set; } = null!;

    /// <summary>The documents folders, where the reference material is at hand.</summary>
    public static IEnumerable<string> DocumentFolders => Directory.Exists(Repository.Shared)
        ? ["--Documents:Folders:0", Path.Combine(Repository.Shared, "documents"), "--Documents:Folders:1", Path.Combine(Repository.Shared, "vectors", "contexts")]
        : [];

    public static string[] Arguments(params IEnumerable<string> further) =>
        ["--ConnectionStrings:identity", OwnDatabases.Next("identity"), "--urls", "http://127.0.0.1:0", "--GRPC_PORT", "0", "--ServiceIdentity:TokenKey", TokenKey, "--environment", "Production", "--Logging:LogLevel:Default", "Warning", .. further];

    public async Task InitializeAsync()
    {
        Identity = await StartAsync(IdentityHost.Create(Arguments(DocumentFolders)), "identity");
        string[] identity = ["--services:identity:grpc:0", Identity.Grpc.ToString()];
        Issuer = await StartAsync(
            IssuerHost.Create(Arguments([.. identity, "--ConnectionStrings:issuer", $"Data Source={_folder}/issuer.db", "--Keys:MasterKey", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))])),
            "issuer");
        Verifier = await StartAsync(VerifierHost.Create(Arguments(identity)), "verifier");
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task<RunningService> StartAsync(WebApplication app, string name)
    {
        _services.Add(app);
        return await RunningService.StartAsync(app, name);
    }
}
