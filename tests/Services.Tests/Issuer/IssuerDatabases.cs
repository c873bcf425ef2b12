using System.Collections.Concurrent;
using System.Security.Cryptography;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Stack;
using Untp.Issuer;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Issuer;

/// <summary>Databases of each kind, and an issuer in this process on each; both are made when first asked for.</summary>
public sealed class IssuerDatabases : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("untp-issuer-").FullName;
    private readonly Lazy<Task<PostgresServer>> _postgres = new(PostgresServer.StartAsync);
    private readonly ConcurrentDictionary<Database, Lazy<Task<WebApplication>>> _issuers = new();
    private int _databases;

    public static string MasterKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Arguments of an issuer on a database; no identity service is there, so schemas have to be left out.</summary>
    public static string[] Arguments(string connection, params string[] further) =>
        InProcessStack.Arguments(["--services:identity:grpc:0", "http://127.0.0.1:1", "--ConnectionStrings:issuer", connection, "--Keys:MasterKey", MasterKey, .. further]);

    /// <summary>An empty database.</summary>
    public async Task<string> NewConnectionAsync(Database database)
    {
        var name = $"issuer{Interlocked.Increment(ref _databases)}";
        return database == Database.Sqlite
            ? $"Data Source={_folder}/{name}.db"
            : await (await _postgres.Value).CreateDatabaseAsync(name);
    }

    public async Task<PostgresServer> PostgresAsync() => await _postgres.Value;

    public async Task<IssuerClient> ClientAsync(Database database, string tenant = "dev")
    {
        var app = await _issuers.GetOrAdd(database, kind => new(async () => await StartAsync(await NewConnectionAsync(kind)))).Value;
        return new IssuerClient(app, Running(app).RestClient(tenant), Running(app).Invoker(tenant));
    }

    /// <summary>A client with scopes of its own.</summary>
    public async Task<IssuerClient> ClientAsync(Database database, string tenant, string scopes)
    {
        var app = (await ClientAsync(database, tenant)).App;
        var token = app.Services.GetRequiredService<ServiceTokens>().Create("issuer", new Caller(tenant, "key-1", scopes));
        var http = Running(app).RestClient(tenant: null);
        http.DefaultRequestHeaders.Add(ServiceTokens.Header, token);
        return new IssuerClient(app, http, Running(app).Invoker(tenant: null).Intercept(headers =>
        {
            headers.Add(ServiceTokens.Header, token);
            return headers;
        }));
    }

    public static RunningService Running(WebApplication app) => RunningService.Of(app, "issuer");

    public static async Task<WebApplication> StartAsync(string connection, params string[] further)
    {
        var app = IssuerHost.Create(Arguments(connection, further));
        await app.StartAsync();
        return app;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var issuer in _issuers.Values)
        {
            await (await issuer.Value).DisposeAsync();
        }

        if (_postgres.IsValueCreated)
        {
            (await _postgres.Value).Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
