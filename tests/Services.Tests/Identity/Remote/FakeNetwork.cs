using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Untp.Identity.Remote;
using Untp.Testing.Hostile;

namespace Services.Tests.Identity.Remote;

/// <summary>An internet whose name server is hostile, and in which every public address is one loopback port.</summary>
internal sealed class FakeNetwork(int port) : INetwork
{
    /// <summary>The name server.</summary>
    public HostileDns Dns { get; } = new();

    /// <summary>The addresses that were connected to.</summary>
    public ConcurrentQueue<IPEndPoint> Dialled { get; } = new();

    public Task<IPAddress[]> FindAddressesAsync(string host, CancellationToken cancellationToken) => Task.FromResult(Dns.Find(host));

    public async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Dialled.Enqueue(address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
