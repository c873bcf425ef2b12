using System.Globalization;
using System.Text.RegularExpressions;

namespace Services.Tests.ServiceDefaults.Telemetry;

/// <summary>A strict reader of the Prometheus text format 0.0.4: what it does not know, it refuses.</summary>
internal sealed partial class PrometheusText
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, string Labels), double> _samples = [];
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private string _family = "";

    public PrometheusText(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        foreach (var line in text[..^1].Split('\n'))
        {
            Read(line);
        }

        foreach (var (family, type) in _types)
        {
            if (type == "histogram")
            {
                CheckHistogram(family);
            }
        }
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    public double Sum(string name, string labelPart = "") =>
        _samples.Where(sample => sample.Key.Name == name && sample.Key.Labels.Contains(labelPart, StringComparison.Ordinal)).Sum(sample => sample.Value);

    private void Read(string line)
    {
        if (TypeLine().Match(line) is { Success: true } type)
        {
            _finished.Add(_family);
            _family = type.Groups["name"].Value;
            Assert.True(_types.TryAdd(_family, type.Groups["type"].Value), $"TYPE stands twice: {line}");
            return;
        }

        var sample = SampleLine().Match(line);
        Assert.True(sample.Success, $"No line of the format: {line}");
        var name = sample.Groups["name"].Value;
        Assert.True(Belongs(name), $"A sample apart from its TYPE: {line}");
        var labels = sample.Groups["label"].Captures.Select(capture => capture.Value).ToArray();
        Assert.Equal(labels.Length, labels.Distinct(StringComparer.Ordinal).Count());
        Assert.True(_samples.TryAdd((name, sample.Groups["labels"].Value), Number(sample.Groups["value"].Value)), $"The same sample twice: {line}");
    }

    private bool Belongs(string name) => _types.TryGetValue(_family, out var type) && (type == "histogram"
        ? name == _family + "_bucket" || name == _family + "_sum" || name == _family + "_count"
        : name == _family);

    private void CheckHistogram(string family)
    {
        var series = _samples.Where(sample => sample.Key.Name == family + "_bucket").GroupBy(sample => Bound().Replace(sample.Key.Labels, "").TrimEnd(','), StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(series);
        foreach (var buckets in series)
        {
            var ordered = buckets.Select(bucket => (Bound: Number(Bound().Match(bucket.Key.Labels).Groups["bound"].Value), Count: bucket.Value)).ToArray();
            Assert.Equal(ordered.Select(bucket => bucket.Bound).Order(), ordered.Select(bucket => bucket.Bound));
            Assert.Equal(ordered.Select(bucket => bucket.Count).Order(), ordered.Select(bucket => bucket.Count));
            Assert.Equal(double.PositiveInfinity, ordered[^1].Bound);
            Assert.Equal(_samples[(family + "_count", buckets.Key)], ordered[^1].Count);
            Assert.True(_samples.ContainsKey((family + "_sum", buckets.Key)));
        }
    }

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeLine();

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>((?<label>[a-zA-Z_][a-zA-Z0-9_]*)="([^"\\\n]|\\["\\n])*"(,(?=[a-zA-Z_]))?)+)\})? (?<value>[+-]Inf|NaN|-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex SampleLine();

    [GeneratedRegex("le=\"(?<bound>[^\"]*)\"$", RegexOptions.ExplicitCapture)]
    private static partial Regex Bound();
}
