using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Untp.Testing.Hostile;

/// <summary>The part of RFC 1035 that a name server of tests needs: one question in, its answer out.</summary>
internal sealed record DnsMessage(ushort Id, string Name, ushort Type, byte[] Question)
{
    private const int HeaderBytes = 12;
    private const ushort InternetClass = 1;
    private const ushort CanonicalName = 5;

    /// <summary>A record of an IPv4 address.</summary>
    public const ushort A = 1;

    /// <summary>A record of an IPv6 address.</summary>
    public const ushort Aaaa = 28;

    /// <summary>Reads a query of one question (section 4.1).</summary>
    public static DnsMessage Read(ReadOnlySpan<byte> query)
    {
        var labels = new List<string>();
        var at = HeaderBytes;
        for (; query[at] != 0; at += query[at] + 1)
        {
            labels.Add(Encoding.ASCII.GetString(query.Slice(at + 1, query[at])));
        }

        return new DnsMessage(
            BinaryPrimitives.ReadUInt16BigEndian(query),
            string.Join('.', labels),
            BinaryPrimitives.ReadUInt16BigEndian(query[(at + 1)..]),
            query[HeaderBytes..(at + 5)].ToArray());
    }

    /// <summary>The answer as it is sent.</summary>
    public byte[] Write(DnsAnswer answer)
    {
        var records = new List<byte[]>();
        var owner = Name;
        foreach (var name in answer.Names)
        {
            records.Add(Record(owner, CanonicalName, answer.TtlSeconds, NameBytes(name)));
            owner = name;
        }

        var family = Type switch { A => AddressFamily.InterNetwork, Aaaa => AddressFamily.InterNetworkV6, _ => AddressFamily.Unknown };
        records.AddRange(answer.Addresses.Where(address => address.AddressFamily == family).Select(address => Record(owner, Type, answer.TtlSeconds, address.GetAddressBytes())));

        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteUInt16BigEndian(header, (ushort)(answer.IsForged ? Id + 1 : Id));

        // A response that is recursion's, as a resolver's is.
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(0x8180 | answer.Code));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(4), 1);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(6), (ushort)records.Count);
        return [.. header, .. Question, .. records.SelectMany(record => record)];
    }

    private static byte[] Record(string owner, ushort type, int ttlSeconds, byte[] data)
    {
        var facts = new byte[10];
        BinaryPrimitives.WriteUInt16BigEndian(facts, type);
        BinaryPrimitives.WriteUInt16BigEndian(facts.AsSpan(2), InternetClass);
        BinaryPrimitives.WriteInt32BigEndian(facts.AsSpan(4), ttlSeconds);
        BinaryPrimitives.WriteUInt16BigEndian(facts.AsSpan(8), (ushort)data.Length);
        return [.. NameBytes(owner), .. facts, .. data];
    }

    private static byte[] NameBytes(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
