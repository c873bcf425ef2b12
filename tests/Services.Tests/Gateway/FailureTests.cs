using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Gateway;

public sealed class FailureTests
{
    private static readonly VerifyCredentialRequest _request = new();

    [Fact]
    public async Task Calls_Replicas_In_Turn()
    {
        await using var stack = await TestStack.StartAsync();

        for (var i = 0; i < 10; i++)
        {
            using var response = await stack.VerifyAsync();
        }

        Assert.Equal(5, stack.Verifier.Received.Count);
        Assert.Equal(5, stack.SecondVerifier.Received.Count);
    }

    [Fact]
    public async Task Answers_While_One_Replica_Lives()
    {
        await using var stack = await TestStack.StartAsync();
        for (var i = 0; i < 4; i++)
        {
            using var warm = await stack.VerifyAsync();
            await stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey);
        }

        await stack.Verifier.KillAsync();

        for (var i = 0; i < 10; i++)
        {
            using var response = await stack.VerifyAsync();
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("verifier", (await stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey)).Report.Summary);
        }
    }

    [Fact]
    public async Task Says_Which_Service_Is_Down_And_Recovers()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.Verifier.KillAsync();
        await stack.SecondVerifier.KillAsync();

        for (var i = 0; i < 5; i++)
        {
            using var refused = await stack.VerifyAsync();
            var problem = await TestStack.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
            Assert.Contains("verifier", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
            await TestStack.RefusedAsync(async () => await stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey), StatusCode.Unavailable, "SERVICE_UNAVAILABLE");
        }

        using var ofAnother = await stack.SendAsync(HttpMethod.Get, "/v1/dids");
        Assert.Equal(HttpStatusCode.OK, ofAnother.StatusCode);

        await stack.Verifier.StartAsync();

        using var response = await stack.VerifyAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("verifier", (await stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey)).Report.Summary);
    }

    [Fact]
    public async Task Calls_Under_Load_Are_Answered_Or_Clearly_Refused_While_A_Service_Dies_And_Returns()
    {
        await using var stack = await TestStack.StartAsync("--Gateway:RateLimitCalls=1000000");
        var answered = 0;
        var recovered = 0;
        var isBack = false;

        async Task CallAsync()
        {
            while (Volatile.Read(ref recovered) < 20)
            {
                var wasBack = Volatile.Read(ref isBack);
                using var response = await AskAsync();
                if (response is null)
                {
                    continue;
                }

                if (response.StatusCode == HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref answered);
                    _ = wasBack ? Interlocked.Increment(ref recovered) : 0;
                }
                else
                {
                    await TestStack.ProblemAsync(response, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
                }
            }
        }

        // An answer that had begun when its service died can only break off.
        async Task<HttpResponseMessage?> AskAsync()
        {
            try
            {
                return await stack.SendAsync(HttpMethod.Get, "/v1/dids");
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ResponseEnded)
            {
                return null;
            }
        }

        var load = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(CallAsync)));
        using (await stack.SendAsync(HttpMethod.Get, "/v1/dids"))
        {
            await stack.Issuer.KillAsync();
        }

        using (var refused = await stack.SendAsync(HttpMethod.Get, "/v1/dids"))
        {
            await TestStack.ProblemAsync(refused, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        }

        await stack.Issuer.StartAsync();
        Volatile.Write(ref isBack, true);
        await load.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.True(answered >= 20);
    }

    [Fact]
    public async Task Refuses_When_Connection_Breaks_Before_An_Answer()
    {
        await using var stack = await TestStack.StartAsync();
        stack.Issuer.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/credentials", new StringContent("{}"));

        await TestStack.ProblemAsync(response, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE");
        Assert.Single(stack.Issuer.Received);
    }

    [Fact]
    public async Task Returns_Timeout_When_Service_Is_Silent()
    {
        await using var stack = await TestStack.StartAsync("--Gateway:ActivityTimeout=00:00:00.3");
        stack.Issuer.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        stack.Verifier.Verify = stack.SecondVerifier.Verify = async (_, context) =>
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
            return new VerifyCredentialResponse();
        };

        using var response = await stack.SendAsync(HttpMethod.Get, "/v1/dids");

        var problem = await TestStack.ProblemAsync(response, HttpStatusCode.GatewayTimeout, "SERVICE_TIMEOUT");
        Assert.Contains("issuer", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        await TestStack.RefusedAsync(async () => await stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey), StatusCode.DeadlineExceeded, "SERVICE_TIMEOUT");
    }

    [Fact]
    public async Task Breaks_Stream_When_Service_Dies_In_It()
    {
        await using var stack = await TestStack.StartAsync();
        using var call = stack.VerifierClient.VerifyCredentials(TestStack.WithKey);
        await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = "1" });
        Assert.True(await call.ResponseStream.MoveNext(default));

        await stack.Verifier.KillAsync();
        await stack.SecondVerifier.KillAsync();

        var e = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Contains(e.StatusCode, new[] { StatusCode.Unavailable, StatusCode.Internal, StatusCode.Cancelled });
    }

    [Fact]
    public async Task Passes_Errors_Of_Services_Unchanged()
    {
        await using var stack = await TestStack.StartAsync();
        stack.Issuer.Answer = context =>
        {
            context.Response.StatusCode = 422;
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync("""{"code":"MINE"}""");
        };

        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/dids", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("""{"code":"MINE"}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_Follows_The_Services()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.ProbeAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health"));

        await stack.Verifier.KillAsync();
        await stack.ProbeAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health"));

        await stack.SecondVerifier.KillAsync();
        await stack.ProbeAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync("/health"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/alive"));

        await stack.Verifier.StartAsync();
        await stack.ProbeAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/health"));

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var response = await stack.Rest.GetAsync(path);
            return response.StatusCode;
        }
    }
}
