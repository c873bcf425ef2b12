using System.Diagnostics.Metrics;

namespace Untp.Identity.Identifiers;

/// <summary>What the look-ups of links tell of themselves. Threads: safe.</summary>
internal static class LinkMeters
{
    private static readonly Meter _meter = new("Untp");
    private static readonly Counter<long> _lookups = _meter.CreateCounter<long>("untp.links.lookups", description: "Look-ups of one identifier's links by what answered");
    private static readonly Counter<long> _reads = _meter.CreateCounter<long>("untp.links.reads", description: "Queries for links, each for all identifiers that waited");

    private static readonly KeyValuePair<string, object?> _memory = new("tier", "memory");
    private static readonly KeyValuePair<string, object?> _database = new("tier", "database");

    public static void Looked(int inMemory, int inDatabase)
    {
        _lookups.Add(inMemory, _memory);
        _lookups.Add(inDatabase, _database);
    }

    public static void Read() => _reads.Add(1);
}
