namespace Untp.AppHost;

/// <summary>What a newcomer needs once everything is healthy: where to go, the key, and two lines to paste.</summary>
internal sealed class WelcomeMessage(GatewayPorts ports, DevelopmentSecrets secrets, string repository)
{
    public async Task ShowAsync(CancellationToken cancellation)
    {
        var lines = new List<string>
        {
            "",
            "Untp is up.",
            $"  Gateway  {ports.Url}",
            $"  gRPC     localhost:{ports.Grpc} (HTTP/2 in clear text)",
            $"  Docs     {ports.Url}/docs",
            $"  API key  {secrets.ApiKey}",
            "",
        };
        if (ports.Https is { } https)
        {
            lines.Insert(3, $"  HTTPS    https://localhost:{https}");
        }

        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri($"http://127.0.0.1:{ports.Http}"), Timeout = TimeSpan.FromSeconds(30) };
        try
        {
            var sample = Path.Combine(repository, "samples", "passport", "dpp-0.7.0.json");
            await new DevelopmentSeed(client, secrets).WriteRequestAsync(sample, cancellation);
            lines.Add("Issue a passport, then verify it:");
            lines.AddRange(DevelopmentSeed.DescribeCalls(ports.Url, secrets));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            lines.Add($"The sample could not be prepared: {failure.Message.ReplaceLineEndings(" ")}");
        }

        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }
}
