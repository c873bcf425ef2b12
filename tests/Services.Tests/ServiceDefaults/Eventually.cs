using System.Diagnostics;

namespace Services.Tests.ServiceDefaults;

/// <summary>Waits for what other threads or processes bring about, by asking again and again until a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan _deadline = TimeSpan.FromSeconds(60);

    public static async Task IsTrueAsync(Func<ValueTask<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
        {
            Assert.True(waited.Elapsed < _deadline, "What was waited for did not happen.");
            await ticks.WaitForNextTickAsync();
        }
    }

    public static Task IsTrueAsync(Func<bool> condition) => IsTrueAsync(() => ValueTask.FromResult(condition()));

    /// <summary>The task's result, or a failed test where it does not end.</summary>
    public static Task<T> EndsAsync<T>(Task<T> task) => task.WaitAsync(_deadline);

    /// <summary>A failed test where the task does not end.</summary>
    public static Task EndsAsync(Task task) => task.WaitAsync(_deadline);
}
