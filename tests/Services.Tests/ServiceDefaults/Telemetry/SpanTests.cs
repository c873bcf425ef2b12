using System.Diagnostics;
using Services.Tests.Stack;
using Untp.Contracts.Issuer.V1;

namespace Services.Tests.ServiceDefaults.Telemetry;

public sealed class SpanTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [Theory]
    [InlineData("rest", "GET /v1/dids", "/v1/dids")]
    [InlineData("grpc", "POST /untp.issuer.v1.IssuerService/ListDids", "/untp.issuer.v1.IssuerService/ListDids")]
    [InlineData("verify", "POST /v1/verifications", "/v1/verifications")]
    public async Task Server_span_carries_the_route_and_continues_the_callers_trace(string call, string name, string route)
    {
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        var trace = ActivityTraceId.CreateRandom();
        listener.ActivityStopped = span =>
        {
            if (span.TraceId == trace && Equals(span.GetTagItem("http.route"), route))
            {
                ended.TrySetResult(span);
            }
        };
        ActivitySource.AddActivityListener(listener);
        var parent = $"00-{trace}-{ActivitySpanId.CreateRandom()}-01";

        switch (call)
        {
            case "rest":
                using (var client = stack.Issuer.RestClient())
                {
                    client.DefaultRequestHeaders.Add("traceparent", parent);
                    await client.GetAsync("/v1/dids");
                }

                break;
            case "grpc":
                await new IssuerService.IssuerServiceClient(stack.Issuer.Invoker()).ListDidsAsync(new ListDidsRequest(), new Grpc.Core.Metadata { { "traceparent", parent } });
                break;
            default:
                using (var client = stack.Verifier.RestClient())
                {
                    client.DefaultRequestHeaders.Add("traceparent", parent);
                    await client.PostAsync("/v1/verifications", new StringContent(Passport.Signed(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/jwt")));
                }

                break;
        }

        Assert.Equal(name, (await Eventually.EndsAsync(ended.Task)).DisplayName);
    }

    [Fact]
    public async Task Trace_goes_on_through_the_call_to_identity()
    {
        var ended = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = ActivityTraceId.CreateRandom();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (span.TraceId == trace && Equals(span.GetTagItem("http.route"), "/untp.identity.v1.IdentityService/ResolveDid"))
                {
                    ended.TrySetResult(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var client = stack.Verifier.RestClient();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");

        await client.PostAsync("/v1/verifications", new StringContent(Passport.Signed(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/jwt")));

        await Eventually.EndsAsync(ended.Task);
    }
}
