using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.ServiceDefaults;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>Everything a hostile server does, each refused with its own code, within bounds of bytes and of a clock that the test moves.</summary>
[Collection(AloneCollection.Name)]
public sealed class HostileTests : IAsyncLifetime
{
    private const string Name = "issuer.example";
    private const long MemoryBound = 16 << 20;

    // What may be under way in buffers of sockets and TLS on a loopback connection.
    private const long InFlight = 8 << 20;
    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private readonly TestAuthority _authority = new();
    private readonly SteppedTime _time = new();
    private readonly HostileServer _server;
    private readonly FakeNetwork _network;
    private readonly GuardedFetcher _fetcher;
    private readonly RemoteOptions _options;

    public HostileTests()
    {
        _server = new HostileServer(_authority, Name);
        _network = new FakeNetwork(_server.Port);
        _options = new RemoteOptions { TrustedAuthority = _authority.PemPath, ConnectTimeout = TimeSpan.FromSeconds(30), FirstByteTimeout = TimeSpan.FromSeconds(4), MaxBodyBytes = 2 << 20 };
        _fetcher = new GuardedFetcher(_options, _network, _time, NullLogger<GuardedFetcher>.Instance);
    }

    public static TheoryData<string, string> Refused => new()
    {
        { nameof(HostileAnswers.EndlessBody), "REMOTE_ANSWER_TOO_LARGE" },
        { nameof(HostileAnswers.EndlessHeaders), "REMOTE_ANSWER_INVALID" },
        { nameof(HostileAnswers.Bomb), "REMOTE_ANSWER_TOO_LARGE" },
        { nameof(HostileAnswers.Html), "REMOTE_ANSWER_INVALID" },
        { nameof(HostileAnswers.CutOff), "REMOTE_UNREACHABLE" },
        { "6 hops", "REMOTE_ANSWER_INVALID" },
        { "inside", "EGRESS_BLOCKED" },
        { "http", "EGRESS_BLOCKED" },
        { "wrong type", "REMOTE_ANSWER_INVALID" },
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _fetcher.Dispose();
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task S03_S12_S14_S31_Refuses_InFlatMemory(string attack, string code)
    {
        _server.Answer = attack switch
        {
            nameof(HostileAnswers.EndlessBody) => HostileAnswers.EndlessBody(),
            nameof(HostileAnswers.EndlessHeaders) => HostileAnswers.EndlessHeaders(),
            nameof(HostileAnswers.Bomb) => HostileAnswers.Bomb(),
            nameof(HostileAnswers.Html) => HostileAnswers.Html(),
            nameof(HostileAnswers.CutOff) => HostileAnswers.CutOff(),
            "6 hops" => HostileAnswers.RedirectChain(6),
            "inside" => HostileAnswers.Redirect("https://169.254.169.254/latest/meta-data/", "307 Temporary Redirect"),
            "http" => HostileAnswers.Redirect($"http://{Name}/"),
            _ => HostileAnswers.Body("application/octet-stream", "{}"),
        };
        var budget = new FetchBudget(_options);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var answer = await GetAsync(budget, maxRedirects: 5);

        Assert.Equal((code, true), (answer.Problem?.Code.Id, answer.IsRetryable));
        Assert.InRange(budget.Spent.Bytes, 0, _options.MaxBodyBytes + _options.MaxInflatedBytes + (64 << 10));
        Assert.InRange(_server.BytesSent, 0, _options.MaxBodyBytes + InFlight);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MemoryBound);
        Assert.All(_network.Dialled, address => Assert.Equal((HostileDns.Public, 443), (address.Address, address.Port)));
    }

    [Fact]
    public Task S31_Stops_OneByteASecondAtTheDeadline() => TimesOutAsync(HostileAnswers.Drip(TimeSpan.FromSeconds(1), _time), _options.TotalTimeout, () => _server.BytesSent > HostileAnswers.Ok.Length);

    [Fact]
    public Task S31_Stops_HeadersOnlyAtTheDeadline() => TimesOutAsync(HostileAnswers.HeadersOnly(), _options.TotalTimeout, () => _server.BytesSent > HostileAnswers.Ok.Length);

    [Fact]
    public Task S31_Stops_SilenceAtTheDeadline() => TimesOutAsync((_, _, token) => Task.Delay(Timeout.Infinite, token), _options.FirstByteTimeout, () => !_server.Requests.IsEmpty);

    [Fact]
    public async Task S31_Stops_TlsStallsAtTheDeadline()
    {
        _server.StallsTls = true;

        await TimesOutAsync(HostileAnswers.Html(), _options.FirstByteTimeout, () => _server.Connections == 1);
    }

    [Fact]
    public async Task S02_Connects_ToNoSecondAnswerOfTheNameServer()
    {
        _network.Dns.Rebinds("169.254.169.254");
        _server.Answer = HostileAnswers.Body("application/json", "{}");

        var first = await GetAsync(new FetchBudget(_options));
        var second = await GetAsync(new FetchBudget(_options));

        Assert.True(first.IsFound, first.Problem?.Message);
        Assert.Equal((ProblemCodes.EgressBlocked, true), (second.Problem?.Code, second.IsRetryable));
        Assert.Equal(HostileDns.Public, Assert.Single(_network.Dialled).Address);
    }

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(20_000, false)]
    public async Task S30_Reads_ALogNoFurtherThanItsCap(int entries, bool isRead)
    {
        _server.Answer = HostileAnswers.DidLog(entries);

        var answer = await _fetcher.GetAsync(new RemoteRequest(new Uri($"https://{Name}/did.jsonl"), ["text/jsonl"], 0), new FetchBudget(_options), CancellationToken.None);

        Assert.Equal(isRead ? null : ProblemCodes.RemoteAnswerTooLarge, answer.Problem?.Code);
        Assert.Equal(isRead ? entries : 0, answer.Value?.Content.Count(octet => octet == (byte)'\n') ?? 0);
    }

    /// <summary>The clock stands at a moment before the deadline first, where nothing has ended, and then at the deadline.</summary>
    private async Task TimesOutAsync(HostileAnswer attack, TimeSpan deadline, Func<bool> isUnderWay)
    {
        _server.Answer = attack;
        var fetch = GetAsync(new FetchBudget(_options));
        await Eventually.IsTrueAsync(isUnderWay);

        _time.Advance(deadline - TimeSpan.FromMilliseconds(1));
        Assert.False(fetch.IsCompleted);
        _time.Advance(_hour);

        var answer = await Eventually.EndsAsync(fetch);
        Assert.Equal((ProblemCodes.RemoteUnreachable, true), (answer.Problem?.Code, answer.IsRetryable));
    }

    private Task<Lookup<RemoteAnswer>> GetAsync(FetchBudget budget, int maxRedirects = 0) =>
        _fetcher.GetAsync(new RemoteRequest(new Uri($"https://{Name}/0"), ["application/json"], maxRedirects), budget, CancellationToken.None);
}
