using System.Text.Json;
using Untp.LinkedData.Json;

namespace Untp.Core.Rules.Checks;

/// <summary>Of claims, assessments, attestations, conformity schemes and registrations.</summary>
internal static class AssessmentRules
{
    // What 0.2.0, 0.6 and 0.7.0 call the levels behind which an authority stands.
    private static readonly string[] _byAuthority =
        ["authority-benchmark", "authority-mandate", "authority-globalmra", "authority-peer", "authority-extended-mra", "GovtApproval", "GlobalMRA", "GlobalMLA", "Accredited"];

    public static void ConformanceStated(in StrictJson node, RuleFindings findings)
    {
        if (!IsStated(node, "conformance"u8) && !IsStated(node, "compliance"u8))
        {
            findings.Add("The assessment does not say whether it was passed; state conformance.", "conformance");
        }
    }

    public static void SubjectStated(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("assessedProduct"u8) && !node.Says("assessedFacility"u8) && !node.Says("assessedOrganisation"u8)
            && !node.Says("subjectProducts"u8) && !node.Says("subjectFacilities"u8))
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

        if (NamesOne(node, "authorisation"u8, "issuingAuthority"u8) || NamesOne(node, "accreditation"u8, "authority"u8) || NamesOne(node, "regulatoryApproval"u8, "authority"u8))
        {
            return;
        }

        findings.Add("assessmentLevel says that an authority stands behind it, and authorisation names none; add it with its issuingAuthority.", "authorisation");
    }

    /// <summary>Of a profile of a conformity scheme: the standards and regulations that its criteria are aligned with.</summary>
    public static void AlignmentNamed(in StrictJson node, RuleFindings findings)
    {
        if (!node.Says("standardAlignment"u8) && !node.Says("regulatoryAlignment"u8))
        {
            findings.Add("The profile names neither a standard nor a regulation; state standardAlignment or regulatoryAlignment.");
        }
    }

    /// <summary>Of a conformity scheme. One that is mandated may have the authority for its owner.</summary>
    public static void EndorserNamed(in StrictJson node, RuleFindings findings)
    {
        if (node.TryGetProperty("endorsementLevel"u8, out var level) && level.ValueKind == JsonValueKind.String
            && (level.ValueEquals("endorsed_accreditation"u8) || level.ValueEquals("endorsed_benchmarked"u8))
            && !NamesOne(node, "endorsement"u8, "issuingAuthority"u8))
        {
            findings.Add("endorsementLevel says that somebody else stands behind the scheme, and endorsement does not name them; add it with its issuingAuthority.", "endorsement");
        }
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

        var known = new TopicSet(stackalloc bool[TopicSet.Known]);
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

    private static bool IsStated(in StrictJson node, ReadOnlySpan<byte> name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>True where a member, one or an array of objects, says who it is from.</summary>
    private static bool NamesOne(in StrictJson node, ReadOnlySpan<byte> name, ReadOnlySpan<byte> who)
    {
        if (node.TryGetObject(name, out var one))
        {
            return one.Says(who);
        }

        if (node.TryGetArray(name, out var many))
        {
            foreach (var item in many.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && item.Says(who))
                {
                    return true;
                }
            }
        }

        return false;
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
}
