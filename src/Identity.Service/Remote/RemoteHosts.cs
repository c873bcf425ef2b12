namespace Untp.Identity.Remote;

/// <summary>The hosts that were asked lately, a bounded number of them: the one that was not asked for longest is forgotten first. Threads: safe.</summary>
internal sealed class RemoteHosts(RemoteOptions options, TimeProvider time) : IDisposable
{
    private readonly Dictionary<string, RemoteHost> _hosts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _hosts.Count;
            }
        }
    }

    /// <summary>Makes one request to the host of a URL, as far as that host's state lets it.</summary>
    public async ValueTask<Hop> RunAsync(Uri url, Func<CancellationToken, ValueTask<Hop>> ask, CancellationToken cancellationToken)
    {
        var name = $"{url.IdnHost}:{url.Port}";
        if (Enter(name) is not { } host)
        {
            return RemoteHost.Busy(name);
        }

        try
        {
            return await host.RunAsync(url.IdnHost, ask, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                host.Users--;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var host in _hosts.Values)
            {
                host.Dispose();
            }

            _hosts.Clear();
        }
    }

    /// <summary>Null where as many hosts as may be are being asked.</summary>
    private RemoteHost? Enter(string name)
    {
        lock (_lock)
        {
            if (!_hosts.TryGetValue(name, out var host))
            {
                if (_hosts.Count >= options.MaxHosts && !TryForgetOne())
                {
                    return null;
                }

                host = new RemoteHost(options, time);
                _hosts.Add(name, host);
            }

            host.Users++;
            host.UsedAt = time.GetTimestamp();
            return host;
        }
    }

    private bool TryForgetOne()
    {
        var idle = _hosts.Where(entry => entry.Value.Users == 0).DefaultIfEmpty().MinBy(entry => entry.Value?.UsedAt ?? 0);
        if (idle.Key is null)
        {
            return false;
        }

        _hosts.Remove(idle.Key);
        idle.Value.Dispose();
        return true;
    }
}
