using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of dates.</summary>
internal static class PeriodRules
{
    private const int DateChars = 10;

    public static void EndsAfterStart(in StrictJson node, RuleFindings findings) => Ordered(node, "startDate", "endDate", findings);

    /// <summary>Dates of the form 2026-01-31 order as texts do; whether they are dates the schema says.</summary>
    public static void Ordered(in StrictJson node, string first, string last, RuleFindings findings)
    {
        if (node.TryGetProperty(last, out var end) && end.ValueKind == JsonValueKind.String
            && node.TryGetProperty(first, out var start) && start.ValueKind == JsonValueKind.String
            && start.GetString() is { Length: DateChars } from && end.GetString() is { Length: DateChars } to
            && string.CompareOrdinal(to, from) < 0)
        {
            findings.Add($"{last} lies before {first}; mend the dates.", last);
        }
    }
}
