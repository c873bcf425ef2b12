using System.Text.Json;
using Untp.Core.Vocabulary.CodeLists;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of measures and performances.</summary>
internal static class MeasureRules
{
    private static readonly (string Name, string Quantity)[] _dimensions =
        [("weight", "mass"), ("length", "length"), ("width", "length"), ("height", "length"), ("volume", "volume")];

    // What each unit and each metric measures, by their places in the lists.
    private static readonly string?[] _ofUnit = [.. CodeTables.Units.Rows.Select(row => row["quantity"])];
    private static readonly string?[] _ofMetric = [.. CodeTables.Metrics.Rows.Select(row => row["unit"] is { } unit ? CodeTables.Units.Find(unit)?["quantity"] : null)];

    public static void DimensionUnitsFit(in StrictJson node, RuleFindings findings)
    {
        foreach (var (name, quantity) in _dimensions)
        {
            Fits(node, name, quantity, findings);
        }
    }

    public static void MassUnitFits(in StrictJson node, RuleFindings findings)
    {
        Fits(node, "mass", "mass", findings);
        Fits(node, "massAmount", "mass", findings);
    }

    /// <summary>The unit need not be the one that the metric names, but has to measure the same.</summary>
    public static void MetricUnitFits(in StrictJson node, RuleFindings findings)
    {
        if (node.TryGetObject("metric"u8, out var metric) && metric.TryGetText("id"u8, out var id)
            && QuantityOf(CodeTables.Metrics, _ofMetric, id) is { } quantity)
        {
            Fits(node, "measure", quantity, findings);
        }
    }

    public static void SaysHowMuch(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("measure"u8) && !node.Says("score"u8))
        {
            findings.Add("The performance has neither measure nor score; state one, or leave it out.");
        }
    }

    private static void Fits(in StrictJson node, string name, string quantity, RuleFindings findings)
    {
        if (node.TryGetProperty(name, out var measure) && measure.ValueKind == JsonValueKind.Object && measure.TryGetText("unit"u8, out var unit)
            && QuantityOf(CodeTables.Units, _ofUnit, unit) is { } stated && stated != quantity)
        {
            findings.Add($"The unit of {name} measures {stated}, and {name} is a {quantity}; use another unit.", name);
        }
    }

    /// <summary>Null where the code is not known, or what it measures.</summary>
    private static string? QuantityOf(CodeTable codes, string?[] quantities, StrictJson code) =>
        codes.IndexOf(code.GetUtf8()) is >= 0 and var place ? quantities[place] : null;
}
