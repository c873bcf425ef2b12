using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of products, and of the parties and products of events.</summary>
internal static class ProductRules
{
    /// <summary>0.7.0: the product says how fine its identifier is.</summary>
    public static void ItemHasNumber(in StrictJson node, RuleFindings findings)
    {
        if (node.TryGetProperty("idGranularity"u8, out var level) && level.ValueKind == JsonValueKind.String && level.ValueEquals("item"u8) && !IsNumbered(node))
        {
            findings.Add("The passport is about a single item that has neither itemNumber nor batchNumber; state one.", "itemNumber");
        }
    }

    /// <summary>0.6: the passport around it says so.</summary>
    public static void PassportItemHasNumber(in StrictJson node, RuleFindings findings)
    {
        if (node.TryGetProperty("granularityLevel"u8, out var level) && level.ValueKind == JsonValueKind.String && level.ValueEquals("item"u8)
            && !(node.TryGetObject("product"u8, out var product) && IsNumbered(product)))
        {
            findings.Add("The passport is about a single item that has neither serialNumber nor batchNumber; state one.", "product");
        }
    }

    public static void ExpiresAfterProduction(in StrictJson node, RuleFindings findings) => PeriodRules.Ordered(node, "productionDate", "expiryDate", findings);

    public static void HasDisposition(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("disposition"u8))
        {
            findings.Add("The event does not say in what state it leaves the product; state its disposition.", "disposition");
        }
    }

    public static void HasParty(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("relatedParty"u8))
        {
            findings.Add("The event names no party; state relatedParty with the role of each.", "relatedParty");
        }
    }

    private static bool IsNumbered(in StrictJson product) => product.Says("itemNumber"u8) || product.Says("serialNumber"u8) || product.Says("batchNumber"u8);
}
