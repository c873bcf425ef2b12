using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Services.Tests.Stack;
using Untp.ServiceDefaults.Health;
using Untp.ServiceDefaults.Hosting;
using Untp.ServiceDefaults.Reflection;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Services.Tests.ServiceDefaults.Health;

public sealed class HealthTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await _services.IdentityAsync();

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("untp.identity.v1.IdentityService")]
    [InlineData("grpc.health.v1.Health")]
    public async Task Check_knows_what_is_served(string service) =>
        Assert.Equal(ServingStatus.Serving, (await Client().CheckAsync(new HealthCheckRequest { Service = service })).Status);

    [Theory]
    [InlineData("untp.issuer.v1.IssuerService")]
    [InlineData("nothing")]
    public async Task Check_of_what_is_not_served_is_not_found(string service)
    {
        var e = await Assert.ThrowsAsync<RpcException>(async () => await Client().CheckAsync(new HealthCheckRequest { Service = service }));

        Assert.Equal(StatusCode.NotFound, e.StatusCode);
    }

    [Fact]
    public async Task Watch_of_what_is_not_served_says_so_and_goes_on()
    {
        using var call = Client().Watch(new HealthCheckRequest { Service = "nothing" });

        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(ServingStatus.ServiceUnknown, call.ResponseStream.Current.Status);
        Assert.False(call.ResponseStream.MoveNext(default).IsCompleted);
    }

    [Fact]
    public async Task Watch_tells_each_change_once()
    {
        var service = await _services.StartAsync(HealthAlone(), "health");
        var state = service.App.Services.GetRequiredService<HealthState>();
        using var call = Client(service).Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));

        await state.PublishAsync(Report(HealthStatus.Unhealthy), default);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        await state.PublishAsync(Report(HealthStatus.Unhealthy), default);
        await state.PublishAsync(Report(HealthStatus.Degraded), default);
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));
    }

    [Fact]
    public async Task Who_stops_is_not_healthy_again()
    {
        var state = _service.App.Services.GetRequiredService<HealthState>();
        await _service.App.StopAsync();

        await state.PublishAsync(Report(HealthStatus.Healthy), default);

        Assert.Equal(ServingStatus.NotServing, state.Status);
    }

    [Fact]
    public async Task Watch_sees_the_shutdown_and_ends()
    {
        using var call = Client().Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(call));

        var stopping = _service.App.StopAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(call));
        Assert.False(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
        await Eventually.EndsAsync(stopping);
    }

    [Fact]
    public async Task Watcher_that_leaves_leaves_nothing_behind()
    {
        using var logs = new CapturedLogs();
        logs.AddTo(_service);
        using (var call = Client().Watch(new HealthCheckRequest()))
        {
            Assert.Equal(ServingStatus.Serving, await NextAsync(call));
        }

        // The service would wait for the call if it still ran.
        await Eventually.EndsAsync(_service.App.StopAsync());
        Assert.DoesNotContain(logs.Lines, line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Check_that_a_service_adds_decides_health_but_not_life()
    {
        var issuer = await _services.IssuerAsync(OwnServices.At(_service.Grpc));
        using var client = issuer.RestClient(tenant: null);
        Assert.True((await client.GetAsync("/health")).IsSuccessStatusCode);

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(_services.Folder, "issuer.db*"))
        {
            File.Delete(file);
        }

        Directory.CreateDirectory(Path.Combine(_services.Folder, "issuer.db"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health")).StatusCode);
        Assert.True((await client.GetAsync("/alive")).IsSuccessStatusCode);
    }

    private static HealthReport Report(HealthStatus status) => new(new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal), status, TimeSpan.Zero);

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> call)
    {
        Assert.True(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
        return call.ResponseStream.Current.Status;
    }

    private Grpc.Health.V1.Health.HealthClient Client() => Client(_service);

    private static Grpc.Health.V1.Health.HealthClient Client(RunningService service) => new(service.Invoker(tenant: null));

    /// <summary>A host without checks of its own: only what a test publishes changes its health.</summary>
    private static WebApplication HealthAlone()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2);
        });
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new ServiceName("health"));
        builder.Services.AddSingleton<ReflectionCatalog>();
        builder.Services.AddSingleton<HealthState>();
        var app = builder.Build();
        app.MapGrpcService<HealthRpc>();
        return app;
    }
}
