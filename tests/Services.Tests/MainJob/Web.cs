using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Services.Tests.Identity.Remote;
using Untp.Identity.Remote;
using Untp.Testing.Hostile;

namespace Services.Tests.MainJob;

/// <summary>The internet as Identity sees it: other parties' hosts, all at one public address, and what they publish. All else is 404.</summary>
internal sealed class Web : IAsyncDisposable
{
    /// <summary>The host of the party that the tests play.</summary>
    public const string Party = "party.example";

    private static readonly string[] _hosts = [Party, "uncefact.github.io", "vckit.untp.showthething.com"];
    private readonly ConcurrentDictionary<string, (string Status, string MediaType, string Body)> _answers = new(StringComparer.Ordinal);
    private readonly TestAuthority _authority = new();
    private readonly HostileServer _server;

    public Web() => _server = new HostileServer(_authority, _hosts) { Answer = AnswerAsync };

    /// <summary>The URLs that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Settings of an Identity that lives in this internet.</summary>
    public string[] Arguments => ["--Remote:TrustedAuthority", _authority.PemPath];

    /// <summary>Puts Identity into this internet.</summary>
    public void Connect(IServiceCollection services) => services.AddSingleton<INetwork>(new FakeNetwork(_server.Port));

    /// <summary>Publishes, or replaces what was published, without any word on how long it may be kept.</summary>
    public void Publish(string url, string mediaType, string body, string status = "200 OK") => _answers[url] = (status, mediaType, body);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    private async Task AnswerAsync(string head, Stream stream, CancellationToken cancellationToken)
    {
        var lines = head.Split("\r\n");
        var host = lines.First(line => line.StartsWith("Host: ", StringComparison.OrdinalIgnoreCase))["Host: ".Length..];
        var url = $"https://{host}{lines[0].Split(' ')[1]}";
        Asked.Enqueue(url);
        var (status, mediaType, body) = _answers.GetValueOrDefault(url, ("404 Not Found", "text/plain", ""));
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status}\r\nContent-Type: {mediaType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}"), cancellationToken);
    }
}
