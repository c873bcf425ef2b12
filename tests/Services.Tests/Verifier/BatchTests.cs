using System.Net.Sockets;
using System.Text;
using Services.Tests.ServiceDefaults;
using Untp.ServiceDefaults.Callers;

namespace Services.Tests.Verifier;

public sealed class BatchTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Connection_serves_the_next_request_after_a_batch()
    {
        var verifier = await _services.VerifierAsync("--services:identity:grpc:0=http://127.0.0.1:1");
        var connections = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, token) =>
            {
                Interlocked.Increment(ref connections);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(context.DnsEndPoint, token);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        using var client = new HttpClient(handler) { BaseAddress = verifier.Http };
        client.DefaultRequestHeaders.Add(ServiceTokens.Header, verifier.Token());

        for (var i = 0; i < 5; i++)
        {
            using var lines = new StringContent("{\n{\n", Encoding.UTF8, "application/x-ndjson");
            using var response = await client.PostAsync("/v1/verifications:batch", lines);

            Assert.Equal(2, (await response.Content.ReadAsStringAsync()).Count(c => c == '\n'));
        }

        Assert.Equal(1, connections);
    }
}
