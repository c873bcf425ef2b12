using System.Collections.Concurrent;
using System.Net;

namespace Untp.Testing.Hostile;

/// <summary>
/// A name server that says something else each time it is asked: what a test puts in, in that order, then always the public
/// address. Threads: safe.
/// </summary>
public sealed class HostileDns
{
    /// <summary>An address of the public internet.</summary>
    public static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private readonly ConcurrentQueue<IPAddress[]> _answers = new();

    /// <summary>The names that were looked up.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = new();

    /// <summary>What it answers next.</summary>
    public HostileDns Then(params string[] addresses)
    {
        _answers.Enqueue([.. addresses.Select(IPAddress.Parse)]);
        return this;
    }

    /// <summary>Public first, private second: rebinding.</summary>
    public HostileDns Rebinds(string inside) => Then(Public.ToString()).Then(inside);

    /// <summary>Looks a name up.</summary>
    public IPAddress[] Find(string host)
    {
        LookedUp.Enqueue(host);
        return _answers.TryDequeue(out var answer) ? answer : [Public];
    }
}
