using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.LoadBalancing;
using Yarp.ReverseProxy.SessionAffinity;

namespace Compat.Tests.Yarp;

/// <summary>The real YARP, whose hash cookie is an XXH64 of the destination's name.</summary>
public sealed class SessionAffinityTests
{
    private const string CookieName = "sticky";

    [Fact]
    public async Task A_Hash_Cookie_Keeps_A_Caller_On_One_Destination()
    {
        await using var first = await StartDestinationAsync("first");
        await using var second = await StartDestinationAsync("second");
        await using var proxy = await StartProxyAsync(first.Urls.Single(), second.Urls.Single());
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(proxy.Urls.Single()) };

        // Round robin without a cookie: two callers, two destinations, two cookies.
        var one = await AskAsync(client, cookie: null);
        var other = await AskAsync(client, cookie: null);
        Assert.Equal(["first", "second"], new[] { one.Name, other.Name }.Order());
        Assert.Matches("^[0-9a-f]{16}$", one.Cookie);
        Assert.Matches("^[0-9a-f]{16}$", other.Cookie);
        Assert.NotEqual(one.Cookie, other.Cookie);

        for (var round = 0; round < 10; round++)
        {
            Assert.Equal((one.Name, null), await AskAsync(client, one.Cookie));
            Assert.Equal((other.Name, null), await AskAsync(client, other.Cookie));
        }
    }

    private static async Task<(string Name, string? Cookie)> AskAsync(HttpClient client, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", $"{CookieName}={cookie}");
        }

        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var setCookie = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.Single() : null;
        return (await response.Content.ReadAsStringAsync(), setCookie?.Split(';')[0][(CookieName.Length + 1)..]);
    }

    private static async Task<WebApplication> StartDestinationAsync(string name)
    {
        var app = Builder().Build();
        app.MapGet("/", () => Results.Text(name));
        await app.StartAsync();
        return app;
    }

    private static async Task<WebApplication> StartProxyAsync(string first, string second)
    {
        var route = new RouteConfig { RouteId = "all", ClusterId = "both", Match = new() { Path = "{**rest}" } };
        var cluster = new ClusterConfig
        {
            ClusterId = "both",
            LoadBalancingPolicy = LoadBalancingPolicies.RoundRobin,
            SessionAffinity = new() { Enabled = true, Policy = SessionAffinityConstants.Policies.HashCookie, AffinityKeyName = CookieName },
            Destinations = new Dictionary<string, DestinationConfig>
            {
                ["first"] = new() { Address = first },
                ["second"] = new() { Address = second },
            },
        };
        var builder = Builder();
        builder.Services.AddReverseProxy().LoadFromMemory([route], [cluster]);
        var app = builder.Build();
        app.MapReverseProxy();
        await app.StartAsync();
        return app;
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
