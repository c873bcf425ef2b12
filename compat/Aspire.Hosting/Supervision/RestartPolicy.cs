namespace Aspire.Hosting.Supervision;

internal sealed record RestartPolicy
{
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A child that was healthy for so long starts again with the first delay.</summary>
    public TimeSpan ForgivenAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>So many deaths before the first health end the stack.</summary>
    public int DeathsBeforeHealth { get; init; } = 5;

    /// <summary>A death is spoken of after this: Ctrl-C reaches children as well, and some are gone before the host hears of it.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan StopsWithin { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A child that lives but is not healthy for so long is spoken of, once.</summary>
    public TimeSpan PatienceForHealth { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The number of the next restart.</summary>
    public int Next(int restarts, TimeSpan healthyFor) => healthyFor >= ForgivenAfter ? 1 : restarts + 1;

    /// <summary>The wait before restart 1, 2, 3 …: doubled each time, up to the longest.</summary>
    public TimeSpan DelayBefore(int restart) =>
        TimeSpan.FromSeconds(Math.Min(LongestDelay.TotalSeconds, FirstDelay.TotalSeconds * Math.Pow(2, restart - 1)));
}
