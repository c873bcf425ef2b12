using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using Services.Tests.Stack;
using Untp.ServiceDefaults.Telemetry;

namespace Services.Tests.ServiceDefaults.Telemetry;

/// <summary>Meters of hosts that come and go in one process would mix.</summary>
[Collection(AloneCollection.Name)]
public sealed class MetricsTests(InProcessStack stack) : IClassFixture<InProcessStack>
{
    [Fact]
    public async Task Page_of_a_service_at_work_is_the_text_format()
    {
        await Answers.VerifyAsync(stack.Verifier, Passport.Signed());
        using var client = stack.Verifier.RestClient(tenant: null);

        var response = await client.GetAsync("/metrics");
        var page = new PrometheusText(await response.Content.ReadAsStringAsync());

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("histogram", page.Types["http_server_request_duration"]);
        Assert.True(page.Sum("http_server_request_duration_count", "http_route=\"/v1/verifications\"") >= 1);
    }

    [NeedsFact(Part.Shared)]
    public async Task Page_of_identity_counts_the_lookups_of_its_cache()
    {
        await Answers.VerifyAsync(stack.Verifier, Passport.Signed());
        using var client = stack.Identity.RestClient(tenant: null);

        var page = new PrometheusText(await client.GetStringAsync("/metrics"));

        Assert.Equal("counter", page.Types["untp_cache_lookups_total"]);
        Assert.True(page.Sum("untp_cache_lookups_total", "tier=\"source\"") >= 1);
        Assert.Equal(("histogram", "histogram"), (page.Types["untp_cache_age"], page.Types["untp_cache_origin_duration"]));
        Assert.True(page.Sum("untp_cache_age_count", "kind=\"document\"") >= 1);
        Assert.True(page.Sum("untp_cache_origin_duration_count", "kind=\"document\"") >= 1);
    }

    [Fact]
    public void Odd_names_values_and_numbers_are_written_as_the_format_wants()
    {
        using var meter = new Meter($"odd-{Guid.NewGuid()}");
        using var page = new PrometheusPage();
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(page.Reader).Build();
        meter.CreateCounter<long>("odd.count").Add(3, new("a.b", "back\\slash \"quote\" new\nline"), new("empty", null));
        meter.CreateObservableGauge("odd-gauge", () => (Measurement<double>[])
        [
            new(double.PositiveInfinity, new KeyValuePair<string, object?>("v", 1)),
            new(double.NegativeInfinity, new KeyValuePair<string, object?>("v", 2)),
            new(double.NaN, new KeyValuePair<string, object?>("v", 3)),
            new(1e300, new KeyValuePair<string, object?>("v", 4)),
        ]);
        meter.CreateUpDownCounter<long>("odd.level").Add(-2);
        var histogram = meter.CreateHistogram<double>("odd.time");
        histogram.Record(0.5);
        histogram.Record(1e9);

        var text = page.Render();
        var read = new PrometheusText(text);

        Assert.Contains("""odd_count_total{a_b="back\\slash \"quote\" new\nline",empty=""} 3""", text, StringComparison.Ordinal);
        Assert.Equal(double.PositiveInfinity, read.Sum("odd_gauge", "v=\"1\""));
        Assert.Equal(double.NegativeInfinity, read.Sum("odd_gauge", "v=\"2\""));
        Assert.Equal("gauge", read.Types["odd_level"]);
        Assert.Equal(-2, read.Sum("odd_level"));
        Assert.Equal(2, read.Sum("odd_time_count"));
        Assert.Equal(new PrometheusText(page.Render()).Sum("odd_count_total"), read.Sum("odd_count_total"));
    }
}
