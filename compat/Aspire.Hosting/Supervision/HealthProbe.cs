using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Supervision;

/// <summary>Asks one replica whether it is healthy: null, or what it answered instead.</summary>
internal sealed record HealthProbe(Func<int, CancellationToken, Task<string?>> AskAsync) : IResourceAnnotation
{
    private static readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public static async Task<string?> GetAsync(Uri address, int expectedStatus, CancellationToken cancellation)
    {
        try
        {
            using var response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return (int)response.StatusCode == expectedStatus ? null : $"{address} answers {(int)response.StatusCode}";
        }
        catch (HttpRequestException)
        {
            return $"{address} does not answer";
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"{address} does not answer in time";
        }
    }

    public static async Task<string?> ConnectAsync(int port, CancellationToken cancellation)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return null;
        }
        catch (SocketException)
        {
            return $"port {port} does not answer";
        }
    }
}
