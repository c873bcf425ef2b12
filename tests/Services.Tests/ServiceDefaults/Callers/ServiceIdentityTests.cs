using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Health.V1;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Contracts.Issuer.V1;
using Untp.Contracts.Verifier.V1;
using Untp.ServiceDefaults.Callers;
using Untp.ServiceDefaults.Hosting;
using V1 = Grpc.Reflection.V1;

namespace Services.Tests.ServiceDefaults.Callers;

/// <summary>Who is let in, at the doors of the real services.</summary>
public sealed class ServiceIdentityTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    public static TheoryData<string> BadTokens => new("", "garbage", "other key", "other audience", "expired", "none", "twice", "tenant header");

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task S32_Bad_token_is_refused_over_rest(string kind)
    {
        using var client = stack.Issuer.RestClient(tenant: null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/dids");
        foreach (var (name, value) in Headers(kind))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("SERVICE_TOKEN_INVALID", await Answers.CodeAsync(response));
    }

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task S32_Bad_token_is_refused_over_grpc(string kind)
    {
        var headers = new Metadata();
        foreach (var (name, value) in Headers(kind))
        {
            headers.Add(name, value);
        }

        await RefusedAsync(() => new IssuerService.IssuerServiceClient(stack.Issuer.Invoker(null)).ListDidsAsync(new ListDidsRequest(), headers).ResponseAsync);
        await RefusedAsync(() => new VerifierService.VerifierServiceClient(stack.Verifier.Invoker(null)).VerifyCredentialAsync(new VerifyCredentialRequest(), headers).ResponseAsync);
        await RefusedAsync(() => new IdentityService.IdentityServiceClient(stack.Identity.Invoker(null)).ResolveDidAsync(new ResolveDidRequest(), headers).ResponseAsync);
    }

    [Fact]
    public async Task Path_that_is_not_there_tells_a_stranger_nothing()
    {
        using var stranger = stack.Issuer.RestClient(tenant: null);
        using var known = stack.Issuer.RestClient();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/v1/nothing")).StatusCode);
        Assert.Equal("ROUTE_NOT_FOUND", await Answers.CodeAsync(await known.GetAsync("/v1/nothing")));
    }

    [Fact]
    public async Task S32_Tenant_is_that_of_the_token_whatever_the_header_says()
    {
        var did = await Answers.CreateDidAsync(stack.Issuer, "mine");
        using var client = stack.Issuer.RestClient("theirs");
        client.DefaultRequestHeaders.Add("X-Untp-Tenant", "mine");

        Assert.DoesNotContain(did, await client.GetStringAsync("/v1/dids"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S32_Tenants_do_not_see_each_other()
    {
        var did = await Answers.CreateDidAsync(stack.Issuer, "left");
        var passport = Passport.Of(did);
        using var left = stack.Issuer.RestClient("left");
        Assert.Equal(HttpStatusCode.Created, (await Answers.IssueAsync(left, passport)).StatusCode);
        var id = passport["id"]!.GetValue<string>();
        using var right = stack.Issuer.RestClient("right");
        var rightGrpc = new IssuerService.IssuerServiceClient(stack.Issuer.Invoker("right"));

        Assert.Empty((await rightGrpc.ListDidsAsync(new ListDidsRequest())).Dids);
        Assert.Empty((await right.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>("/v1/dids"))!["dids"]!.AsArray());
        var unknown = await Assert.ThrowsAsync<RpcException>(async () => await rightGrpc.GetCredentialAsync(new GetCredentialRequest { Id = id }));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("CREDENTIAL_NOT_FOUND", Answers.Code(unknown));
        Assert.Equal("CREDENTIAL_NOT_FOUND", await Answers.CodeAsync(await right.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}")));
        Assert.Equal(HttpStatusCode.OK, (await left.GetAsync($"/v1/credentials?id={Uri.EscapeDataString(id)}")).StatusCode);
    }

    [Theory]
    [InlineData("identity", "/health")]
    [InlineData("identity", "/alive")]
    [InlineData("identity", "/metrics")]
    [InlineData("issuer", "/health")]
    [InlineData("issuer", "/alive")]
    [InlineData("issuer", "/metrics")]
    [InlineData("issuer", "/openapi/v1.json")]
    [InlineData("verifier", "/health")]
    [InlineData("verifier", "/alive")]
    [InlineData("verifier", "/metrics")]
    [InlineData("verifier", "/openapi/v1.json")]
    public async Task Anyone_may_look(string service, string path)
    {
        using var client = Service(service).RestClient(tenant: null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("issuer")]
    [InlineData("verifier")]
    public async Task Anyone_may_ask_for_health_and_contracts_over_grpc(string service)
    {
        var invoker = Service(service).Invoker(tenant: null);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Grpc.Health.V1.Health.HealthClient(invoker).CheckAsync(new HealthCheckRequest())).Status);
        using var call = new V1.ServerReflection.ServerReflectionClient(invoker).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new V1.ServerReflectionRequest { ListServices = "" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.NotEmpty(call.ResponseStream.Current.ListServicesResponse.Service);
    }

    private static async Task RefusedAsync(Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RpcException>(call);
        Assert.Equal(StatusCode.Unauthenticated, refused.StatusCode);
        Assert.Equal("SERVICE_TOKEN_INVALID", Answers.Code(refused));
    }

    private static string Token(string audience, string? key = null, TimeSpan ago = default)
    {
        using var tokens = new ServiceTokens(new ServiceName("gateway"), new ServiceIdentityOptions { TokenKey = key ?? InProcessStack.TokenKey }, new ManualTime(TimeProvider.System.GetUtcNow() - ago));
        return tokens.Create(audience, new Caller("dev", "key-1", "issue"));
    }

    private static IEnumerable<(string Name, string Value)> Headers(string kind) => kind switch
    {
        "" => [],
        "tenant header" => [("x-untp-tenant", "dev"), ("x-untp-key-id", "key-1")],
        "garbage" => [(ServiceTokens.Header, "garbage")],
        "other key" => [(ServiceTokens.Header, Token("issuer", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))))],
        "other audience" => [(ServiceTokens.Header, Token("gateway"))],
        "expired" => [(ServiceTokens.Header, Token("issuer", ago: TimeSpan.FromMinutes(2)))],
        "none" => [(ServiceTokens.Header, $"eyJhbGciOiJub25lIn0.{Token("issuer").Split('.')[1]}.")],
        "twice" => [(ServiceTokens.Header, "garbage"), (ServiceTokens.Header, Token("issuer"))],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private RunningService Service(string name) => name switch { "identity" => stack.Identity, "issuer" => stack.Issuer, _ => stack.Verifier };
}
