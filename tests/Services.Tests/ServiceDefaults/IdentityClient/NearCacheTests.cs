using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Changes;
using Untp.ServiceDefaults.IdentityClient;

namespace Services.Tests.ServiceDefaults.IdentityClient;

/// <summary>Many who want the same thing at once ask for it once.</summary>
public sealed class NearCacheTests : IDisposable
{
    private static readonly Lookup<string> _found = Lookup<string>.Found("schema", DateTimeOffset.UnixEpoch);
    private static readonly Lookup<string> _outage = Lookup<string>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, "Down."));

    private readonly ChangeFeed _changes = new(null, TimeProvider.System, NullLogger<ChangeFeed>.Instance);
    private readonly ManualTime _time = new();
    private readonly HttpContextAccessor _requests = new();
    private readonly NearCache<string> _cache;
    private readonly TaskCompletionSource<Lookup<string>> _answer = new();
    private int _asked;

    public NearCacheTests() => _cache = new NearCache<string>(_changes, _requests, _time);

    public void Dispose()
    {
        _cache.Dispose();
        _changes.Dispose();
    }

    [Theory]
    [InlineData("key")]
    [InlineData(null)]
    public async Task Change_is_forgotten_at_once(string? subject)
    {
        _answer.SetResult(_found);
        await GetAsync();

        Tell(subject);
        await GetAsync();

        Assert.Equal(2, _asked);
    }

    [Theory]
    [InlineData(9.999, 1)]
    [InlineData(10, 2)]
    public async Task Answer_is_kept_for_ten_seconds(double seconds, int asked)
    {
        _answer.SetResult(_found);
        await GetAsync();

        _time.Advance(TimeSpan.FromSeconds(seconds));
        await GetAsync();

        Assert.Equal(asked, _asked);
    }

    [Fact]
    public async Task Change_of_something_else_forgets_nothing()
    {
        _answer.SetResult(_found);
        await GetAsync();

        Tell("other");
        await GetAsync();

        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Answer_that_was_on_its_way_during_a_change_is_not_kept()
    {
        var early = GetAsync();
        Tell("key");
        _answer.SetResult(_found);
        await early;

        await GetAsync();

        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Question_under_way_is_not_asked_again()
    {
        var first = GetAsync();
        var second = GetAsync();
        _answer.SetResult(_found);

        Assert.Same(_found, await first);
        Assert.Same(_found, await second);
        Assert.Same(_found, await GetAsync());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Copy_that_does_not_do_is_asked_for_anew_once_in_a_while()
    {
        var newer = Lookup<string>.Found("newer", DateTimeOffset.UnixEpoch.AddSeconds(1));
        await GetAsync(() => ValueTask.FromResult(_found));
        _answer.SetResult(_found);

        // Nothing newer is there yet: for two seconds nobody asks again, however many miss something.
        Assert.Same(_found, await GetAnewAsync());
        Assert.Same(_found, await GetAnewAsync());
        _time.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromMilliseconds(1));
        Assert.Same(_found, await GetAnewAsync());
        Assert.Equal(1, _asked);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Same(newer, await GetAnewAsync(() => ValueTask.FromResult(newer)));

        // What is newer than the copy that did not do is there, for all.
        Assert.Same(newer, await GetAnewAsync());
        Assert.Same(newer, await GetAsync());
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Copy_that_does_not_do_is_asked_for_anew_once_by_all()
    {
        await GetAsync(() => ValueTask.FromResult(_found));
        var newer = Lookup<string>.Found("newer", DateTimeOffset.UnixEpoch.AddSeconds(1));

        var callers = Enumerable.Range(0, 64).Select(_ => GetAnewAsync()).ToArray();
        _answer.SetResult(newer);

        Assert.All(await Task.WhenAll(callers), answer => Assert.Same(newer, answer));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Copy_stays_where_asking_anew_brings_none()
    {
        await GetAsync(() => ValueTask.FromResult(_found));

        Assert.Same(_outage, await GetAnewAsync(() => ValueTask.FromResult(_outage)));
        Assert.Same(_found, await GetAsync());
    }

    [Fact]
    public async Task Outage_of_one_question_is_not_passed_on()
    {
        var first = GetAsync();
        var second = GetAsync(() => ValueTask.FromResult(_found));
        _answer.SetResult(_outage);

        Assert.Same(_outage, await first);
        Assert.Same(_found, await second);
        Assert.Same(_found, await GetAsync());
    }

    [Fact]
    public async Task Caller_that_gave_up_takes_no_answer_from_the_others()
    {
        var first = GetAsync();
        var second = GetAsync(() => ValueTask.FromResult(_found));
        using var gone = new CancellationTokenSource();
        var third = _cache.GetAsync("key", AskAsync, gone.Token).AsTask();

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        _answer.SetException(new OperationCanceledException());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Same(_found, await second);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task S16_Tenant_gets_no_copy_that_identity_did_not_give_it()
    {
        var refused = Lookup<string>.None(new Problem(ProblemCodes.EgressBlocked, "Not for this tenant."));
        ActFor("free");
        await GetAsync(() => ValueTask.FromResult(_found));

        ActFor("denied");
        Assert.Same(refused, await GetAsync(() => ValueTask.FromResult(refused)));

        ActFor("other");
        Assert.Same(_found, await GetAsync(() => ValueTask.FromResult(_found)));

        // Both have been given it, so neither asks again; the third still is told what Identity says.
        Assert.Same(_found, await GetAsync(() => ValueTask.FromResult(refused)));
        ActFor("free");
        Assert.Same(_found, await GetAsync(() => ValueTask.FromResult(refused)));
        ActFor("denied");
        Assert.Same(refused, await GetAsync(() => ValueTask.FromResult(refused)));
    }

    private void ActFor(string tenant) =>
        _requests.HttpContext = new DefaultHttpContext { User = new ClaimsPrincipal(new Caller(tenant, "key", "verify").ToIdentity("test")) };

    private Task<Lookup<string>> GetAsync(Func<ValueTask<Lookup<string>>>? ask = null) =>
        _cache.GetAsync("key", ask ?? AskAsync, CancellationToken.None).AsTask();

    private Task<Lookup<string>> GetAnewAsync(Func<ValueTask<Lookup<string>>>? ask = null) =>
        _cache.GetAnewAsync("key", _found.AsOf, ask ?? AskAsync, CancellationToken.None).AsTask();

    // null: anything may have changed, which the feed tells when it hears of others again; here it is told by hand.
    private void Tell(string? subject)
    {
        if (subject is null)
        {
            _changes.TellAll();
        }
        else
        {
            _changes.Publish(subject);
        }
    }

    private ValueTask<Lookup<string>> AskAsync()
    {
        _asked++;
        return new ValueTask<Lookup<string>>(_answer.Task);
    }
}
