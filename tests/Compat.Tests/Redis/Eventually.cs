using System.Diagnostics;

namespace Compat.Tests.Redis;

/// <summary>Asks again until a condition holds, or fails at a deadline.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan deadline)
    {
        var waited = Stopwatch.StartNew();
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!await condition())
        {
            Assert.True(waited.Elapsed < deadline, $"Did not hold within {deadline}.");
            await ticks.WaitForNextTickAsync();
        }
    }
}
