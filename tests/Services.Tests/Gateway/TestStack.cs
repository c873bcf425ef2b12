using System.Net;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Untp.Contracts.Verifier.V1;
using Untp.Gateway;
using Untp.Gateway.Keys;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Health;

namespace Services.Tests.Gateway;

/// <summary>The gateway on real ports before stub services; issuer and identity have one replica, the verifier two.</summary>
internal sealed class TestStack : IAsyncDisposable
{
    /// <summary>A key of tenant <c>acme</c> that may issue and verify.</summary>
    public const string Key = "full-key";

    /// <summary>A key of tenant <c>other</c> that may verify only.</summary>
    public const string VerifyKey = "verify-key";

    private static readonly string _tokenKey = Convert.ToBase64String(new byte[32]);

    private TestStack(WebApplication gateway, StubService identity, StubService issuer, StubService verifier, StubService secondVerifier)
    {
        (App, Identity, Issuer, Verifier, SecondVerifier) = (gateway, identity, issuer, verifier, secondVerifier);
        var urls = gateway.Urls.ToArray();
        Rest = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(urls[0]) };
        Channel = GrpcChannel.ForAddress(urls[1]);
        Https = new Uri(urls[2]);
    }

    public WebApplication App { get; }

    public StubService Identity { get; }

    public StubService Issuer { get; }

    public StubService Verifier { get; }

    public StubService SecondVerifier { get; }

    public HttpClient Rest { get; }

    public GrpcChannel Channel { get; }

    public Uri Https { get; }

    public VerifierService.VerifierServiceClient VerifierClient => new(Channel);

    public static Metadata WithKey { get; } = new() { { "x-api-key", Key } };

    /// <summary>All settings that the gateway needs; stubs may be absent.</summary>
    public static string[] Settings(params string[] more) =>
    [
        "--environment=Development", "--urls=http://127.0.0.1:0", "--GRPC_PORT=0", "--HTTPS_PORT=0", $"--ServiceIdentity:TokenKey={_tokenKey}",
        "--ApiKeys:0:Id=full", $"--ApiKeys:0:Hash={ApiKeyRing.Hash(Key)}", "--ApiKeys:0:Scopes=issue, verify", "--ApiKeys:0:Tenant=acme",
        "--ApiKeys:1:Id=verify-only", $"--ApiKeys:1:Hash={ApiKeyRing.Hash(VerifyKey)}", "--ApiKeys:1:Scopes=verify", "--ApiKeys:1:Tenant=other",
        .. more,
    ];

    public static string[] Addresses(string service, params StubService[] replicas) =>
        [.. replicas.Index().SelectMany(replica => new[] { $"--services:{service}:http:{replica.Index}={replica.Item.Http}", $"--services:{service}:grpc:{replica.Index}={replica.Item.Grpc}" })];

    public static Task<TestStack> StartAsync(params string[] settings) => StartAsync(mtls: null, settings);

    public static async Task<TestStack> StartAsync(MutualTlsOptions? mtls, params string[] settings)
    {
        var stubs = new[] { "identity", "issuer", "verifier", "verifier" }.Select(service => new StubService(service, mtls)).ToArray();
        await Task.WhenAll(stubs.Select(stub => stub.StartAsync()));
        var gateway = GatewayService.Create(Settings([.. Addresses("identity", stubs[0]), .. Addresses("issuer", stubs[1]), .. Addresses("verifier", stubs[2], stubs[3]), .. settings]));
        await gateway.StartAsync();
        return new TestStack(gateway, stubs[0], stubs[1], stubs[2], stubs[3]);
    }

    /// <summary>Sends with the full key, unless the headers bring another.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? key = Key)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-API-Key", key);
        }

        return Rest.SendAsync(request);
    }

    public Task<HttpResponseMessage> VerifyAsync() => SendAsync(HttpMethod.Post, "/v1/verifications", new StringContent("{}"));

    /// <summary>Probes all replicas now.</summary>
    public Task ProbeAsync() =>
        App.Services.GetRequiredService<IActiveHealthCheckMonitor>().CheckHealthAsync(App.Services.GetRequiredService<IProxyStateLookup>().GetClusters());

    /// <summary>Who calls, as the service reads it from the token.</summary>
    public static async Task<Caller?> ReadTokenAsync(string service, string token)
    {
        using var tokens = new ServiceTokens(new ServiceName(service), new ServiceIdentityOptions { TokenKey = _tokenKey }, TimeProvider.System);
        return await tokens.ReadAsync(token) is { } identity ? Caller.Of(new(identity)) : null;
    }

    /// <summary>Holds that the answer is a problem of this status and code, whole.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"/docs/errors/{code}", problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        return problem;
    }

    /// <summary>Holds that the call ends with this status and code.</summary>
    public static async Task<RpcException> RefusedAsync(Func<Task> call, StatusCode status, string code)
    {
        var e = await Assert.ThrowsAsync<RpcException>(call);
        Assert.True(status == e.StatusCode, e.ToString());
        Assert.Equal(code, e.Trailers.GetValue("untp-code"));
        return e;
    }

    public async ValueTask DisposeAsync()
    {
        Rest.Dispose();
        Channel.Dispose();
        await App.DisposeAsync();
        foreach (var stub in new[] { Identity, Issuer, Verifier, SecondVerifier })
        {
            await stub.DisposeAsync();
        }
    }
}
