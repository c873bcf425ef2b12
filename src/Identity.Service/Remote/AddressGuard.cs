using System.Net;
using System.Net.Sockets;

namespace Untp.Identity.Remote;

/// <summary>Which addresses may be connected to: those of the public internet. Source: IANA special-purpose address registries (RFC 6890, RFC 8190).</summary>
internal static class AddressGuard
{
    private static readonly IPNetwork[] _refusedV4 = Networks(
        "0.0.0.0/8", // this network
        "10.0.0.0/8", // private
        "100.64.0.0/10", // carrier-grade NAT; metadata of some clouds
        "127.0.0.0/8", // loopback
        "168.63.129.16/32", // public by its number, but the host agent of Azure
        "169.254.0.0/16", // link-local; metadata of most clouds
        "172.16.0.0/12", // private
        "192.0.0.0/24", // protocol assignments
        "192.0.2.0/24", // documentation
        "192.88.99.0/24", // 6to4 relays
        "192.168.0.0/16", // private
        "198.18.0.0/15", // benchmarks
        "198.51.100.0/24", // documentation
        "203.0.113.0/24", // documentation
        "224.0.0.0/4", // multicast
        "240.0.0.0/4"); // reserved, broadcast

    // Only 2000::/3 is given out for use on the internet; these parts of it are not for everyone.
    private static readonly IPNetwork _unicastV6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] _refusedV6 = Networks(
        "2001::/23", // protocol assignments, with Teredo
        "2001:db8::/32", // documentation
        "2002::/16", // 6to4: an IPv4 address of anyone's choice
        "3fff::/20"); // documentation

    private static readonly IPNetwork _nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>True for an address of the public internet, and for one that stands for such an IPv4 address.</summary>
    public static bool IsAllowed(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !_refusedV4.Any(network => network.Contains(address));
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0)
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6 || _nat64.Contains(address))
        {
            return IsAllowed(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        return _unicastV6.Contains(address) && !_refusedV6.Any(network => network.Contains(address));
    }

    private static IPNetwork[] Networks(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
