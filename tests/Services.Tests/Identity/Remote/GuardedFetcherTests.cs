using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.Core.Problems;
using Untp.Identity.Remote;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

public sealed class GuardedFetcherTests : IAsyncLifetime
{
    private const string Name = "issuer.example";
    private static readonly TimeSpan _short = TimeSpan.FromMilliseconds(250);
    private static readonly string _okHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    private readonly TestAuthority _authority = new();
    private readonly HostileServer _server;
    private readonly FakeNetwork _network;
    private readonly RemoteOptions _options;

    public GuardedFetcherTests()
    {
        _server = new HostileServer(_authority, Name);
        _network = new FakeNetwork(_server.Port);
        // Long enough that only what a test shortens can end a fetch, on a busy machine too.
        var patient = TimeSpan.FromSeconds(30);
        _options = new RemoteOptions { TrustedAuthority = _authority.PemPath, ConnectTimeout = patient, FirstByteTimeout = patient, TotalTimeout = patient };
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Returns_TheAnswerOfAPublicServer()
    {
        _server.Answers("application/json; charset=utf-8", "{}", "Cache-Control: max-age=60\r\nAge: 20\r\n");

        var answer = await GetAsync($"https://{Name}/a?b=c");

        Assert.True(answer.IsFound, answer.Problem?.Message);
        Assert.Equal(("{}", "application/json", TimeSpan.FromSeconds(40)), (Encoding.UTF8.GetString(answer.Value.Content), answer.Value.MediaType, answer.Value.Lifetime));
        Assert.Equal(new IPEndPoint(HostileDns.Public, 443), Assert.Single(_network.Dialled));
        var request = Assert.Single(_server.Requests);
        Assert.StartsWith($"GET /a?b=c HTTP/1.1\r\nHost: {Name}\r\n", request, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", request, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("traceparent", request, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://0.0.0.0/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://100.100.100.200/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:127.0.0.1]/")]
    [InlineData("https://[64:ff9b::7f00:1]/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("http://issuer.example/")]
    [InlineData("ftp://issuer.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user@issuer.example/")]
    [InlineData("https://issuer.example./")]
    [InlineData("https://issuer.example:22/")]
    [InlineData("https://issuer.example:8443/")]
    public async Task S01_Refuses_UrlsThatLeadInside(string url)
    {
        var answer = await GetAsync(url);

        Assert.Equal((ProblemCodes.EgressBlocked, false), (answer.Problem?.Code, answer.IsRetryable));
        Assert.Empty(_network.Dialled);
        Assert.Equal(0, _server.Connections);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task S01_Refuses_NamesThatLeadInside(string address)
    {
        _network.Dns.Then(address).Then("93.184.216.34", address);

        var alone = await GetAsync($"https://{Name}/");
        var besidePublic = await GetAsync($"https://{Name}/");

        Assert.Equal(ProblemCodes.EgressBlocked, alone.Problem?.Code);
        Assert.Equal(ProblemCodes.EgressBlocked, besidePublic.Problem?.Code);
        Assert.Empty(_network.Dialled);
    }

    [Fact]
    public async Task S02_Connects_OnlyToTheAddressThatWasChecked()
    {
        _network.Dns.Rebinds("127.0.0.1");
        _server.Answers("application/json", "{}");

        var first = await GetAsync($"https://{Name}/");
        var second = await GetAsync($"https://{Name}/");

        Assert.True(first.IsFound, first.Problem?.Message);
        Assert.Equal(ProblemCodes.EgressBlocked, second.Problem?.Code);

        // One look-up a connection: the checked answer is the one that was connected to.
        Assert.Equal(2, _network.Dns.LookedUp.Count);
        Assert.Equal(HostileDns.Public, Assert.Single(_network.Dialled).Address);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("http://issuer.example/")]
    [InlineData("https://issuer.example:22/")]
    [InlineData("//10.0.0.1/")]
    [InlineData("gopher://issuer.example/")]
    public async Task S03_Refuses_RedirectsInside(string location)
    {
        Redirect(location);

        var answer = await GetAsync($"https://{Name}/");

        Assert.Equal(ProblemCodes.EgressBlocked, answer.Problem?.Code);
        Assert.Single(_network.Dialled);
    }

    [Fact]
    public async Task S03_Refuses_RedirectsToNamesThatLieInside()
    {
        _network.Dns.Then("93.184.216.34").Then("10.0.0.1");
        Redirect($"https://inside.{Name}/");

        Assert.Equal(ProblemCodes.EgressBlocked, (await GetAsync($"https://{Name}/")).Problem?.Code);
        Assert.Equal(["issuer.example", "inside.issuer.example"], _network.Dns.LookedUp);
        Assert.Single(_network.Dialled);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task S03_Counts_Redirects(int allowed, int requests)
    {
        Redirect("/again");

        var answer = await GetAsync($"https://{Name}/", maxRedirects: allowed);

        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, answer.Problem?.Code);
        Assert.Equal(requests, _server.Requests.Count);
    }

    [Fact]
    public async Task Follows_RedirectsThatAreAllowed()
    {
        _server.Answer = (head, stream, token) => stream.WriteAsync(Encoding.ASCII.GetBytes(head.StartsWith("GET /a ", StringComparison.Ordinal)
            ? "HTTP/1.1 302 Found\r\nLocation: b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            : _okHead + "Content-Length: 2\r\n\r\n{}"), token).AsTask();

        var answer = await GetAsync($"https://{Name}/a", maxRedirects: 1);

        Assert.Equal($"https://{Name}/b", answer.Value?.Url.ToString());
    }

    [Fact]
    public async Task S12_Stops_InflatingAtTheCap()
    {
        var bomb = GzipBomb.Create();
        Assert.InRange(bomb.Length, 900_000, 2_000_000);
        _server.AnswersRaw(Encoding.ASCII.GetBytes($"{_okHead}Content-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), bomb);
        var options = _options with { MaxBodyBytes = 2 << 20 };
        var budget = new FetchBudget(options);

        var answer = await GetAsync($"https://{Name}/", options, budget: budget);

        Assert.Equal(ProblemCodes.RemoteAnswerTooLarge, answer.Problem?.Code);
        Assert.InRange(budget.Spent.Bytes, options.MaxInflatedBytes, options.MaxInflatedBytes + bomb.Length + (64 << 10));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task S12_Refuses_BrokenCompression(string encoding)
    {
        _server.Answers("application/json", "this is not compressed at all", $"Content-Encoding: {encoding}\r\n");

        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Fact]
    public async Task S12_Refuses_GzipWithABadChecksum()
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write("""{"id":"did:web:issuer.example"}"""u8);
        }

        var body = compressed.ToArray();
        body[^8] ^= 1;
        _server.AnswersRaw(Encoding.ASCII.GetBytes($"{_okHead}Content-Encoding: gzip\r\nContent-Length: {body.Length}\r\n\r\n"), body);

        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Theory]
    [InlineData("gzip, gzip")]
    [InlineData("zstd")]
    public async Task S12_Refuses_EncodingsThatWereNotAskedFor(string encoding)
    {
        _server.Answers("application/json", "{}", $"Content-Encoding: {encoding}\r\n");

        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Fact]
    public async Task S20_Refuses_StatedSizeAtOnce()
    {
        _server.AnswersEndlessly($"{_okHead}Content-Length: 67108864\r\n\r\n", new byte[1024], TimeSpan.Zero);

        Assert.Equal(ProblemCodes.RemoteAnswerTooLarge, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Fact]
    public async Task S31_Stops_NeverEndingBodiesAtTheCap()
    {
        var chunk = Encoding.ASCII.GetBytes($"4000\r\n{new string(' ', 0x4000)}\r\n");
        _server.AnswersEndlessly($"{_okHead}Transfer-Encoding: chunked\r\n\r\n", chunk, TimeSpan.Zero);

        Assert.Equal(ProblemCodes.RemoteAnswerTooLarge, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Fact]
    public async Task S31_Stops_SlowBodiesAtTheDeadline()
    {
        _server.AnswersEndlessly($"{_okHead}Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"u8.ToArray(), TimeSpan.FromMilliseconds(20));

        await TimesOutAsync(_options with { TotalTimeout = _short });
    }

    [Fact]
    public async Task S31_Stops_HeadersOnlyAtTheDeadline()
    {
        _server.AnswersEndlessly("HTTP/1.1 200 OK\r\n", "X: y\r\n"u8.ToArray(), TimeSpan.FromMilliseconds(20));

        await TimesOutAsync(_options with { FirstByteTimeout = _short });
    }

    [Fact]
    public async Task S31_Refuses_EndlessHeaders()
    {
        _server.AnswersEndlessly("HTTP/1.1 200 OK\r\n", Encoding.ASCII.GetBytes($"X: {new string('y', 1000)}\r\n"), TimeSpan.Zero);

        Assert.Equal(ProblemCodes.RemoteAnswerInvalid, (await GetAsync($"https://{Name}/")).Problem?.Code);
    }

    [Fact]
    public async Task S31_Stops_TlsStallsAtTheDeadline()
    {
        _server.StallsTls = true;

        await TimesOutAsync(_options with { ConnectTimeout = _short });
    }

    [Fact]
    public async Task S31_Stops_ManySlowRedirectsAtTheDeadline()
    {
        _server.Answer = async (_, stream, token) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), token);
            await stream.WriteAsync("HTTP/1.1 307 Temporary Redirect\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), token);
        };

        var answer = await GetAsync($"https://{Name}/", _options with { TotalTimeout = _short }, maxRedirects: 40);

        Assert.Equal((ProblemCodes.RemoteUnreachable, true), (answer.Problem?.Code, answer.IsRetryable));
        Assert.True(_server.Requests.Count < 40);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")]
    public async Task Says_UnreachableWhenTheServerBreaksOff(string bytes)
    {
        _server.AnswersRaw(Encoding.ASCII.GetBytes(bytes));

        var answer = await GetAsync($"https://{Name}/");

        Assert.Equal((ProblemCodes.RemoteUnreachable, true), (answer.Problem?.Code, answer.IsRetryable));
    }

    [Fact]
    public async Task Refuses_CertificatesOfOthers()
    {
        _server.Answers("application/json", "{}");

        Assert.Equal(ProblemCodes.RemoteUnreachable, (await GetAsync($"https://{Name}/", _options with { TrustedAuthority = "" })).Problem?.Code);
        Assert.Equal(ProblemCodes.RemoteUnreachable, (await GetAsync("https://other.example/")).Problem?.Code);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/png")]
    public async Task Refuses_OtherMediaTypes(string mediaType)
    {
        _server.Answers(mediaType, "{}");

        var answer = await GetAsync($"https://{Name}/");

        Assert.Equal((ProblemCodes.RemoteAnswerInvalid, true), (answer.Problem?.Code, answer.IsRetryable));
    }

    [Theory]
    [InlineData("404 Not Found", false)]
    [InlineData("410 Gone", false)]
    [InlineData("403 Forbidden", true)]
    [InlineData("429 Too Many Requests", true)]
    [InlineData("500 Internal Server Error", true)]
    [InlineData("206 Partial Content", true)]
    public async Task Tells_MissingFromFailing(string status, bool isRetryable)
    {
        _server.AnswersRaw(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

        var answer = await GetAsync($"https://{Name}/");

        Assert.Equal((ProblemCodes.RemoteAnswerInvalid, isRetryable), (answer.Problem?.Code, answer.IsRetryable));
    }

    [Fact]
    public async Task S30_Spends_OneBudgetForAllFetchesOfARequest()
    {
        _server.Answers("application/json", "{}");
        var options = _options with { MaxFetchesPerVerification = 2 };
        var budget = new FetchBudget(options);

        Assert.True((await GetAsync($"https://{Name}/1", options, budget: budget)).IsFound);
        Assert.True((await GetAsync($"https://{Name}/2", options, budget: budget)).IsFound);
        Assert.Equal(ProblemCodes.RemoteBudgetSpent, (await GetAsync($"https://{Name}/3", options, budget: budget)).Problem?.Code);
        Assert.Equal(2, _server.Requests.Count);
        Assert.True(budget.IsSpent);
    }

    [Fact]
    public async Task Throws_WhenTheCallerLeaves()
    {
        using var left = new CancellationTokenSource();
        _server.Answer = async (_, _, token) =>
        {
            await left.CancelAsync();
            await Task.Delay(Timeout.Infinite, token);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GetAsync($"https://{Name}/", cancellationToken: left.Token));
    }

    [Theory]
    [InlineData("Cache-Control: no-store", 0)]
    [InlineData("Cache-Control: private, max-age=60", 0)]
    [InlineData("Cache-Control: max-age=60, s-maxage=30", 30)]
    [InlineData("Cache-Control: max-age=10\r\nAge: 20", 0)]
    [InlineData("Date: Thu, 01 Jan 2026 00:00:00 GMT\r\nExpires: Thu, 01 Jan 2026 00:00:50 GMT", 50)]
    [InlineData("Expires: 0", 0)]
    [InlineData("X: y", null)]
    public async Task Reads_HowLongItMayBeKept(string headers, int? seconds)
    {
        _server.Answers("application/json", "{}", headers + "\r\n");

        Assert.Equal(seconds, (int?)(await GetAsync($"https://{Name}/")).Value!.Lifetime?.TotalSeconds);
    }

    private void Redirect(string location) =>
        _server.AnswersRaw(Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

    private async Task TimesOutAsync(RemoteOptions options)
    {
        var answer = await GetAsync($"https://{Name}/", options);

        Assert.Equal((ProblemCodes.RemoteUnreachable, true), (answer.Problem?.Code, answer.IsRetryable));
        Assert.Equal(1, _server.Connections);
    }

    private async Task<Lookup<RemoteAnswer>> GetAsync(string url, RemoteOptions? options = null, int maxRedirects = 3, FetchBudget? budget = null, CancellationToken cancellationToken = default)
    {
        options ??= _options;
        using var fetcher = new GuardedFetcher(options, _network, TimeProvider.System, NullLogger<GuardedFetcher>.Instance);
        return await fetcher.GetAsync(new RemoteRequest(new Uri(url), ["application/json"], maxRedirects), budget ?? new FetchBudget(options), cancellationToken);
    }
}
