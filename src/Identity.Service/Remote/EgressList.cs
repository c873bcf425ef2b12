namespace Untp.Identity.Remote;

/// <summary>
/// Which hosts may be read from on behalf of one tenant. A pattern is a host name, an address, or <c>*.example</c> for all names
/// below <c>example</c>; letter case does not matter, other than ASCII names are written as in DNS (<c>xn--…</c>). Immutable.
/// </summary>
public sealed record EgressList
{
    /// <summary>Hosts that may be read from; empty lets all through that <see cref="Deny"/> does not name. Default none.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Hosts that are never read from, whatever <see cref="Allow"/> says. Default none.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>True where the host may be read from.</summary>
    /// <param name="host">As in DNS, or an address.</param>
    internal bool Lets(string host) => !Deny.Any(pattern => Fits(pattern, host)) && (Allow.Count == 0 || Allow.Any(pattern => Fits(pattern, host)));

    /// <summary>Patterns that can fit nothing.</summary>
    internal IEnumerable<string> Faults() => Allow.Concat(Deny).Where(pattern => !IsPattern(pattern));

    private static bool Fits(string pattern, string host) => pattern.StartsWith("*.", StringComparison.Ordinal)
        ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
        : host.Equals(pattern, StringComparison.OrdinalIgnoreCase);

    private static bool IsPattern(string pattern)
    {
        var name = pattern.StartsWith("*.", StringComparison.Ordinal) ? pattern[2..] : pattern;
        var kind = Uri.CheckHostName(name);
        return name.All(char.IsAscii) && (kind == UriHostNameType.Dns ? !name.EndsWith('.') : name == pattern && kind is UriHostNameType.IPv4 or UriHostNameType.IPv6);
    }
}
