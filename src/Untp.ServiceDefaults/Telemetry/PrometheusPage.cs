using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Untp.ServiceDefaults.Telemetry;

/// <summary>
/// All metrics in the Prometheus text format 0.0.4 (the OpenTelemetry exporter for it is not in the registry). Threads: safe.
/// </summary>
internal sealed class PrometheusPage : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TextExporter _exporter = new();

    public PrometheusPage() => Reader = new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Cumulative };

    public BaseExportingMetricReader Reader { get; }

    public string Render()
    {
        lock (_lock)
        {
            _exporter.Text.Clear();
            // Not Reader.Collect(): a reader that is only pulled collects for its exporter alone.
            _exporter.Collect!(Timeout.Infinite);
            return _exporter.Text.ToString();
        }
    }

    public void Dispose() => Reader.Dispose();

    [ExportModes(ExportModes.Pull)]
    private sealed class TextExporter : BaseExporter<Metric>, IPullMetricExporter
    {
        public StringBuilder Text { get; } = new();

        public Func<int, bool>? Collect { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Write(metric);
            }

            return ExportResult.Success;
        }

        private static string Name(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

        private static string Label(object? value) =>
            Convert.ToString(value, CultureInfo.InvariantCulture)!.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

        private static string Labels(ReadOnlyTagCollection tags, string? bound = null)
        {
            var labels = new List<string>();
            foreach (var tag in tags)
            {
                labels.Add($"{Name(tag.Key)}=\"{Label(tag.Value)}\"");
            }

            if (bound is not null)
            {
                labels.Add($"le=\"{bound}\"");
            }

            return labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}";
        }

        private void Write(Metric metric)
        {
            var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
            var name = Name(metric.Name) + (isCounter ? "_total" : "");
            Text.Append("# TYPE ").Append(name).Append(' ').Append(metric.MetricType switch
            {
                MetricType.Histogram => "histogram",
                _ when isCounter => "counter",
                _ => "gauge",
            }).Append('\n');
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (metric.MetricType == MetricType.Histogram)
                {
                    WriteHistogram(name, point);
                }
                else
                {
                    Line(name, Labels(point.Tags), Value(metric.MetricType, point));
                }
            }
        }

        private static double Value(MetricType type, in MetricPoint point) => type switch
        {
            MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
            MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
            MetricType.LongGauge => point.GetGaugeLastValueLong(),
            MetricType.DoubleGauge => point.GetGaugeLastValueDouble(),
            _ => double.NaN,
        };

        private void WriteHistogram(string name, in MetricPoint point)
        {
            long count = 0;
            foreach (var bucket in point.GetHistogramBuckets())
            {
                count += bucket.BucketCount;
                Line(name + "_bucket", Labels(point.Tags, Number(bucket.ExplicitBound)), count);
            }

            Line(name + "_sum", Labels(point.Tags), point.GetHistogramSum());
            Line(name + "_count", Labels(point.Tags), point.GetHistogramCount());
        }

        private void Line(string name, string labels, double value) =>
            Text.Append(name).Append(labels).Append(' ').Append(Number(value)).Append('\n');

        private static string Number(double value) =>
            double.IsInfinity(value) ? (value > 0 ? "+Inf" : "-Inf") : value.ToString(CultureInfo.InvariantCulture);
    }
}
