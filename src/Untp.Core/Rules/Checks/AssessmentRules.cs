using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of claims, assessments, attestations and registrations.</summary>
internal static class AssessmentRules
{
    // What 0.6 and 0.7.0 call the levels behind which an authority stands.
    private static readonly string[] _byAuthority =
        ["authority-benchmark", "authority-mandate", "authority-globalmra", "authority-peer", "authority-extended-mra", "GovtApproval", "GlobalMRA", "Accredited"];

    public static void ConformanceStated(in StrictJson node, RuleFindings findings)
    {
        if (!(node.TryGetProperty("conformance"u8, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False))
        {
            findings.Add("The assessment does not say whether it was passed; state conformance.", "conformance");
        }
    }

    public static void SubjectStated(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("assessedProduct"u8) && !node.Says("assessedFacility"u8) && !node.Says("assessedOrganisation"u8))
        {
            findings.Add("The assessment names neither product nor facility nor organisation; name what was assessed.");
        }
    }

    public static void StandardNamed(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("referenceStandard"u8) && !node.Says("referenceRegulation"u8))
        {
            findings.Add("Neither a standard nor a regulation is named; state referenceStandard or referenceRegulation.");
        }
    }

    public static void AuthorityNamed(in StrictJson node, RuleFindings findings)
    {
        if (!node.TryGetProperty("assessmentLevel"u8, out var level) || level.ValueKind != JsonValueKind.String || !IsByAuthority(level))
        {
            return;
        }

        if (node.TryGetArray("authorisation"u8, out var endorsements))
        {
            foreach (var endorsement in endorsements.EnumerateArray())
            {
                if (endorsement.ValueKind == JsonValueKind.Object && endorsement.Says("issuingAuthority"u8))
                {
                    return;
                }
            }
        }

        findings.Add("assessmentLevel says that an authority stands behind it, and authorisation names none; add it with its issuingAuthority.", "authorisation");
    }

    private static bool IsByAuthority(StrictJson level)
    {
        foreach (var name in _byAuthority)
        {
            if (level.ValueEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    public static void ScopeStated(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("registrationScope"u8) && !node.Says("registrationScopeList"u8))
        {
            findings.Add("The anchor does not say what the registration covers; state its scope.", "registrationScope");
        }
    }

    /// <summary>Judged only where every criterion says its topics.</summary>
    public static void TopicWithinCriteria(in StrictJson node, RuleFindings findings)
    {
        if (!node.TryGetArray("assessmentCriteria"u8, out var criteria) || criteria.GetArrayLength() == 0 || !node.TryGetProperty("conformityTopic"u8, out var topics))
        {
            return;
        }

        var known = new TopicSet();
        foreach (var criterion in criteria.EnumerateArray())
        {
            if (criterion.ValueKind != JsonValueKind.Object || !criterion.TryGetProperty("conformityTopic"u8, out var its) || !known.TryAdd(its))
            {
                return;
            }
        }

        if (!known.HoldsAll(topics))
        {
            findings.Add("The assessment states a topic that none of its criteria has; name the criteria of that topic, or drop it.", "conformityTopic");
        }
    }
}
