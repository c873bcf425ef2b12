using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Untp.ServiceDefaults.Discovery;

namespace Services.Tests.ServiceDefaults.Discovery;

public sealed class DiscoveryTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dead_replica_is_passed_over(bool deadFirst)
    {
        var identity = new FakeIdentity();
        var live = (await identity.StartAsync(_services)).Grpc;

        // Bound and not listening: connections are refused, and no other test can take the port meanwhile.
        using var held = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var dead = new Uri($"http://{held.LocalEndPoint}");
        var verifier = await _services.VerifierAsync(deadFirst ? OwnServices.At(dead, live) : OwnServices.At(live, dead));

        for (var i = 0; i < 20; i++)
        {
            var report = await Answers.VerifyAsync(verifier, Passport.Signed());
            Assert.Equal("valid", report["outcome"]!.GetValue<string>());
        }

        Assert.Equal(20, identity.DidCalls);
    }

    [Fact]
    public async Task Replicas_share_the_calls()
    {
        FakeIdentity first = new(), second = new();
        var verifier = await _services.VerifierAsync(OwnServices.At((await first.StartAsync(_services)).Grpc, (await second.StartAsync(_services)).Grpc));

        await Eventually.IsTrueAsync(async () =>
        {
            await Answers.VerifyAsync(verifier, Passport.Signed());
            return first.DidCalls > 0 && second.DidCalls > 0;
        });
    }

    [Fact]
    public void Addresses_come_in_their_order()
    {
        var configuration = Configuration(Enumerable.Range(0, 12).Reverse().Select(i => ($"services:identity:grpc:{i}", $"http://host{i}:1")));

        Assert.Equal(Enumerable.Range(0, 12).Select(i => new Uri($"http://host{i}:1")), ServiceEndpoints.Find(configuration, "identity", "grpc"));
        Assert.Empty(ServiceEndpoints.Find(configuration, "issuer", "grpc"));
    }

    [Theory]
    [InlineData("host:1")]
    [InlineData("/relative")]
    [InlineData("ftp://host")]
    [InlineData("")]
    public void Address_that_is_none_is_named(string address)
    {
        var e = Assert.Throws<InvalidOperationException>(() => ServiceEndpoints.Find(Configuration([("services:identity:grpc:0", address)]), "identity", "grpc"));

        Assert.Contains("services:identity:grpc:0", e.Message, StringComparison.Ordinal);
    }

    private static IConfiguration Configuration(IEnumerable<(string Name, string Value)> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build();
}
