using System.Net;
using Untp.Core.Problems;

namespace Untp.Identity.Remote;

/// <summary>Whom this service may connect to. Threads: safe.</summary>
internal sealed class EgressRules(RemoteOptions options)
{
    private const int HttpsPort = 443;
    private readonly HashSet<string> _privateHosts = new(options.AllowedPrivateHosts, StringComparer.OrdinalIgnoreCase);

    // A list that is written with another letter case than its tenant is rather used than not.
    private readonly Dictionary<string, EgressList> _lists = new(options.Tenants, StringComparer.OrdinalIgnoreCase);

    /// <summary>What belongs to the key of content that a tenant's list may keep from it on the way, by a redirect; empty where the tenant has none.</summary>
    public string ScopeOf(string tenant) => _lists.ContainsKey(tenant) ? $" tenant {Uri.EscapeDataString(tenant)}" : "";

    /// <summary>Why a URL is never asked on behalf of a tenant; null where its address decides.</summary>
    public Problem? Refuse(Uri url, string tenant)
    {
        if (url.Scheme != Uri.UriSchemeHttps || url.UserInfo.Length > 0 || url.IdnHost.Length == 0 || url.IdnHost.EndsWith('.'))
        {
            return Blocked($"Only https URLs of a plain host name are fetched, not one of scheme {url.Scheme}.");
        }

        if (_lists.TryGetValue(tenant, out var list) && !list.Lets(url.IdnHost))
        {
            return Blocked($"{url.IdnHost} is not read from for tenant {tenant}; an operator can change that in Remote:Tenants.");
        }

        if (IsPrivateHost(url.IdnHost, url.Port))
        {
            return null;
        }

        if (url.Port != HttpsPort && !options.FurtherPorts.Contains(url.Port))
        {
            return Blocked($"Port {url.Port} is not connected to; an operator can add it to Remote:FurtherPorts.");
        }

        return IPAddress.TryParse(url.IdnHost, out var address) && !AddressGuard.IsAllowed(address) ? BlockedAddress(url.IdnHost) : null;
    }

    /// <summary>True where a host may be connected to at this address.</summary>
    public bool Allows(string host, int port, IPAddress address) => AddressGuard.IsAllowed(address) || IsPrivateHost(host, port);

    public static Problem BlockedAddress(string host) => Blocked($"{host} lies at an address that is not of the public internet, and is not connected to.");

    private bool IsPrivateHost(string host, int port) => _privateHosts.Contains($"{host}:{port}");

    private static Problem Blocked(string message) => new(ProblemCodes.EgressBlocked, message);
}
