using System.Net;
using Grpc.Core;
using Grpc.Health.V1;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Gateway;

public sealed class LimitTests
{
    private const int MaxBodyBytes = 4096;

    private static readonly string[] _smallBodies = [$"--Gateway:MaxBodyBytes={MaxBodyBytes}"];
    private static readonly string[] _threeCalls = ["--Gateway:RateLimitCalls=3", "--Gateway:RateLimitPeriod=01:00:00"];

    [Theory]
    [InlineData(MaxBodyBytes, false)]
    [InlineData(MaxBodyBytes - 100, true)]
    public async Task Accepts_Body_Within_The_Limit(int bytes, bool isChunked)
    {
        await using var stack = await TestStack.StartAsync(_smallBodies);

        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/credentials", Body(bytes, isChunked));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rejects_Body_Over_The_Limit(bool isChunked)
    {
        await using var stack = await TestStack.StartAsync(_smallBodies);

        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/credentials", Body(MaxBodyBytes + 1, isChunked));

        var problem = await TestStack.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "REQUEST_TOO_LARGE");
        Assert.Contains($"{MaxBodyBytes} bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rejects_LargeBody_That_Claims_To_Be_Grpc()
    {
        await using var stack = await TestStack.StartAsync(_smallBodies);
        var body = Body(MaxBodyBytes + 1, isChunked: false);
        body.Headers.ContentType = new("application/grpc");

        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/credentials", body);

        Assert.Equal("REQUEST_TOO_LARGE", response.Headers.GetValues("untp-code").Single());
        Assert.Empty(stack.Issuer.Received);
    }

    [Fact]
    public async Task Accepts_GrpcStream_Over_The_Limit()
    {
        await using var stack = await TestStack.StartAsync(_smallBodies);
        using var call = stack.VerifierClient.VerifyCredentials(TestStack.WithKey);

        for (var i = 0; i < 20; i++)
        {
            var request = new VerifyCredentialsRequest { Id = $"{i}", Verification = new Verification { Credential = Google.Protobuf.ByteString.CopyFrom(new byte[1000]) } };
            await call.RequestStream.WriteAsync(request);
            Assert.True(await call.ResponseStream.MoveNext(default));
            Assert.Equal($"{i}", call.ResponseStream.Current.Id);
        }

        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task Limits_Calls_Of_A_Key()
    {
        await using var stack = await TestStack.StartAsync(_threeCalls);
        for (var left = 2; left >= 0; left--)
        {
            using var granted = await stack.VerifyAsync();
            Assert.Equal(HttpStatusCode.OK, granted.StatusCode);
            Assert.Equal("3", Header(granted, "RateLimit-Limit"));
            Assert.Equal($"{left}", Header(granted, "RateLimit-Remaining"));
        }

        using var refused = await stack.VerifyAsync();

        await TestStack.ProblemAsync(refused, HttpStatusCode.TooManyRequests, "RATE_LIMITED");
        Assert.Equal(TimeSpan.FromHours(1), refused.Headers.RetryAfter?.Delta);
        Assert.Equal("0", Header(refused, "RateLimit-Remaining"));
        Assert.Equal("3;w=3600", Header(refused, "RateLimit-Policy"));
        Assert.Equal(3, stack.Verifier.Received.Count + stack.SecondVerifier.Received.Count);
        await TestStack.RefusedAsync(
            async () => await stack.VerifierClient.VerifyCredentialAsync(new VerifyCredentialRequest(), TestStack.WithKey), StatusCode.ResourceExhausted, "RATE_LIMITED");
    }

    [Fact]
    public async Task Keeps_The_Budgets_Of_Keys_Apart()
    {
        await using var stack = await TestStack.StartAsync(_threeCalls);
        for (var i = 0; i < 4; i++)
        {
            using var spent = await stack.VerifyAsync();
        }

        using var ofAnother = await stack.SendAsync(HttpMethod.Post, "/v1/verifications", new StringContent("{}"), TestStack.VerifyKey);
        using var alive = await stack.Rest.GetAsync("/alive");

        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Limits_Calls_Without_Key_By_Address()
    {
        await using var stack = await TestStack.StartAsync(_threeCalls);
        var health = new Health.HealthClient(stack.Channel);
        var toIssuer = new Metadata { { "untp-service", "issuer" } };
        for (var i = 0; i < 3; i++)
        {
            await health.CheckAsync(new HealthCheckRequest(), toIssuer);
        }

        await TestStack.RefusedAsync(async () => await health.CheckAsync(new HealthCheckRequest(), toIssuer), StatusCode.ResourceExhausted, "RATE_LIMITED");
    }

    private static HttpContent Body(int bytes, bool isChunked) =>
        isChunked ? new StreamContent(new UnknownLength(new byte[bytes])) : new ByteArrayContent(new byte[bytes]);

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
