using System.Diagnostics.Metrics;

namespace Untp.ServiceDefaults.Caching;

/// <summary>What the cache tells of itself. Labels have a handful of values each, whatever is looked up. Threads: safe.</summary>
internal static class CacheMeters
{
    private static readonly string[] _kinds = ["did", "status", "document"];
    private static readonly Meter _meter = new("Untp");
    private static readonly Counter<long> _lookups = _meter.CreateCounter<long>("untp.cache.lookups", description: "Cache look-ups by the tier that answered");
    private static readonly Counter<long> _evictions = _meter.CreateCounter<long>("untp.cache.evictions", description: "Entries that left the memory for want of room");

    private static readonly Histogram<double> _age = _meter.CreateHistogram(
        "untp.cache.age", "s", "Age of the entries that were handed out", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 15, 30, 60, 300, 900, 3600, 86400] });

    private static readonly Histogram<double> _origin = _meter.CreateHistogram(
        "untp.cache.origin.duration", "s", "How long sources took to answer", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8] });

    /// <summary>What the first part of a key may be.</summary>
    public static IReadOnlyList<string> Kinds => _kinds;

    /// <summary>The first part of a key where it is one of ours, so that no key can add a label value.</summary>
    public static string KindOf(string key) =>
        Array.Find(_kinds, kind => key.Length > kind.Length && key[kind.Length] == ':' && key.StartsWith(kind, StringComparison.Ordinal)) ?? "other";

    /// <param name="kind">From <see cref="KindOf"/>.</param>
    /// <param name="tier"><c>memory</c>, <c>redis</c>, <c>source</c>, or <c>joined</c> for who waited for another's look-up.</param>
    public static void Looked(string kind, string tier) => _lookups.Add(1, new("tier", tier), new("kind", kind));

    /// <param name="kind">From <see cref="KindOf"/>.</param>
    /// <param name="age">Since the entry was read from its source.</param>
    /// <param name="isFresh">False for a copy that is handed out while its source is asked anew.</param>
    public static void Served(string kind, TimeSpan age, bool isFresh) => _age.Record(Math.Max(0, age.TotalSeconds), new("kind", kind), new("fresh", isFresh ? "true" : "false"));

    public static void Asked(string kind, TimeSpan duration, bool isFound) => _origin.Record(duration.TotalSeconds, new("kind", kind), new("found", isFound ? "true" : "false"));

    public static void Evicted(string kind) => _evictions.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
