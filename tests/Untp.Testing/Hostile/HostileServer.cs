using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Untp.Testing.Hostile;

/// <summary>An HTTPS server that answers as a script says, down to the bytes.</summary>
public sealed class HostileServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;
    private int _connections;
    private int _atATime;
    private int _mostAtATime;
    private long _bytesSent;

    /// <summary>Starts the server on a free loopback port.</summary>
    public HostileServer(TestAuthority authority, params string[] names)
        : this(authority, new TcpListener(IPAddress.Loopback, 0), names)
    {
    }

    /// <summary>Starts the server on a listener, which it closes at its end.</summary>
    public HostileServer(TestAuthority authority, TcpListener listener, params string[] names)
    {
        _certificate = authority.Issue(names);
        _listener = listener;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Connections that were opened.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The addresses that connections were opened to.</summary>
    public ConcurrentQueue<IPAddress> Dialled { get; } = new();

    /// <summary>The heads of all requests: request line and headers.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Bytes of answers that the other side let through.</summary>
    public long BytesSent => Interlocked.Read(ref _bytesSent);

    /// <summary>Most requests that were being answered at a time.</summary>
    public int MostAtATime => Volatile.Read(ref _mostAtATime);

    /// <summary>Writes the answer to one request, whose head it is given.</summary>
    public HostileAnswer Answer { get; set; } = HostileAnswers.Status("404 Not Found");

    /// <summary>True leaves a client without an answer to its TLS hello.</summary>
    public bool StallsTls { get; set; }

    /// <summary>Lets every following request be answered with this.</summary>
    public void Answers(string mediaType, string body, string headers = "") => Answer = HostileAnswers.Body(mediaType, body, headers);

    /// <summary>Lets every following request be answered with these bytes, and the connection be closed.</summary>
    public void AnswersRaw(params byte[][] parts) => Answer = async (_, stream, token) =>
    {
        foreach (var part in parts)
        {
            await stream.WriteAsync(part, token);
        }
    };

    /// <summary>Lets every following request be answered with this head, then with one part again and again, after a pause each, without end.</summary>
    public void AnswersEndlessly(string head, byte[] part, TimeSpan pause) => Answer = async (_, stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
        while (true)
        {
            await stream.WriteAsync(part, token);
            await stream.FlushAsync(token);
            await Task.Delay(pause, token);
        }
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var clients = new List<Task>();
        try
        {
            while (true)
            {
                clients.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(clients);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        var dialled = ((IPEndPoint)client.Client.LocalEndPoint!).Address;
        Dialled.Enqueue(dialled.IsIPv4MappedToIPv6 ? dialled.MapToIPv4() : dialled);
        try
        {
            using (client)
            {
                if (StallsTls)
                {
                    await Task.Delay(Timeout.Infinite, _stop.Token);
                }

                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stop.Token);
                var head = await ReadHeadAsync(stream);
                if (head.Length == 0)
                {
                    // The client did not like the certificate.
                    return;
                }

                Requests.Enqueue(head);
                await AnswerAsync(head, stream);
                await stream.ShutdownAsync();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // The client has left, as it may.
        }
    }

    private async Task AnswerAsync(string head, SslStream stream)
    {
        var atATime = Interlocked.Increment(ref _atATime);
        int most;
        while (atATime > (most = Volatile.Read(ref _mostAtATime)) && Interlocked.CompareExchange(ref _mostAtATime, atATime, most) != most)
        {
        }

        try
        {
            await using var counted = new CountingStream(stream, count => Interlocked.Add(ref _bytesSent, count));
            await Answer(head, counted, _stop.Token);
        }
        finally
        {
            Interlocked.Decrement(ref _atATime);
        }
    }

    private async Task<string> ReadHeadAsync(SslStream stream)
    {
        var head = new StringBuilder();
        var next = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(next, _stop.Token) == 1)
        {
            head.Append((char)next[0]);
        }

        return head.ToString();
    }
}
