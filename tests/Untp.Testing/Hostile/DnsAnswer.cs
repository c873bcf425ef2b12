using System.Net;

namespace Untp.Testing.Hostile;

/// <summary>What a <see cref="DnsServer"/> says to one question. Immutable.</summary>
/// <param name="Addresses">Records of the type that was asked for; those of the other type are left out.</param>
public sealed record DnsAnswer(IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>The name does not exist.</summary>
    public static readonly DnsAnswer NoSuchName = new([]) { Code = 3 };

    /// <summary>The server cannot say: SERVFAIL.</summary>
    public static readonly DnsAnswer Failure = new([]) { Code = 2 };

    /// <summary>No word at all.</summary>
    public static readonly DnsAnswer Silence = new([]) { IsSilent = true };

    /// <summary>An answer to another question than was asked: its id is wrong, as is that of who guesses.</summary>
    public static DnsAnswer Forged(params string[] addresses) => Of(addresses) with { IsForged = true };

    /// <summary>The name leads to another, and that one, or a further one, to the addresses; with no addresses, back to the first.</summary>
    public static DnsAnswer Chain(IReadOnlyList<string> names, params string[] addresses) => Of(addresses) with { Names = names };

    /// <summary>The name has these addresses.</summary>
    public static DnsAnswer Of(params string[] addresses) => new([.. addresses.Select(IPAddress.Parse)]);

    /// <summary>The response code: 0 for none of the errors.</summary>
    public int Code { get; init; }

    /// <summary>Canonical names, each leading to the next, before the addresses.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>For how many seconds the records may be kept.</summary>
    public int TtlSeconds { get; init; } = 60;

    /// <summary>True where nothing is sent.</summary>
    public bool IsSilent { get; init; }

    /// <summary>True where the answer does not bear the question's id.</summary>
    public bool IsForged { get; init; }
}
