using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Services.Tests.ServiceDefaults;
using Services.Tests.Stack;
using Untp.Contracts.Verifier.V1;

namespace Services.Tests.Verifier;

public sealed class VerifierRpcTests : IAsyncLifetime
{
    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private VerifierService.VerifierServiceClient _client = null!;
    private RunningService _verifier = null!;

    public async Task InitializeAsync()
    {
        var identity = await _identity.StartAsync(_services);
        _verifier = await _services.VerifierAsync(OwnServices.At(identity.Grpc));
        _client = new VerifierService.VerifierServiceClient(_verifier.Invoker());
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(-62_135_596_801, 0)]
    [InlineData(253_402_300_800, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    [InlineData(0, int.MinValue)]
    [InlineData(0, int.MaxValue)]
    public async Task Moment_that_is_none_is_refused(long seconds, int nanos) =>
        await RefusedAsync(new Verification { Credential = Credential(), At = new Timestamp { Seconds = seconds, Nanos = nanos } }, "REQUEST_SHAPE", "/verification/at");

    [Theory]
    [InlineData(-62_000_000_000, 0, Outcome.Invalid)]
    [InlineData(253_000_000_000, 999_999_999, Outcome.Invalid)]
    [InlineData(0, 0, Outcome.Invalid)]
    [InlineData(1_800_000_000, 1, Outcome.Valid)]
    public async Task Moment_far_away_is_judged_like_any_other(long seconds, int nanos, Outcome outcome)
    {
        var response = await VerifyAsync(new Verification { Credential = Credential(), At = new Timestamp { Seconds = seconds, Nanos = nanos } });

        Assert.Equal(outcome, response.Report.Outcome);
    }

    [Theory]
    [InlineData("application/jwt")]
    [InlineData("application/VC+JWT")]
    [InlineData("application/json")]
    [InlineData(" ")]
    public async Task Other_media_types_are_refused(string mediaType) =>
        await RefusedAsync(new Verification { Credential = Credential(), MediaType = mediaType }, "MEDIA_TYPE_UNSUPPORTED", "/verification/media_type");

    [Theory]
    [InlineData("")]
    [InlineData("application/vc+jwt")]
    public async Task Its_own_media_type_is_read(string mediaType) =>
        Assert.Equal(Outcome.Valid, (await VerifyAsync(new Verification { Credential = Credential(), MediaType = mediaType })).Report.Outcome);

    [Fact]
    public async Task Nothing_at_all_is_refused()
    {
        await RefusedAsync(null, "REQUEST_EMPTY", "/verification");
        await RefusedAsync(new Verification(), "REQUEST_EMPTY", "");
    }

    [Fact]
    public async Task Report_says_what_the_rest_report_says()
    {
        var credential = Passport.Signed();
        var rest = await Answers.VerifyAsync(_verifier, credential);
        var report = (await VerifyAsync(new Verification { Credential = ByteString.CopyFromUtf8(credential) })).Report;

        Assert.Equal(rest["checks"]!.AsArray().Select(check => check!["name"]!.GetValue<string>()), report.Checks.Select(check => check.Name));
        Assert.Equal(
            rest["checks"]!.AsArray().Select(check => check!["outcome"]!.GetValue<string>().ToUpperInvariant()),
            report.Checks.Select(check => check.Outcome.ToString().ToUpperInvariant()));
        Assert.Equal(rest["summary"]!.GetValue<string>(), report.Summary);
        Assert.Equal(rest["issuer"]!["id"]!.GetValue<string>(), report.Issuer);
        Assert.Equal(("DigitalProductPassport", "0.7.0"), (report.Type, report.UntpVersion));
        Assert.NotNull(report.KeyAsOf);
    }

    [Fact]
    public async Task Request_larger_than_the_limit_is_resource_exhausted()
    {
        var large = ByteString.CopyFrom(new byte[(2 * 1024 * 1024) + 1]);

        var unary = await Assert.ThrowsAsync<RpcException>(() => VerifyAsync(new Verification { Credential = large }));
        using var call = _client.VerifyCredentials();
        try
        {
            await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = "0", Verification = new Verification { Credential = large } });
        }
        catch (RpcException)
        {
            // The refusal came while the request was still being written; the answer says what it was.
        }

        var stream = await Assert.ThrowsAsync<RpcException>(() => Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));

        foreach (var refusal in (RpcException[])[unary, stream])
        {
            Assert.Equal((StatusCode.ResourceExhausted, "REQUEST_TOO_LARGE"), (refusal.StatusCode, Answers.Code(refusal)));
            Assert.Equal(refusal.Status.Detail, Untp.Contracts.Common.V1.Problem.Parser.ParseFrom(refusal.Trailers.GetValueBytes("untp-problem-bin")).Message);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_message_are_told_as_bad_input()
    {
        var unary = await Assert.ThrowsAsync<RpcException>(async () => await _verifier.Invoker().AsyncUnaryCall(Bytes(MethodType.Unary, "VerifyCredential"), null, default, [0xFF]));
        using var call = _verifier.Invoker().AsyncDuplexStreamingCall(Bytes(MethodType.DuplexStreaming, "VerifyCredentials"), null, default);
        await call.RequestStream.WriteAsync([0xFF]);
        var stream = await Assert.ThrowsAsync<RpcException>(() => Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));

        foreach (var refusal in (RpcException[])[unary, stream])
        {
            Assert.Equal((StatusCode.InvalidArgument, "REQUEST_SHAPE"), (refusal.StatusCode, Answers.Code(refusal)));
        }
    }

