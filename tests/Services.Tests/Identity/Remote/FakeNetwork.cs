using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Untp.Identity.Remote;

namespace Services.Tests.Identity.Remote;

/// <summary>A name server as the test says, and an internet in which every public address is one loopback port.</summary>
internal sealed class FakeNetwork(int port) : INetwork
{
    public static readonly IPAddress Public = IPAddress.Parse("93.184.216.34");

    private readonly ConcurrentQueue<string[]> _answers = new();

    /// <summary>The addresses that were connected to.</summary>
    public ConcurrentQueue<IPEndPoint> Dialled { get; } = new();

    /// <summary>The names that were looked up.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = new();

    /// <summary>What the name server answers next; when it runs out, <see cref="Public"/>.</summary>
    public FakeNetwork Then(params string[] addresses)
    {
        _answers.Enqueue(addresses);
        return this;
    }

    public Task<IPAddress[]> FindAddressesAsync(string host, CancellationToken cancellationToken)
    {
        LookedUp.Enqueue(host);
        return Task.FromResult(_answers.TryDequeue(out var answer) ? [.. answer.Select(IPAddress.Parse)] : new[] { Public });
    }

    public async Task<Stream> ConnectAsync(IPEndPoint address, CancellationToken cancellationToken)
    {
        Dialled.Enqueue(address);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
