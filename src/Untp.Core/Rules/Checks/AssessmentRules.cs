using System.Text.Json;
using Untp.Core.Vocabulary.CodeLists;
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
        if (!node.TryGetProperty("assessmentLevel"u8, out var level) || level.ValueKind != JsonValueKind.String || !Array.Exists(_byAuthority, name => level.ValueEquals(name)))
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

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var criterion in criteria.EnumerateArray())
        {
            if (criterion.ValueKind != JsonValueKind.Object || !criterion.TryGetProperty("conformityTopic"u8, out var its) || TopicsOf(its) is not [_, ..] found)
            {
                return;
            }

            known.UnionWith(found);
        }

        if (TopicsOf(topics).Exists(topic => !known.Contains(topic)))
        {
            findings.Add("The assessment states a topic that none of its criteria has; name the criteria of that topic, or drop it.", "conformityTopic");
        }
    }

    /// <summary>Slugs where they are known: a text before 0.7.0, then objects, one or an array.</summary>
    private static List<string> TopicsOf(in StrictJson json)
    {
        List<string> topics = [];
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in json.EnumerateArray())
            {
                Add(item);
            }
        }
        else
        {
            Add(json);
        }

        return topics;

        void Add(in StrictJson item)
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString() : item.Text("id"u8);
            if (text is not null)
            {
                topics.Add(CodeTables.Topics.FindByIri(text)?.Key ?? text);
            }
        }
    }
}
