using System.Text;
using Untp.ServiceDefaults.Caching;

namespace Services.Tests.ServiceDefaults.Caching;

/// <summary>A source that counts how often it is asked, and says so in its answers.</summary>
internal sealed class Source(TimeProvider time)
{
    private int _calls;

    public int Calls => _calls;

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Of the answers; null: their lifetime.</summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Runs before each answer.</summary>
    public Func<CancellationToken, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async ValueTask<CacheEntry?> AskAsync(CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls);
        await Before(cancellationToken);
        return new CacheEntry(Encoding.ASCII.GetBytes($"answer {call}"), time.GetUtcNow(), Lifetime) { MaxAge = MaxAge ?? Lifetime };
    }
}
