using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Untp.Testing.Hostile;

/// <summary>
/// A name server over UDP that says what a test puts in: for each name one answer after the other, the last of them again and
/// again. Names that it knows nothing of do not exist. Threads: safe.
/// </summary>
public sealed class DnsServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<DnsAnswer>> _answers = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string Name, ushort Type), int> _asked = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _socket;
    private readonly Task _serving;

    /// <summary>Starts the server.</summary>
    /// <param name="socket">A bound UDP socket, which it closes at its end.</param>
    public DnsServer(Socket socket)
    {
        _socket = socket;
        _serving = ServeAsync();
    }

    /// <summary>How often the IPv4 addresses of a name were asked for.</summary>
    public int Asked(string name) => _asked.GetValueOrDefault((name, DnsMessage.A));

    /// <summary>Says what follows for a name: the first answer to the first question for each type of address, and so on.</summary>
    public void Say(string name, params DnsAnswer[] answers) => _answers[name] = new ConcurrentQueue<DnsAnswer>(answers);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var buffer = new byte[512];
        try
        {
            while (true)
            {
                var query = await _socket.ReceiveFromAsync(buffer, _socket.LocalEndPoint!, _stop.Token);
                var question = DnsMessage.Read(buffer.AsSpan(0, query.ReceivedBytes));
                var turn = _asked.AddOrUpdate((question.Name, question.Type), 1, (_, count) => count + 1);
                var answer = _answers.TryGetValue(question.Name, out var answers) ? answers.Take(turn).Last() : DnsAnswer.NoSuchName;
                if (!answer.IsSilent)
                {
                    await _socket.SendToAsync(question.Write(answer), query.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }
}
