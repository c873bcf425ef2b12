using System.Net;
using Microsoft.Extensions.Options;
using Untp.Gateway;
using Untp.Gateway.Keys;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;

namespace Services.Tests.Gateway;

public sealed class StartTests
{
    private static readonly string[] _addresses = [.. new[] { "identity", "issuer", "verifier" }.SelectMany(service =>
        new[] { $"--services:{service}:http:0=http://127.0.0.1:1", $"--services:{service}:grpc:0=http://127.0.0.1:1" })];

    [Fact]
    public void S32_Lists_All_Faults_At_Once()
    {
        var faults = Faults(
            "--urls=http://127.0.0.1:0", "--ServiceIdentity:TokenKey=short",
            "--Gateway:PublicUrl=ftp://x", "--Gateway:MaxBodyBytes=1", "--Gateway:ActivityTimeout=00:00:00",
            "--services:identity:http:0=http://127.0.0.1:1", "--services:issuer:http:0=nonsense",
            "--ApiKeys:0:Id=a", "--ApiKeys:0:Hash=ABC", "--ApiKeys:0:Scopes=issue,fly", "--ApiKeys:0:Tenant= ",
            "--ApiKeys:1:Id=a", $"--ApiKeys:1:Hash={ApiKeyRing.Hash("")}", "--ApiKeys:1:Tenant=t");

        foreach (var start in new[]
        {
            "ServiceIdentity:TokenKey:", "Gateway:MaxBodyBytes:", "Gateway:ActivityTimeout:", "services:identity:", "services:issuer:http:0", "services:verifier:",
            "ApiKeys:0:Hash:", "ApiKeys:0:Scopes: 'fly'", "ApiKeys:0:Tenant:", "ApiKeys:1:Id: 'a'", "ApiKeys:1:Hash: is that of an empty key", "ApiKeys:1:Scopes:",
        })
        {
            Assert.Single(faults, fault => fault.StartsWith(start, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("http://localhost/path")]
    [InlineData("")]
    public void Rejects_PublicUrl(string url) =>
        Assert.StartsWith("Gateway:PublicUrl:", Assert.Single(Faults(TestStack.Settings([.. _addresses, $"--Gateway:PublicUrl={url}"]))), StringComparison.Ordinal);

    [Fact]
    public void Rejects_TheSameKeyTwice()
    {
        var faults = Faults(TestStack.Settings([.. _addresses, $"--ApiKeys:1:Hash={ApiKeyRing.Hash(TestStack.Key)}"]));

        Assert.Equal("ApiKeys:1:Hash: is there twice.", Assert.Single(faults));
    }

    [Fact]
    public void S32_Rejects_NoKeys()
    {
        var settings = TestStack.Settings(_addresses).Where(setting => !setting.StartsWith("--ApiKeys", StringComparison.Ordinal));

        Assert.StartsWith("ApiKeys: there is none", Assert.Single(Faults([.. settings])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://192.0.2.1:0")]
    [InlineData("http://localhost.example:0")]
    public void Rejects_Open_Outside_Loopback(string urls)
    {
        var faults = Faults(TestStack.Settings([.. _addresses, "--Auth:Open=true", $"--urls={urls}"]));

        Assert.StartsWith("Auth:Open:", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:0")]
    [InlineData("http://localhost:5000")]
    public async Task Accepts_Open_On_Loopback(string urls) =>
        await GatewayService.Create(TestStack.Settings([.. _addresses, "--Auth:Open=true", "--GRPC_PORT=5001", "--HTTPS_PORT=", $"--urls={urls}"])).DisposeAsync();

    [Fact]
    public async Task Lets_Calls_Pass_As_Developer_When_Open()
    {
        await using var stack = await TestStack.StartAsync("--Auth:Open=true");

        using var response = await stack.SendAsync(HttpMethod.Get, "/v1/dids", key: null);
        using var withKey = await stack.SendAsync(HttpMethod.Get, "/v1/dids");
        using var empty = await stack.SendAsync(HttpMethod.Get, "/v1/dids", key: "");
        using var unknown = await stack.SendAsync(HttpMethod.Get, "/v1/dids", key: "nobody's");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, withKey.StatusCode);
        var tokens = stack.Issuer.Received.Select(received => received.Headers[ServiceTokens.Header]).ToArray();
        Assert.Equal(new Caller("dev", "open", "issue verify register admin"), await TestStack.ReadTokenAsync("issuer", tokens[0]));
        Assert.Equal("acme", (await TestStack.ReadTokenAsync("issuer", tokens[1]))?.Tenant);
        await TestStack.ProblemAsync(empty, HttpStatusCode.Unauthorized, "API_KEY_MISSING");
        await TestStack.ProblemAsync(unknown, HttpStatusCode.Unauthorized, "API_KEY_UNKNOWN");
    }

    private static IReadOnlyList<string> Faults(params string[] settings)
    {
        var e = Record.Exception(() => GatewayService.Create(settings));
        Assert.True(e is OptionsValidationException or AggregateException, e?.ToString() ?? "It started.");
        return ServiceRun.Faults(e!);
    }
}
