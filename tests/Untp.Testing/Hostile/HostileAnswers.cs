using System.Text;

namespace Untp.Testing.Hostile;

/// <summary>What a hostile server answers with, ready for <see cref="HostileServer.Answer"/>.</summary>
public static class HostileAnswers
{
    /// <summary>The head of an answer that would be welcome.</summary>
    public const string Ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    /// <summary>A redirect to wherever it is said.</summary>
    public static HostileAnswer Redirect(string location, string status = "302 Found") =>
        Bytes($"HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>As many redirects as are said, one after the other, then an answer.</summary>
    public static HostileAnswer RedirectChain(int hops) => (head, stream, token) =>
    {
        var path = head.Split(' ')[1];
        var hop = int.TryParse(path.AsSpan(path.LastIndexOf('/') + 1), out var done) ? done : 0;
        return (hop < hops ? Redirect($"/{hop + 1}") : Bytes($"{Ok}Content-Length: 2\r\n\r\n{{}}"))(head, stream, token);
    };

    /// <summary>A body of which one byte is sent, and another whenever the pause is over, without end.</summary>
    public static HostileAnswer Drip(TimeSpan pause, TimeProvider time) => async (_, stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}Transfer-Encoding: chunked\r\n\r\n"), token);
        while (true)
        {
            await stream.WriteAsync("1\r\n \r\n"u8.ToArray(), token);
            await stream.FlushAsync(token);
            await Task.Delay(pause, time, token);
        }
    };

    /// <summary>A chunked body that never ends, as fast as it is taken.</summary>
    public static HostileAnswer EndlessBody() => Endless($"{Ok}Transfer-Encoding: chunked\r\n\r\n", $"4000\r\n{new string(' ', 0x4000)}\r\n");

    /// <summary>Headers that never end.</summary>
    public static HostileAnswer EndlessHeaders() => Endless("HTTP/1.1 200 OK\r\n", $"X: {new string('y', 1000)}\r\n");

    /// <summary>All headers, and then nothing.</summary>
    public static HostileAnswer HeadersOnly() => async (_, stream, token) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{Ok}Content-Length: 100\r\n\r\n"), token);
        await stream.FlushAsync(token);
        await Task.Delay(Timeout.Infinite, token);
    };

    /// <summary>A megabyte that inflates to a gigabyte.</summary>
    public static HostileAnswer Bomb()
    {
        var bomb = GzipBomb.Create();
        byte[] answer = [.. Encoding.ASCII.GetBytes($"{Ok}Content-Encoding: gzip\r\nContent-Length: {bomb.Length}\r\n\r\n"), .. bomb];
        return (_, stream, token) => stream.WriteAsync(answer, token).AsTask();
    }

    /// <summary>A page that says with status 200 that something is wrong.</summary>
    public static HostileAnswer Html() => Body("text/html", "<html>Maintenance</html>");

    /// <summary>The right content under the wrong media type.</summary>
    public static HostileAnswer Body(string mediaType, string body, string headers = "") =>
        Bytes($"HTTP/1.1 200 OK\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{headers}\r\n{body}");

    /// <summary>Less than was promised, and the connection is closed.</summary>
    public static HostileAnswer CutOff() => Bytes($"{Ok}Content-Length: 100\r\n\r\n{{");

    /// <summary>An error status without a body.</summary>
    public static HostileAnswer Status(string status) => Bytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    /// <summary>
    /// A log in the form of did:webvh (JSON Lines): so many entries, each naming its version and its own line as what came
    /// before, none of them signed.
    /// </summary>
    public static HostileAnswer DidLog(int entries) => Body("text/jsonl", string.Concat(Enumerable.Range(1, entries).Select(version =>
        $$$"""{"versionId":"{{{version}}}-QmHostile{{{version}}}","versionTime":"2026-01-01T00:00:00Z","parameters":{},"state":{"id":"did:webvh:QmHostile:issuer.example"},"proof":[]}""" + "\n")));

    private static HostileAnswer Bytes(string answer) => (_, stream, token) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer), token).AsTask();

    private static HostileAnswer Endless(string head, string part) => async (_, stream, token) =>
    {
        var bytes = Encoding.ASCII.GetBytes(part);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), token);
        while (true)
        {
            await stream.WriteAsync(bytes, token);
        }
    };
}
