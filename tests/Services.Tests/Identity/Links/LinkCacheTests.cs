using Microsoft.Extensions.Logging.Abstractions;
using Untp.Identity.Identifiers;
using Untp.ServiceDefaults.Changes;

namespace Services.Tests.Identity.Links;

public sealed class LinkCacheTests : IDisposable
{
    private const string Uri = "https://id.gs1.org/01/09506000134352";
    private static readonly HeldIdentifier _held = new("Rice", [], 100);

    private readonly SteppedTime _time = new();
    private readonly ChangeFeed _feed;
    private readonly LinkCache _cache;

    public LinkCacheTests()
    {
        _feed = new ChangeFeed(null, _time, NullLogger<ChangeFeed>.Instance);
        _cache = new LinkCache(new LinkCacheOptions { MaxMemoryBytes = 1 << 20 }, _feed, _time);
    }

    public void Dispose()
    {
        _cache.Dispose();
        _feed.Dispose();
    }

    [Fact]
    public void Returns_WhatIsHeld_And_ThatNothingIs()
    {
        Assert.False(_cache.TryFind(Uri, out _));

        _cache.Keep(Uri, _held, _cache.Now(Uri));
        _cache.Keep("urn:uuid:0", null, _cache.Now("urn:uuid:0"));

        Assert.True(_cache.TryFind(Uri, out var held));
        Assert.Same(_held, held);
        Assert.True(_cache.TryFind("urn:uuid:0", out var nothing));
        Assert.Null(nothing);
    }

    [Fact]
    public void Returns_Nothing_When_TheAgeIsOver()
    {
        var asked = _cache.Now(Uri);
        _time.Advance(TimeSpan.FromSeconds(4));
        _cache.Keep(Uri, _held, asked);

        Assert.True(_cache.TryFind(Uri, out _));
        _time.Advance(TimeSpan.FromSeconds(1));

        // Five seconds since it was asked for, not since it came.
        Assert.False(_cache.TryFind(Uri, out _));
    }

    [Fact]
    public void Returns_Nothing_When_AChangeWasTold()
    {
        _cache.Keep(Uri, null, _cache.Now(Uri));
        _cache.Tell(Uri);
        Assert.False(_cache.TryFind(Uri, out _));

        _cache.Keep(Uri, _held, _cache.Now(Uri));
        _cache.Tell("https://id.gs1.org/01/other");
        Assert.True(_cache.TryFind(Uri, out _));
        _feed.TellAll();
        Assert.False(_cache.TryFind(Uri, out _));
    }

    [Fact]
    public void Rejects_WhatMayBeFromBeforeAChange()
    {
        var asked = _cache.Now(Uri);
        _cache.Tell(Uri);
        _cache.Keep(Uri, _held, asked);
        Assert.False(_cache.TryFind(Uri, out _));

        asked = _cache.Now(Uri);
        _feed.TellAll();
        _cache.Keep(Uri, _held, asked);
        Assert.False(_cache.TryFind(Uri, out _));
    }

    [Fact]
    public void Keeps_WhatIsUsed_WithinItsRoom()
    {
        var often = "https://id.gs1.org/01/often";
        _cache.Keep(often, _held, _cache.Now(often));
        for (var i = 0; i < 20_000; i++)
        {
            _cache.Keep($"{Uri}/21/{i}", _held, _cache.Now($"{Uri}/21/{i}"));
            Assert.True(_cache.TryFind(often, out _));
        }

        // An entry takes more than 300 bytes.
        var kept = Enumerable.Range(0, 20_000).Count(i => _cache.TryFind($"{Uri}/21/{i}", out _));
        Assert.InRange(kept, 500, (1 << 20) / 300);
        Assert.True(_cache.TryFind($"{Uri}/21/19999", out _));
        Assert.False(_cache.TryFind($"{Uri}/21/0", out _));
    }

    [Fact]
    public void Keeps_Nothing_When_TheAgeIsZero()
    {
        using var cache = new LinkCache(new LinkCacheOptions { MaxAge = TimeSpan.Zero }, _feed, _time);

        cache.Keep(Uri, _held, cache.Now(Uri));

        Assert.False(cache.TryFind(Uri, out _));
    }
}
