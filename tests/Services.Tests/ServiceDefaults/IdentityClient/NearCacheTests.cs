using Untp.Core.Problems;
using Untp.ServiceDefaults.IdentityClient;

namespace Services.Tests.ServiceDefaults.IdentityClient;

/// <summary>Many who want the same thing at once ask for it once.</summary>
public sealed class NearCacheTests : IDisposable
{
    private static readonly Lookup<string> _found = Lookup<string>.Found("schema", DateTimeOffset.UnixEpoch);
    private static readonly Lookup<string> _outage = Lookup<string>.Unreachable(new Problem(ProblemCodes.SchemaUnavailable, "Down."));

    private readonly NearCache<string> _cache = new();
    private readonly TaskCompletionSource<Lookup<string>> _answer = new();
    private int _asked;

    public void Dispose() => _cache.Dispose();

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

    private Task<Lookup<string>> GetAsync(Func<ValueTask<Lookup<string>>>? ask = null) =>
        _cache.GetAsync("key", ask ?? AskAsync, CancellationToken.None).AsTask();

    private ValueTask<Lookup<string>> AskAsync()
    {
        _asked++;
        return new ValueTask<Lookup<string>>(_answer.Task);
    }
}
