using Untp.Identity.Remote;

namespace Services.Tests.Identity.Remote;

public sealed class RemoteAnswerTests
{
    private static readonly DateTimeOffset _now = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Configured: fresh for 30 seconds, used for 50. What header and content say can only shorten that.</summary>
    [Theory]
    [InlineData(null, null, true, 30, 50)]
    [InlineData(10, null, true, 10, 50)]
    [InlineData(99, null, true, 30, 50)]
    [InlineData(10, null, false, 10, 10)]
    [InlineData(null, 20, true, 20, 20)]
    [InlineData(10, 20, true, 10, 20)]
    [InlineData(null, 99, true, 30, 50)]
    [InlineData(0, null, true, 0, 0)]
    [InlineData(null, 0, true, 0, 0)]
    [InlineData(null, -5, true, 0, 0)]
    public void Keeps_NothingLongerThanAnybodySays(int? header, int? end, bool mayBeStale, int freshFor, int usableFor)
    {
        var answer = new RemoteAnswer([1], "application/json", new Uri("https://issuer.example/"), Seconds(header), mayBeStale);

        var entry = answer.ToEntry(_now, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(50), Seconds(end));

        Assert.Equal(freshFor > 0, entry.IsFresh(_now.AddSeconds(Math.Max(0, freshFor - 1))));
        Assert.False(entry.IsFresh(_now.AddSeconds(freshFor)));
        Assert.Equal(usableFor > 0 ? TimeSpan.FromSeconds(usableFor) : null, entry.UsableFor(_now));
        Assert.Null(entry.UsableFor(_now.AddSeconds(usableFor)));
        Assert.Equal("https://issuer.example/", entry.Source);
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
