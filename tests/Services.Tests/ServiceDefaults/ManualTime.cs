namespace Services.Tests.ServiceDefaults;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    public ManualTime()
        : this(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Moves the clock on by this much whenever somebody looks at it.</summary>
    public TimeSpan PerLook { get; init; }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Add(ref _ticks, PerLook.Ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
