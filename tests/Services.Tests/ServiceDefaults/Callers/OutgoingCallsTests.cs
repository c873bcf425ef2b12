using System.Globalization;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.ServiceDefaults.Callers;

/// <summary>What a call to another service carries on from the call that it is made for.</summary>
public sealed class OutgoingCallsTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private readonly TaskCompletionSource<TimeSpan> _timeout = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunningService _verifier = null!;

    public async Task InitializeAsync()
    {
        var identity = await _identity.StartAsync(_services);
        _verifier = await _services.VerifierAsync(OwnServices.At(identity.Grpc));
        _identity.BeforeDid = (_, context) =>
        {
            _timeout.TrySetResult(TimeoutOf(context));
            return Task.CompletedTask;
        };
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Deadline_is_no_later_than_the_callers()
    {
        await VerifyAsync(new CallOptions(deadline: DateTime.UtcNow + TimeSpan.FromSeconds(3)));

        Assert.InRange(await Eventually.EndsAsync(_timeout.Task), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Deadline_of_a_patient_caller_is_the_longest_wait()
    {
        await VerifyAsync(new CallOptions(deadline: DateTime.UtcNow + TimeSpan.FromMinutes(10)));

        Assert.InRange(await Eventually.EndsAsync(_timeout.Task), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Deadline_for_a_rest_caller_is_the_longest_wait()
    {
        await Answers.VerifyAsync(_verifier, Passport.Signed());

        Assert.InRange(await Eventually.EndsAsync(_timeout.Task), TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Cancellation_reaches_the_other_service()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _identity.BeforeDid = async (_, context) =>
        {
            arrived.TrySetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            catch (OperationCanceledException)
            {
                cancelled.TrySetResult();
                throw;
            }
        };
        using var source = new CancellationTokenSource();

        var call = VerifyAsync(new CallOptions(cancellationToken: source.Token));
        await Eventually.EndsAsync(arrived.Task);
        await source.CancelAsync();

        var ended = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal(StatusCode.Cancelled, ended.StatusCode);
        await Eventually.EndsAsync(cancelled.Task);
        Assert.Equal(1, _identity.DidCalls);
    }

    [Fact]
    public async Task Deadline_that_passes_ends_the_call_as_such()
    {
        _identity.BeforeDid = (_, context) => Task.Delay(Timeout.Infinite, context.CancellationToken);

        var ended = await Assert.ThrowsAsync<RpcException>(() => VerifyAsync(new CallOptions(deadline: DateTime.UtcNow + TimeSpan.FromMilliseconds(300))));

        Assert.Equal(StatusCode.DeadlineExceeded, ended.StatusCode);
    }

    [Fact]
    public async Task Caller_is_the_one_of_the_call()
    {
        var tenant = "";
        _identity.BeforeDid = (_, context) =>
        {
            tenant = Untp.ServiceDefaults.Callers.Caller.Of(context.GetHttpContext().User).Tenant;
            return Task.CompletedTask;
        };

        await new VerifierService.VerifierServiceClient(_verifier.Invoker("acme")).VerifyCredentialAsync(Request());

        Assert.Equal("acme", tenant);
    }

    // RFC: grpc-timeout is at most eight digits and a unit.
    private static TimeSpan TimeoutOf(ServerCallContext context)
    {
        var text = context.GetHttpContext().Request.Headers["grpc-timeout"].ToString();
        var number = long.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            'S' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMilliseconds(number),
            'u' => TimeSpan.FromMicroseconds(number),
            'n' => TimeSpan.FromTicks(number / 100),
            _ => TimeSpan.MaxValue,
        };
    }

    private static VerifyCredentialRequest Request() => new() { Verification = new Verification { Credential = ByteString.CopyFrom(Encoding.ASCII.GetBytes(Passport.Signed())) } };

    private Task<VerifyCredentialResponse> VerifyAsync(CallOptions options) =>
        new VerifierService.VerifierServiceClient(_verifier.Invoker()).VerifyCredentialAsync(Request(), options).ResponseAsync;
}
