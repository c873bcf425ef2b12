using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Untp.Contracts.Verifier.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Services.Tests.Gateway;

public sealed class GrpcTests : IAsyncLifetime
{
    private static readonly VerifyCredentialRequest _request = new();

    private TestStack _stack = null!;

    public async Task InitializeAsync() => _stack = await TestStack.StartAsync();

    public async Task DisposeAsync() => await _stack.DisposeAsync();

    [Fact]
    public async Task Streams_Both_Ways()
    {
        using var call = _stack.VerifierClient.VerifyCredentials(TestStack.WithKey);
        foreach (var id in new[] { "a", "b", "c" })
        {
            await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = id });
            Assert.True(await call.ResponseStream.MoveNext(default));
            Assert.Equal(id, call.ResponseStream.Current.Id);
        }

        await call.RequestStream.CompleteAsync();

        Assert.False(await call.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Passes_Deadline_On()
    {
        var seen = DateTime.MaxValue;
        _stack.Verifier.Verify = _stack.SecondVerifier.Verify = (_, context) =>
        {
            seen = context.Deadline;
            return Task.FromResult(new VerifyCredentialResponse());
        };
        var deadline = DateTime.UtcNow.AddSeconds(60);

        await _stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey, deadline);

        Assert.InRange(seen, deadline.AddSeconds(-30), deadline.AddSeconds(30));
    }

    [Fact]
    public async Task Passes_Cancellation_On()
    {
        var arrived = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _stack.Verifier.Verify = _stack.SecondVerifier.Verify = async (_, context) =>
        {
            context.CancellationToken.Register(cancelled.SetResult);
            arrived.SetResult();
            await cancelled.Task;
            return new VerifyCredentialResponse();
        };
        using var cancellation = new CancellationTokenSource();
        using var call = _stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey, cancellationToken: cancellation.Token);
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await cancellation.CancelAsync();

        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(async () => await call)).StatusCode);
    }

    [Fact]
    public async Task Passes_Status_And_Trailers_Of_Services_On()
    {
        _stack.Verifier.Verify = _stack.SecondVerifier.Verify = (_, _) =>
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "no such thing"), new Metadata { { "untp-code", "MINE" } });

        var e = await TestStack.RefusedAsync(async () => await _stack.VerifierClient.VerifyCredentialAsync(_request, TestStack.WithKey), StatusCode.FailedPrecondition, "MINE");

        Assert.Equal("no such thing", e.Status.Detail);
    }

    [Theory]
    [InlineData(null, ServingStatus.Serving)]
    [InlineData("identity", ServingStatus.NotServing)]
    [InlineData("issuer", ServingStatus.NotServing)]
    [InlineData("verifier", ServingStatus.NotServing)]
    public async Task Answers_Health_Itself_Or_Asks_The_Service(string? service, ServingStatus expected)
    {
        var answer = await new Health.HealthClient(_stack.Channel).CheckAsync(new HealthCheckRequest(), Of(service));

        Assert.Equal(expected, answer.Status);
    }

    [Theory]
    [InlineData(null, "untp.verifier.v1.VerifierService")]
    [InlineData("issuer", "stub.issuer")]
    [InlineData("verifier", "stub.verifier")]
    public async Task Answers_Reflection_Itself_Or_Asks_The_Service(string? service, string expected)
    {
        using var call = new ServerReflection.ServerReflectionClient(_stack.Channel).ServerReflectionInfo(Of(service));
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "*" });

        Assert.True(await call.ResponseStream.MoveNext(default));

        Assert.Contains(expected, call.ResponseStream.Current.ListServicesResponse.Service.Select(found => found.Name));
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    private static Metadata Of(string? service) => service is null ? [] : new Metadata { { "untp-service", service } };
}