    [Fact]
    public async Task Credential_larger_than_its_limit_is_an_answer_of_its_own()
    {
        await RefusedAsync(new Verification { Credential = ByteString.CopyFrom(new byte[(1024 * 1024) + 1]) }, "JSON_TOO_LARGE", "", StatusCode.ResourceExhausted);

        using var call = _client.VerifyCredentials();
        await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = "large", Verification = new Verification { Credential = ByteString.CopyFrom(new byte[(1024 * 1024) + 1]) } });
        await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = "empty" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(("large", "JSON_TOO_LARGE"), (call.ResponseStream.Current.Id, call.ResponseStream.Current.Problem.Code));
        Assert.True(await call.ResponseStream.MoveNext(default));
        Assert.Equal(("empty", "REQUEST_EMPTY"), (call.ResponseStream.Current.Id, call.ResponseStream.Current.Problem.Code));
        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task Stream_without_requests_ends_without_answers()
    {
        using var call = _client.VerifyCredentials();
        await call.RequestStream.CompleteAsync();

        Assert.False(await Eventually.EndsAsync(call.ResponseStream.MoveNext(default)));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task Sender_that_does_not_read_is_stopped_and_reading_drains_all_in_order()
    {
        const int count = 10_000;

        // Refused unread, so that the work is small and the bytes are many.
        var large = ByteString.CopyFrom(new byte[16 * 1024]);
        using var call = _client.VerifyCredentials();
        var sent = 0;
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < count; i++)
            {
                // The id comes back and fills the way back.
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = $"{i}:{new string('x', 2048)}", Verification = new Verification { Credential = large } });
                Interlocked.Increment(ref sent);
            }

            await call.RequestStream.CompleteAsync();
        });

        var accepted = await StandstillAsync(() => Volatile.Read(ref sent), sending);
        Assert.InRange(accepted, 1, count / 4);
        Assert.False(sending.IsCompleted);

        var next = 0;
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            Assert.StartsWith($"{next}:", answer.Id, StringComparison.Ordinal);
            Assert.Equal("JWS_SYNTAX", answer.Problem.Code);
            next++;
        }

        await sending;
        Assert.Equal(count, next);
    }

    [Fact]
    public async Task Slow_verification_bounds_what_is_read_ahead()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _identity.BeforeDid = (_, _) => open.Task;
        var credentials = Enumerable.Range(0, 200).Select(_ => ByteString.CopyFromUtf8(Passport.Signed())).ToArray();
        using var call = _client.VerifyCredentials();
        var sending = Task.Run(async () =>
        {
            foreach (var (i, credential) in credentials.Index())
            {
                await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = $"{i}", Verification = new Verification { Credential = credential } });
            }

            await call.RequestStream.CompleteAsync();
        });

        var asked = await StandstillAsync(() => _identity.DidCalls, Task.Delay(Timeout.Infinite));
        open.SetResult();
        var answers = new List<VerifyCredentialsResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            answers.Add(answer);
        }

        await sending;
        Assert.InRange(asked, 1, (4 * Environment.ProcessorCount) + 2);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), answers.Select(answer => answer.Id));
    }

    [Fact]
    public async Task Stream_cancelled_in_the_middle_stops_its_work()
    {
        using var logs = new CapturedLogs();
        logs.AddTo(_verifier);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _identity.BeforeDid = async (_, context) =>
        {
            try
            {
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
            }
            finally
            {
                stopped.TrySetResult();
            }
        };
        using var source = new CancellationTokenSource();
        using var call = _client.VerifyCredentials(cancellationToken: source.Token);
        for (var i = 0; i < 4; i++)
        {
            await call.RequestStream.WriteAsync(new VerifyCredentialsRequest { Id = $"{i}", Verification = new Verification { Credential = Credential() } });
        }

        await Eventually.IsTrueAsync(() => _identity.DidCalls > 0);
        await source.CancelAsync();

        var e = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        Assert.Equal(StatusCode.Cancelled, e.StatusCode);
        await Eventually.EndsAsync(stopped.Task);
        _identity.BeforeDid = (_, _) => Task.CompletedTask;
        Assert.Equal(Outcome.Valid, (await VerifyAsync(new Verification { Credential = Credential() })).Report.Outcome);
        Assert.DoesNotContain(logs.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    /// <summary>A method by its name, that takes and gives bytes as they are.</summary>
    private static Method<byte[], byte[]> Bytes(MethodType type, string name)
    {
        var asTheyAre = Marshallers.Create(bytes => bytes, bytes => bytes);
        return new Method<byte[], byte[]>(type, "untp.verifier.v1.VerifierService", name, asTheyAre, asTheyAre);
    }

    private static ByteString Credential() => ByteString.CopyFrom(Encoding.ASCII.GetBytes(Passport.Signed()));

    /// <summary>The value at which a count has not moved for a good while; a machine too slow for that only makes the test weaker.</summary>
    private static async Task<int> StandstillAsync(Func<int> count, Task ending)
    {
        var (last, since) = (0, 0);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (since < 50 && !ending.IsCompleted && await ticks.WaitForNextTickAsync())
        {
            (last, since) = count() is var now && now == last && now > 0 ? (now, since + 1) : (now, 0);
        }

        return count();
    }

    private async Task<VerifyCredentialResponse> VerifyAsync(Verification? verification) => await _client.VerifyCredentialAsync(new VerifyCredentialRequest { Verification = verification });

    private async Task RefusedAsync(Verification? verification, string code, string pointer, StatusCode status = StatusCode.InvalidArgument)
    {
        var e = await Assert.ThrowsAsync<RpcException>(() => VerifyAsync(verification));
        Assert.Equal((status, code), (e.StatusCode, Answers.Code(e)));
        Assert.Equal(pointer, Untp.Contracts.Common.V1.Problem.Parser.ParseFrom(e.Trailers.GetValueBytes("untp-problem-bin")).Pointer);
    }
}
