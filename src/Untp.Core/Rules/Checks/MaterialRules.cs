using System.Globalization;
using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of materials, fractions and circularity.</summary>
internal static class MaterialRules
{
    // What rounding to two places may do.
    private const double Tolerance = 0.01 + 1e-9;

    public static void MassFractionsAddUp(in StrictJson node, RuleFindings findings)
    {
        var name = "materialProvenance";
        if (!node.TryGetArray("materialProvenance"u8, out var materials))
        {
            name = "materialsProvenance";
            if (!node.TryGetArray("materialsProvenance"u8, out materials))
            {
                return;
            }
        }

        // Where one has no fraction, nobody knows the sum.
        var sum = 0.0;
        foreach (var material in materials.EnumerateArray())
        {
            if (material.ValueKind != JsonValueKind.Object || material.Number("massFraction"u8) is not { } fraction)
            {
                return;
            }

            sum += fraction;
        }

        if (materials.GetArrayLength() > 0 && Math.Abs(sum - 1) > Tolerance)
        {
            findings.Add($"The mass fractions of the materials add up to {Short(sum)} instead of 1; name all materials with their share.", name);
        }
    }

    public static void HazardousHasSafetyInformation(in StrictJson node, RuleFindings findings)
    {
        if (node.IsTrue("hazardous"u8) && !node.Says("materialSafetyInformation"u8))
        {
            findings.Add("The material is hazardous and has no safety information; link to its safety data sheet.", "materialSafetyInformation");
        }
    }

    public static void MaterialFractions(in StrictJson node, RuleFindings findings)
    {
        Within("massFraction", node.Number("massFraction"u8), findings);
        Within("recycledMassFraction", node.Number("recycledMassFraction"u8), findings);

        // 0.5.0 calls an amount what it says is a fraction.
        Within("recycledAmount", node.Number("recycledAmount"u8), findings);
    }

    public static void ScorecardFractions(in StrictJson node, RuleFindings findings)
    {
        Within("recyclableContent", node.Number("recyclableContent"u8), findings);
        Within("recycledContent", node.Number("recycledContent"u8), findings);
        Within("primarySourcedRatio", node.Number("primarySourcedRatio"u8), findings);
        Within("verifiedRatio", node.Number("verifiedRatio"u8), findings);
    }

    /// <summary>Before 0.7.0, which has tolerances in the unit of the measure. Source: untp-core 0.5.0, Metric.</summary>
    public static void AccuracyIsAFraction(in StrictJson node, RuleFindings findings) => Within("accuracy", node.Number("accuracy"u8), findings);

    /// <summary>1 − (V + W) / 2D: virgin part, waste, and durability against the average. Source: untp-core 0.5.0, CircularityPerformance.</summary>
    public static void CircularityIndicatorFits(in StrictJson node, RuleFindings findings)
    {
        if (node.Number("materialCircularityIndicator"u8) is not { } stated
            || node.Number("recycledContent"u8) is not { } recycled
            || node.Number("recyclableContent"u8) is not { } recyclable)
        {
            return;
        }

        var utility = node.Number("utilityFactor"u8) ?? 1;
        var expected = utility > 0 ? 1 - ((1 - recycled + 1 - recyclable) / (2 * utility)) : double.NaN;

        // Below nothing it may be given as nothing.
        if (!(Math.Abs(stated - expected) <= Tolerance) && !(expected < 0 && stated == 0))
        {
            findings.Add($"The circularity indicator is {Short(stated)}, and its own figures give {Short(expected)}; calculate it anew.", "materialCircularityIndicator");
        }
    }

    private static void Within(string name, double? fraction, RuleFindings findings)
    {
        if (fraction is < 0 or > 1)
        {
            findings.Add($"{name} is {Short(fraction.Value)}, and a fraction is from 0 to 1; perhaps it is in per cent.", name);
        }
    }

    private static string Short(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
