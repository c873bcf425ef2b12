using System.Net;

namespace Untp.ServiceDefaults.Hosting;

/// <summary>The hosts that this service listens on, as configured. Immutable.</summary>
/// <param name="Hosts">Names or addresses, such as <c>localhost</c>, <c>[::1]</c> or <c>*</c>.</param>
public sealed record ListenerHosts(IReadOnlyList<string> Hosts)
{
    /// <summary>True where nobody outside this machine can connect.</summary>
    public bool AreLoopback => Hosts.All(host => host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
