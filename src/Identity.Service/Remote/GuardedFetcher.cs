using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>
/// The only door to other people's servers: https only, every address checked as it is connected to, redirects counted and
/// checked again, deadlines for connecting, headers and the whole, caps on the body as sent and as inflated, so many requests to
/// one host at a time and none to one that keeps failing. Threads: safe.
/// </summary>
internal sealed partial class GuardedFetcher : IDisposable
{
    private readonly EgressRules _rules;
    private readonly RemoteOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<GuardedFetcher> _logger;
    private readonly HttpMessageInvoker _http;
    private readonly RemoteHosts _hosts;

    public GuardedFetcher(RemoteOptions options, INetwork network, TimeProvider time, ILogger<GuardedFetcher> logger)
    {
        _rules = new EgressRules(options);
        _options = options;
        _time = time;
        _logger = logger;
        _hosts = new RemoteHosts(options, time);
        _http = new HttpMessageInvoker(new GuardedConnector(_rules, network, options).CreateHandler());
        if (options.AllowedPrivateHosts.Count > 0 || options.TrustedAuthority.Length > 0)
        {
            LogOpened(logger, string.Join(", ", options.AllowedPrivateHosts));
        }
    }

    /// <summary>Why nothing more is fetched for a verification that has used up its budget.</summary>
    public static Problem BudgetSpent { get; } = new(ProblemCodes.RemoteBudgetSpent, "This verification has used up what it may fetch; it names too much, or too large answers.");

    /// <summary>Fetches once. Throws only when cancelled.</summary>
    /// <returns>
    /// Found; none where the server says so (404, 410: REMOTE_ANSWER_INVALID) or the URL may never be asked (EGRESS_BLOCKED);
    /// unreachable for everything that may be otherwise later: REMOTE_UNREACHABLE, REMOTE_ANSWER_INVALID, REMOTE_ANSWER_TOO_LARGE,
    /// REMOTE_CIRCUIT_OPEN, REMOTE_HOST_BUSY, REMOTE_BUDGET_SPENT, and EGRESS_BLOCKED where what the name server or a redirect
    /// said is the reason.
    /// </returns>
    public async Task<Lookup<RemoteAnswer>> GetAsync(RemoteRequest request, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (_rules.Refuse(request.Url, budget.Tenant) is { } refused)
        {
            LogBlocked(_logger, request.Url.IdnHost);
            return Lookup<RemoteAnswer>.None(refused);
        }

        using var deadline = new CancellationTokenSource(_options.TotalTimeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(request, budget, cancellationToken, stop.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            // While it waited for its turn.
            return Unreachable(ProblemOf(e, request.Url.IdnHost));
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _hosts.Dispose();
    }

    private async Task<Lookup<RemoteAnswer>> FollowAsync(RemoteRequest request, FetchBudget budget, CancellationToken caller, CancellationToken cancellationToken)
    {
        var url = request.Url;
        for (var redirects = 0; ; redirects++)
        {
            if (!budget.TryTakeFetch() || (redirects > 0 && !budget.TryTakeStep()))
            {
                return Unreachable(BudgetSpent);
            }

            var asked = url;
            var hop = await _hosts.RunAsync(asked, token => AskAsync(asked, request, budget, caller, token), cancellationToken);
            if (hop.Next is not { } next)
            {
                return hop.Answer!;
            }

            if (redirects == request.MaxRedirects)
            {
                return Unreachable(Invalid(url, $"redirects elsewhere; {request.MaxRedirects} redirects are followed for what was asked"));
            }

            if (_rules.Refuse(next, budget.Tenant) is { } refused)
            {
                LogBlocked(_logger, next.IdnHost);
                return Unreachable(refused);
            }

            url = next;
        }
    }

    private async ValueTask<Hop> AskAsync(Uri url, RemoteRequest request, FetchBudget budget, CancellationToken caller, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await SendAsync(url, request, cancellationToken);
            if (!IsRedirect(response.StatusCode))
            {
                return new Hop(await ReadAsync(response, url, request, budget, cancellationToken), IsHostFault: (int)response.StatusCode is 429 or >= 500);
            }

            return response.Headers.Location is { } location && Uri.TryCreate(url, location, out var next)
                ? new Hop(null, next)
                : Hop.Failed(Invalid(url, "redirects to nowhere"));
        }
        catch (Exception e) when (!caller.IsCancellationRequested
            && e is OperationCanceledException or HttpRequestException or IOException or SocketException or AuthenticationException)
        {
            var problem = ProblemOf(e, url.IdnHost);
            return Hop.Failed(problem, isHostFault: problem.Code != ProblemCodes.EgressBlocked);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(Uri url, RemoteRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, url) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Untp", null));
        message.Headers.AcceptEncoding.ParseAdd("gzip, br");
        foreach (var mediaType in request.MediaTypes)
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        }

        using var deadline = new CancellationTokenSource(_options.FirstByteTimeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        return await _http.SendAsync(message, stop.Token);
    }

    private async Task<Lookup<RemoteAnswer>> ReadAsync(HttpResponseMessage response, Uri url, RemoteRequest request, FetchBudget budget, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var problem = Invalid(url, $"answered with status {(int)response.StatusCode}");
            return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? Lookup<RemoteAnswer>.None(problem) : Unreachable(problem);
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        if (!request.TakesAnyType && request.MediaTypes.Count > 0 && !request.MediaTypes.Contains(mediaType))
        {
            return Unreachable(Invalid(url, "answered with another media type than was asked for"));
        }

        var now = _time.GetUtcNow();
        var body = await RemoteBody.ReadAsync(response, request.MaxBytes ?? _options.MaxBodyBytes, request.MaxBytes ?? _options.MaxInflatedBytes, budget, cancellationToken);
        return body.IsSuccess
            ? Lookup<RemoteAnswer>.Found(new RemoteAnswer(body.Value, mediaType, url, RemoteLifetime.Of(response, now), !RemoteLifetime.ForbidsStale(response)), now)
            : Unreachable(body.Problems[0]);
    }

    private Problem ProblemOf(Exception exception, string host)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is EgressBlockedException blocked)
            {
                LogBlocked(_logger, host);
                return blocked.Problem;
            }
        }

        return exception switch
        {
            OperationCanceledException => new(ProblemCodes.RemoteUnreachable, $"{host} did not answer in time; try again later."),
            HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } =>
                new(ProblemCodes.RemoteAnswerInvalid, $"{host} sent an answer that is broken."),
            _ => new(ProblemCodes.RemoteUnreachable, $"{host} could not be reached, or broke off; try again later."),
        };
    }

    private static bool IsRedirect(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private static Problem Invalid(Uri url, string what) => new(ProblemCodes.RemoteAnswerInvalid, $"{url.IdnHost} {what}.");

    private static Lookup<RemoteAnswer> Unreachable(Problem problem) => Lookup<RemoteAnswer>.Unreachable(problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A fetch that named {Host} was refused by the egress rules")]
    private static partial void LogBlocked(ILogger logger, string host);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Remote:AllowedPrivateHosts or Remote:TrustedAuthority is set ({Hosts}): for tests and development only")]
    private static partial void LogOpened(ILogger logger, string hosts);
}
