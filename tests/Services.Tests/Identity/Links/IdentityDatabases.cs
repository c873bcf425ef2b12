using System.Collections.Concurrent;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Issuer;
using Services.Tests.Stack;
using Untp.Identity;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Identity.Links;

/// <summary>Databases of each kind, and an identity service in this process on each; both are made when first asked for.</summary>
public sealed class IdentityDatabases : IAsyncLifetime
{
    /// <summary>Where the world finds this installation.</summary>
    public const string Root = "https://id.untp.example";

    private readonly string _folder = Directory.CreateTempSubdirectory("untp-identity-").FullName;
    private readonly Lazy<Task<PostgresServer>> _postgres = new(PostgresServer.StartAsync);
    private readonly ConcurrentDictionary<Database, Lazy<Task<WebApplication>>> _services = new();
    private int _databases;

    /// <summary>An empty database.</summary>
    public async Task<string> NewConnectionAsync(Database database)
    {
        var name = $"identity{Interlocked.Increment(ref _databases)}";
        return database == Database.Sqlite ? $"Data Source={_folder}/{name}.db" : await (await _postgres.Value).CreateDatabaseAsync(name);
    }

    public async Task<LinkClient> ClientAsync(Database database, string tenant = "acme")
    {
        var app = await _services.GetOrAdd(database, kind => new(async () => await StartAsync(await NewConnectionAsync(kind)))).Value;
        return Client(app, tenant);
    }

    public static LinkClient Client(WebApplication app, string tenant)
    {
        var running = RunningService.Of(app, "identity");
        var token = app.Services.GetRequiredService<ServiceTokens>().Create("identity", new Caller(tenant, $"key-of-{tenant}", "register admin"));
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = running.Http };
        http.DefaultRequestHeaders.Add(ServiceTokens.Header, token);
        return new LinkClient(http, running.Invoker(tenant: null).Intercept(headers =>
        {
            headers.Add(ServiceTokens.Header, token);
            return headers;
        }));
    }

    public static async Task<WebApplication> StartAsync(string connection, params string[] further)
    {
        var app = IdentityHost.Create(InProcessStack.Arguments(["--ConnectionStrings:identity", connection, "--Gateway:PublicUrl", Root, .. further]));
        await app.StartAsync();
        return app;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var service in _services.Values)
        {
            await (await service.Value).DisposeAsync();
        }

        if (_postgres.IsValueCreated)
        {
            (await _postgres.Value).Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
