namespace Untp.Bench;

/// <summary>CPU time of this process for one operation: threads that collect garbage and compile count.</summary>
internal static class CpuTime
{
    /// <summary>Microseconds for one, over at least so many seconds of CPU time.</summary>
    public static double Measure(Func<bool> once, double seconds)
    {
        GC.Collect();
        var start = Environment.CpuUsage.TotalTime;
        var (done, chunk, spent) = (0, 1, TimeSpan.Zero);
        while (spent.TotalSeconds < seconds)
        {
            for (var i = 0; i < chunk; i++)
            {
                if (!once())
                {
                    throw new Load.LoadFailure("A wrong result: what is fast and wrong is not measured.");
                }
            }

            done += chunk;
            chunk = Math.Min(chunk * 2, 1024);
            spent = Environment.CpuUsage.TotalTime - start;
        }

        return spent.TotalMicroseconds / done;
    }

    /// <summary>Bytes that one leaves to the garbage collector.</summary>
    public static double Allocated(Func<bool> once)
    {
        const int Times = 200;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            once();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }
}
