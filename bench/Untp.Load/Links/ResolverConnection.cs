using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Untp.Load.Links;

/// <summary>
/// One HTTP/1.1 connection to a resolver, one request after the other. It reads what the bench looks at and no more, so that it costs a fraction of
/// what it measures. Threads: one at a time.
/// </summary>
internal sealed class ResolverConnection(IdentityProcess identity) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];
    private readonly byte[] _request = new byte[2 * 1024];
    private readonly string _rest = $" HTTP/1.1\r\nHost: 127.0.0.1:{identity.Port}\r\n{IdentityProcess.TokenHeader}: {identity.Token}\r\n\r\n";

    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;

    /// <summary>Asks for a path.</summary>
    /// <returns>Head and body; valid until the next call.</returns>
    public async ValueTask<(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)> GetAsync(string path)
    {
        if (!_socket.Connected)
        {
            await _socket.ConnectAsync(IPAddress.Loopback, identity.Port);
        }

        var length = Encoding.ASCII.GetBytes("GET ", _request);
        length += Encoding.ASCII.GetBytes(path, _request.AsSpan(length));
        length += Encoding.ASCII.GetBytes(_rest, _request.AsSpan(length));
        await _socket.SendAsync(_request.AsMemory(0, length));

        var read = 0;
        var head = -1;
        while (head < 0 || read < head + HeadEnd.Length + BodyBytes(_answer.AsSpan(0, head)))
        {
            var more = await _socket.ReceiveAsync(_answer.AsMemory(read));
            read += more > 0 ? more : throw new LoadFailure("The identity service closed a connection, or its answer is too long for the bench.");
            head = head < 0 ? _answer.AsSpan(0, read).IndexOf(HeadEnd) : head;
        }

        return (_answer.AsMemory(0, head), _answer.AsMemory((head + HeadEnd.Length)..read));
    }

    /// <summary>The value of a header; empty where it is not there.</summary>
    /// <param name="head">Of an answer.</param>
    /// <param name="name">Line break, name, colon and blank, as the service writes them.</param>
    public static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        var value = at < 0 ? [] : head[(at + name.Length)..];
        return value.IndexOf((byte)'\r') is >= 0 and var end ? value[..end] : value;
    }

    public void Dispose() => _socket.Dispose();

    private static int BodyBytes(ReadOnlySpan<byte> head) => int.TryParse(Header(head, "\r\nContent-Length: "u8), out var bytes) ? bytes : throw new LoadFailure("An answer without a length.");
}
