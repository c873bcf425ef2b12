using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.ServiceDefaults;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.ServiceDefaults.IdentityClient;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>What one host, one tenant and one verification may have of the fetcher.</summary>
public sealed class FetcherLimitsTests : IAsyncLifetime
{
    private const string Name = "issuer.example";
    private readonly TestAuthority _authority = new();
    private readonly SteppedTime _time = new();
    private readonly HostileServer _server;
    private readonly FakeNetwork _network;
    private readonly List<GuardedFetcher> _fetchers = [];
    private readonly RemoteOptions _options;

    public FetcherLimitsTests()
    {
        _server = new HostileServer(_authority, Name, "other.example", "deep.below.example") { Answer = HostileAnswers.Body("application/json", "{}") };
        _network = new FakeNetwork(_server.Port);
        _options = new RemoteOptions { TrustedAuthority = _authority.PemPath, ConnectTimeout = TimeSpan.FromSeconds(30), BreakerFailures = 3, MaxConcurrentPerHost = 2 };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _fetchers.ForEach(fetcher => fetcher.Dispose());
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task S31_Asks_AHostOnlySoOftenAtATime()
    {
        var fetcher = Fetcher(_options);
        var open = new TaskCompletionSource();
        _server.Answer = async (head, stream, token) =>
        {
            await open.Task;
            await HostileAnswers.Body("application/json", "{}")(head, stream, token);
        };

        var all = Enumerable.Range(0, 10).Select(i => GetAsync(fetcher, $"https://{Name}/{i}")).ToArray();
        await Eventually.IsTrueAsync(() => _server.MostAtATime == 2);
        var other = await GetAsync(fetcher, "https://127.0.0.1/");
        open.SetResult();

        Assert.All(await Task.WhenAll(all), answer => Assert.True(answer.IsFound, answer.Problem?.Message));
        Assert.Equal(ProblemCodes.EgressBlocked, other.Problem?.Code);
        Assert.Equal((2, 10), (_server.MostAtATime, _server.Requests.Count));
    }

    [Fact]
    public async Task S31_Refuses_AtOnceWhereTooManyWaitForAHost()
    {
        var fetcher = Fetcher(_options with { MaxConcurrentPerHost = 1 });
        var open = new TaskCompletionSource();
        _server.Answer = async (head, stream, token) =>
        {
            await open.Task;
            await HostileAnswers.Body("application/json", "{}")(head, stream, token);
        };

        // One is under way, 32 wait.
        var waiting = Enumerable.Range(0, 33).Select(i => GetAsync(fetcher, $"https://{Name}/{i}")).ToArray();
        var refused = await GetAsync(fetcher, $"https://{Name}/one-more");
        open.SetResult();

        Assert.Equal((ProblemCodes.RemoteHostBusy, true), (refused.Problem?.Code, refused.IsRetryable));
        Assert.All(await Task.WhenAll(waiting), answer => Assert.True(answer.IsFound, answer.Problem?.Message));
        Assert.Equal(33, _server.Requests.Count);
    }

    [Fact]
    public async Task S31_Leaves_AFailingHostAlone_AndTriesItOnceWhenTheBreakIsOver()
    {
        var fetcher = Fetcher(_options);
        _server.Answer = HostileAnswers.Status("503 Service Unavailable");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync(fetcher, $"https://{Name}/{i}")).Problem?.Code);
        }

        var open = await GetAsync(fetcher, $"https://{Name}/open");
        var neighbour = await GetAsync(fetcher, "https://other.example/");
        Assert.Equal((ProblemCodes.RemoteCircuitOpen, true), (open.Problem?.Code, open.IsRetryable));
        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, neighbour.Problem?.Code);
        Assert.Equal(4, _server.Requests.Count);

        // Half open: one tries, fails, and the host is left alone again.
        _time.Advance(_options.BreakDuration);
        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync(fetcher, $"https://{Name}/probe")).Problem?.Code);
        Assert.Equal(ProblemCodes.RemoteCircuitOpen, (await GetAsync(fetcher, $"https://{Name}/open")).Problem?.Code);
        Assert.Equal(5, _server.Requests.Count);

        _time.Advance(_options.BreakDuration);
        _server.Answer = HostileAnswers.Body("application/json", "{}");
        Assert.True((await GetAsync(fetcher, $"https://{Name}/probe")).IsFound);
        Assert.True((await GetAsync(fetcher, $"https://{Name}/closed")).IsFound);
    }

    [Theory]
    [InlineData("404 Not Found")]
    [InlineData("302 Found")]
    [InlineData("400 Bad Request")]
    public async Task Leaves_NoHostAloneForAnswersThatAreNoFault(string status)
    {
        var fetcher = Fetcher(_options);
        _server.Answer = HostileAnswers.Status(status);
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync(fetcher, $"https://{Name}/{i}")).Problem?.Code);
        }

        Assert.Equal(10, _server.Requests.Count);
    }

    [Fact]
    public async Task Keeps_ABoundedNumberOfHosts()
    {
        using var hosts = new RemoteHosts(_options with { MaxHosts = 3 }, _time);
        var open = new TaskCompletionSource<Hop>();
        static Uri Url(int host) => new($"https://host{host}.example/");
        for (var host = 0; host < 10; host++)
        {
            await hosts.RunAsync(Url(host), _ => ValueTask.FromResult(Hop.Failed(GuardedFetcher.BudgetSpent)), CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, hosts.Count);
        var underWay = Enumerable.Range(0, 3).Select(host => hosts.RunAsync(Url(host), _ => new ValueTask<Hop>(open.Task), CancellationToken.None).AsTask()).ToArray();
        var refused = await hosts.RunAsync(Url(3), _ => throw new InvalidOperationException("One host more than may be was asked."), CancellationToken.None);
        open.SetResult(Hop.Failed(GuardedFetcher.BudgetSpent));
        await Task.WhenAll(underWay);

        Assert.Equal(ProblemCodes.RemoteHostBusy, refused.Answer?.Problem?.Code);
        Assert.Equal(3, hosts.Count);
    }

    [Theory]
    [InlineData("", "issuer.example", "https://issuer.example/", false)]
    [InlineData("", "ISSUER.example", "https://issuer.EXAMPLE/", false)]
    [InlineData("", "*.example", "https://issuer.example/", false)]
    [InlineData("", "*.below.example", "https://deep.below.example/", false)]
    [InlineData("", "*.issuer.example", "https://issuer.example/", true)]
    [InlineData("", "ssuer.example", "https://issuer.example/", true)]
    [InlineData("issuer.example", "", "https://issuer.example/", true)]
    [InlineData("issuer.example", "", "https://other.example/", false)]
    [InlineData("*.example", "issuer.example", "https://issuer.example/", false)]
    [InlineData("*.example", "issuer.example", "https://other.example/", true)]
    public async Task Reads_ForATenantFromTheHostsOfItsListsOnly(string allow, string deny, string url, bool isRead)
    {
        var list = new EgressList { Allow = allow.Length > 0 ? [allow] : [], Deny = deny.Length > 0 ? [deny] : [] };
        var options = _options with { Tenants = new Dictionary<string, EgressList> { ["acme"] = list } };
        var fetcher = Fetcher(options);

        var ours = await GetAsync(fetcher, url, new FetchBudget(options, "acme"));
        var otherCase = await GetAsync(fetcher, url, new FetchBudget(options, "ACME"));
        var another = await GetAsync(fetcher, url, new FetchBudget(options, "another"));

        Assert.All([ours, otherCase], answer => Assert.Equal(isRead ? null : ProblemCodes.EgressBlocked, answer.Problem?.Code));
        Assert.True(another.IsFound, another.Problem?.Message);
        Assert.Equal(isRead ? 3 : 1, _server.Requests.Count);
    }

    [Fact]
    public async Task S03_Follows_NoRedirectToAHostThatTheTenantDenies()
    {
        var options = _options with { Tenants = new Dictionary<string, EgressList> { ["acme"] = new() { Deny = ["other.example"] } } };
        var fetcher = Fetcher(options);
        _server.Answer = (head, stream, token) => (head.Contains("Host: other", StringComparison.Ordinal) ? HostileAnswers.Body("application/json", "{}") : HostileAnswers.Redirect("https://other.example/"))(head, stream, token);

        var denied = await GetAsync(fetcher, $"https://{Name}/", new FetchBudget(options, "acme"), maxRedirects: 1);
        var free = await GetAsync(fetcher, $"https://{Name}/", new FetchBudget(options, "another"), maxRedirects: 1);

        Assert.Equal(ProblemCodes.EgressBlocked, denied.Problem?.Code);
        Assert.True(free.IsFound);
    }

    [Theory]
    [InlineData(64, 0, 0, "REMOTE_BUDGET_SPENT", 0)]
    [InlineData(63, 0, 0, null, 1)]
    [InlineData(0, (32 << 20) - 1, 0, "REMOTE_BUDGET_SPENT", 1)]
    [InlineData(0, (32 << 20) - 2, 0, null, 1)]
    public async Task S30_Counts_WhatTheVerificationSpentBefore(int fetches, long bytes, int depth, string? code, int requests)
    {
        var budget = new FetchBudget(_options, spentBefore: new FetchSpending(fetches, bytes, depth));

        var answer = await GetAsync(Fetcher(_options), $"https://{Name}/", budget);

        Assert.Equal(code, answer.Problem?.Code.Id);
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Theory]
    [InlineData(16, "REMOTE_BUDGET_SPENT", 1)]
    [InlineData(13, null, 4)]
    [InlineData(14, "REMOTE_BUDGET_SPENT", 3)]
    public async Task S30_Counts_StepsFromAnswerToAnswer(int before, string? code, int requests)
    {
        _server.Answer = HostileAnswers.RedirectChain(3);
        var budget = new FetchBudget(_options, spentBefore: new FetchSpending(0, 0, before));

        var answer = await GetAsync(Fetcher(_options), $"https://{Name}/0", budget, maxRedirects: 10);

        Assert.Equal(code, answer.Problem?.Code.Id);
        Assert.Equal(requests, _server.Requests.Count);
        Assert.Equal((requests, requests - 1), code is null ? (budget.Spent.Fetches, budget.Spent.Depth) : (requests, requests - 1));
    }

    private GuardedFetcher Fetcher(RemoteOptions options)
    {
        var fetcher = new GuardedFetcher(options, _network, _time, NullLogger<GuardedFetcher>.Instance);
        _fetchers.Add(fetcher);
        return fetcher;
    }

    private Task<Lookup<RemoteAnswer>> GetAsync(GuardedFetcher fetcher, string url, FetchBudget? budget = null, int maxRedirects = 0) =>
        fetcher.GetAsync(new RemoteRequest(new Uri(url), ["application/json"], maxRedirects), budget ?? new FetchBudget(_options), CancellationToken.None);
}
