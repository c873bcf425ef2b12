using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Services.Tests.Stack;
using Untp.Contracts.Identity.V1;
using Untp.Core.Problems;
using Untp.ServiceDefaults.Errors;

namespace Services.Tests.ServiceDefaults.Errors;

/// <summary>What escapes an endpoint: a plain answer without detail; the log has the detail.</summary>
public sealed class ErrorMapTests : IAsyncLifetime
{
    private const string Secret = "password=hunter2";
    private readonly OwnServices _services = new();
    private readonly FakeIdentity _identity = new();
    private readonly CapturedLogs _logs = new();
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private RunningService _service = null!;

    public static TheoryData<ProblemKind> Kinds => new(Enum.GetValues<ProblemKind>());

    public async Task InitializeAsync()
    {
        _service = await _identity.StartAsync(_services, app =>
        {
            app.MapGet("/throws", void () => throw new InvalidOperationException(Secret));
            app.MapGet("/number", (int n) => n);
            app.MapGet("/waits", (CancellationToken cancellationToken) =>
            {
                _arrived.TrySetResult();
                return Task.Delay(Timeout.Infinite, cancellationToken);
            });
        });
        _logs.AddTo(_service);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    [Fact]
    public async Task Exception_of_a_rest_endpoint_is_500_without_detail()
    {
        using var client = _service.RestClient();

        var response = await client.GetAsync("/throws");

        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("INTERNAL", await Answers.CodeAsync(response));
        Assert.DoesNotContain("hunter2", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.Matches("^[0-9a-f]{32}$|^[0-9A-Z]+:[0-9]+$", (await Answers.JsonAsync(response))["traceId"]!.GetValue<string>());
        Assert.Single(_logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Exception_of_a_grpc_method_is_internal_without_detail()
    {
        _identity.BeforeDid = (_, _) => throw new InvalidOperationException(Secret);

        var e = await Assert.ThrowsAsync<RpcException>(async () => await new IdentityService.IdentityServiceClient(_service.Invoker()).ResolveDidAsync(new ResolveDidRequest()));

        Assert.Equal(StatusCode.Internal, e.StatusCode);
        Assert.Equal("INTERNAL", Answers.Code(e));
        var problem = Untp.Contracts.Common.V1.Problem.Parser.ParseFrom(e.Trailers.GetValueBytes("untp-problem-bin"));
        Assert.All((string[])[e.Status.Detail, problem.Message, .. e.Trailers.Where(entry => !entry.IsBinary).Select(entry => entry.Value)], text =>
        {
            Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        });
        Assert.Single(_logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Request_that_cannot_be_bound_is_400()
    {
        using var client = _service.RestClient();

        var response = await client.GetAsync("/number?n=many");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("REQUEST_SHAPE", await Answers.CodeAsync(response));
    }

    [Fact]
    public async Task Method_that_is_not_there_is_405()
    {
        using var client = _service.RestClient();

        var response = await client.DeleteAsync("/throws");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("METHOD_NOT_ALLOWED", await Answers.CodeAsync(response));
    }

    [Fact]
    public async Task Unknown_grpc_method_is_unimplemented()
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, "untp.nothing.v1.Nothing", "Do", Marshallers.Create<byte[]>(x => x, x => x), Marshallers.Create<byte[]>(x => x, x => x));

        var e = await Assert.ThrowsAsync<RpcException>(async () => await _service.Invoker().AsyncUnaryCall(method, null, new CallOptions(), []));

        Assert.Equal(StatusCode.Unimplemented, e.StatusCode);
    }

    [Fact]
    public async Task Call_that_its_caller_cancelled_is_cancelled_and_no_fault()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var interceptor = new ProblemInterceptor(NullLogger<ProblemInterceptor>.Instance);

        var e = await Assert.ThrowsAsync<RpcException>(() => interceptor.UnaryServerHandler<string, string>("", new FakeCallContext(source.Token), (_, context) =>
            throw new OperationCanceledException(context.CancellationToken)));

        Assert.Equal(StatusCode.Cancelled, e.StatusCode);
    }

    [Fact]
    public async Task Cancellation_that_its_caller_did_not_ask_for_is_a_fault_of_ours()
    {
        var interceptor = new ProblemInterceptor(NullLogger<ProblemInterceptor>.Instance);

        var e = await Assert.ThrowsAsync<RpcException>(() => interceptor.UnaryServerHandler<string, string>("", new FakeCallContext(CancellationToken.None), (_, _) =>
            throw new OperationCanceledException()));

        Assert.Equal(StatusCode.Internal, e.StatusCode);
    }

    [Fact]
    public async Task Rest_client_that_goes_away_is_no_fault()
    {
        using var client = _service.RestClient();
        using var source = new CancellationTokenSource();
        var waiting = client.GetAsync("/waits", source.Token);
        await Eventually.EndsAsync(_arrived.Task);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/alive")).StatusCode);
        Assert.DoesNotContain(_logs.Lines, line => line.Level >= LogLevel.Error);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_status_of_both_sorts(ProblemKind kind)
    {
        Assert.InRange(ProblemStatus.Http(kind), 400, 504);
        Assert.NotEqual(StatusCode.OK, ProblemStatus.Grpc(kind));
    }

    [Fact]
    public void Trailers_stay_small_however_many_problems_there_are()
    {
        var problems = Enumerable.Range(0, 1000).Select(i => new Problem(ProblemCodes.SchemaInvalid, $"fault {i}", "/a")).ToArray();

        var e = ProblemTrailers.ToException(problems);

        Assert.Equal("SCHEMA_INVALID", Answers.Code(e));
        Assert.True(e.Trailers.Sum(entry => entry.Key.Length + entry.ValueBytes.Length) < 4096);
    }
}
