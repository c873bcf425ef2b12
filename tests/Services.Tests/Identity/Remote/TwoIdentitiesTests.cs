using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Identity;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.Caching;
using Untp.ServiceDefaults.Changes;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>Two identity services of this process on one Redis, before one hostile server that counts what is asked of it; two processes: <see cref="TwoProcessesTests"/>.</summary>
public sealed class TwoIdentitiesTests : IAsyncLifetime
{
    private const int Callers = 64;
    private const string Context = "https://vocabulary.uncefact.org/untp/0.7.0/context/";
    private readonly TestAuthority _authority = new();
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<WebApplication> _services = [];
    private RedisServer _redis = null!;
    private HostileServer _server = null!;

    public async Task InitializeAsync()
    {
        if (Availability.FindProgram("redis-server") is not null)
        {
            _redis = await RedisServer.StartAsync();
            _server = new HostileServer(_authority, "issuer.example", "vocabulary.uncefact.org");
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        _redis?.Dispose();
        _authority.Dispose();
    }

    [NeedsFact(Part.Redis, Part.Shared)]
    public async Task S31_Fetch_ADocumentOnceForSixtyFourCallers()
    {
        var published = await File.ReadAllTextAsync(SharedDocuments.All.Single(document => document.Url == Context).File);

        await FetchesOnceAsync(
            HostileAnswers.Body("application/ld+json", published),
            async client => (await client.ResolveDocumentAsync(new ResolveDocumentRequest { Kind = DocumentKind.Context, Url = Context })).Content.ToStringUtf8(),
            published);
    }

    [NeedsFact(Part.Redis)]
    public async Task Fills_ItsMemoryFromRedisWhenItStarts()
    {
        const int Dids = 20;
        _open.SetResult();
        _server.Answer = (head, stream, token) =>
            HostileAnswers.Body("application/did", $$"""{"id":"did:web:issuer.example:{{head.Split('/')[1]}}"}""")(head, stream, token);
        var first = await StartAsync();
        for (var i = 0; i < Dids; i++)
        {
            Assert.Null((await Client(first).ResolveDidAsync(new ResolveDidRequest { Did = $"did:web:issuer.example:d{i}" })).Problem);
        }

        var redis = (await first.App.Services.GetRequiredService<RedisConnection>().GetAsync()).GetServers()[0];
        await Eventually.IsTrueAsync(() => redis.Keys(pattern: "*issuer.example:d*").Count() == Dids);

        // All of it is there before anybody asks.
        var second = await StartAsync();
        var cache = second.App.Services.GetRequiredService<TieredCache>();
        await Eventually.IsTrueAsync(HoldsAll);
        _server.Answer = HostileAnswers.CutOff();

        var asked = _server.Requests.Count;
        Assert.Equal("""{"id":"did:web:issuer.example:d7"}""", (await Client(second).ResolveDidAsync(new ResolveDidRequest { Did = "did:web:issuer.example:d7" })).DidDocument.ToStringUtf8());
        Assert.Equal(asked, _server.Requests.Count);

        // And again, where it forgot all because it may have missed a change.
        second.App.Services.GetRequiredService<ChangeFeed>().TellAll();
        await Eventually.IsTrueAsync(HoldsAll);

        bool HoldsAll() => Enumerable.Range(0, Dids).All(i => cache.Holds($"did:did:web:issuer.example:d{i}"));
    }

    [NeedsFact(Part.Redis)]
    public async Task S16_Give_NoTenantWhatItMayNotFetch()
    {
        _open.SetResult();
        Answer(HostileAnswers.Body("application/did", """{"id":"did:web:issuer.example"}"""));
        var identity = await StartAsync("--Remote:Tenants:denied:Deny:0", "*.example");
        var request = new ResolveDidRequest { Did = "did:web:issuer.example" };

        var free = await Client(identity, "free").ResolveDidAsync(request);
        var denied = await Client(identity, "denied").ResolveDidAsync(request);
        var again = await Client(identity, "free").ResolveDidAsync(request);

        Assert.Equal("EGRESS_BLOCKED", denied.Problem?.Code);
        Assert.True(denied.DidDocument.IsEmpty);
        Assert.Null(free.Problem);
        Assert.Equal(free, again);
        Assert.Single(_server.Requests);
    }

    private async Task FetchesOnceAsync(HostileAnswer answer, Func<IdentityService.IdentityServiceClient, Task<string>> ask, string expected)
    {
        Answer(answer);
        var clients = new[] { Client(await StartAsync()), Client(await StartAsync()) };

        var callers = Enumerable.Range(0, Callers).Select(i => ask(clients[i % 2])).ToArray();
        await Eventually.IsTrueAsync(() => !_server.Requests.IsEmpty);
        _open.SetResult();

        Assert.All(await Task.WhenAll(callers), content => Assert.Equal(expected, content));
        Assert.Single(_server.Requests);
        Assert.Equal(expected, await ask(Client(await StartAsync())));
        Assert.Single(_server.Requests);
    }

    private void Answer(HostileAnswer answer) => _server.Answer = async (head, stream, token) =>
    {
        await _open.Task;
        await answer(head, stream, token);
    };

    private async Task<RunningService> StartAsync(params string[] further)
    {
        // Redis has time to answer, however busy the machine is.
        var app = IdentityHost.Create(
            InProcessStack.Arguments([
                "--ConnectionStrings:redis", _redis.Endpoint, "--Cache:RedisTimeout", "00:00:05", "--Cache:LockLifetime", "00:00:20", "--Remote:TrustedAuthority", _authority.PemPath,
                "--Remote:ConnectTimeout", "00:00:08", "--Remote:FirstByteTimeout", "00:00:08", "--Remote:TotalTimeout", "00:00:08", "--Logging:LogLevel:Default", "None", .. further]),
            services => services.AddSingleton<INetwork>(new FakeNetwork(_server.Port)));
        _services.Add(app);
        var identity = await RunningService.StartAsync(app, "identity");

        // A process that Redis does not answer yet fetches for itself, as it should.
        var redis = await app.Services.GetRequiredService<RedisConnection>().GetAsync();
        await Eventually.IsTrueAsync(() => redis.IsConnected);
        return identity;
    }

    private static IdentityService.IdentityServiceClient Client(RunningService identity, string tenant = "dev") => new(identity.Invoker(tenant));
}
