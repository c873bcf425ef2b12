using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Vocabulary.CodeLists;
using Untp.LinkedData.Json;

namespace Untp.Core.Summaries;

/// <summary>
/// Reads credentials of UNTP 0.6 and 0.7.0, subjects of untp-core 0.5.0 and conformity attestations of the draft 0.2.0. No two of them use one
/// name for different things, so one reader reads them all; the former names stand last. Threads: safe.
/// </summary>
public sealed class SummaryReader
{
    private readonly List<SummarySubject> _subjects = [];
    private readonly List<SummaryParty> _parties = [];
    private readonly List<SummaryClaim> _claims = [];
    private readonly List<SummaryReference> _evidence = [];
    private readonly List<SummaryMaterial> _materials = [];
    private readonly List<SummaryCharacteristic> _characteristics = [];
    private readonly List<string> _unmapped = [];

    private SummaryReader()
    {
    }

    /// <summary>The summary of a credential.</summary>
    /// <remarks>Shape: its subject only, its envelope the report tells. Nothing is checked: what is of another shape than expected counts as unmapped. Never throws.</remarks>
    /// <param name="credential">The credential.</param>
    public static CredentialSummary Read(Credential credential)
    {
        var reader = new SummaryReader();
        if (credential.Issuer is { } issuer)
        {
            reader._parties.Add(new("issuer", issuer, Credential.Member(credential.Json, "issuer") is { } party ? party.FindString("name") : null));
        }

        var kind = credential.UntpType?.Name switch
        {
            "DigitalProductPassport" => "product",
            "DigitalFacilityRecord" => "facility",
            "DigitalConformityCredential" => "attestation",
            "DigitalIdentityAnchor" => "party",
            "DigitalTraceabilityEvent" => "event",
            _ => null,
        };
        switch (Credential.Member(credential.Json, "credentialSubject"))
        {
            case { ValueKind: JsonValueKind.Object } one:
                reader.Subject(one, "/credentialSubject", kind);
                break;
            case { ValueKind: JsonValueKind.Array } many:
                var index = 0;
                foreach (var item in many.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object)
                    {
                        reader.Subject(item, $"/credentialSubject/{index}", kind);
                    }

                    index++;
                }

                break;
        }

        return reader.Finish();
    }

    /// <summary>The summary of a document that is no credential, as untp-core 0.5.0 and the conformity draft 0.2.0 have them.</summary>
    /// <param name="subject">An attestation, declaration, product, facility or party.</param>
    public static CredentialSummary ReadSubject(StrictJson subject)
    {
        var reader = new SummaryReader();
        if (subject.ValueKind == JsonValueKind.Object)
        {
            reader.Subject(subject, "", kind: null);
        }

        return reader.Finish();
    }

    private CredentialSummary Finish() => new(_subjects, _parties, _claims, _evidence, _materials, _characteristics, _unmapped);

    private void Subject(StrictJson json, string pointer, string? kind) =>
        SummaryNode.Leave(new SummaryNode(json, pointer, _unmapped), node => Subject(node, kind ?? KindOf(json)));

    private int Subject(SummaryNode node, string kind)
    {
        // 0.6 has the product or facility inside a record of it, which has an id of no further use.
        var inner = node.Each(product => Described(product, "product"), "product");
        inner.AddRange(node.Each(facility => Described(facility, "facility"), "facility"));
        _subjects.AddRange(inner.Count > 0 ? inner : [Described(node, kind)]);
        _subjects.AddRange(node.Each(product => product.Each(of => SubjectOf(of, "product"), "product"), "inputProduct", "outputProduct", "movedProduct", "modifiedProduct").SelectMany(found => found));
        _subjects.AddRange(node.Each(item => SubjectOf(item, "product"), "epcList", "inputEPCList", "outputEPCList", "childEPCs"));
        _subjects.AddRange(node.Each(facility => SubjectOf(facility, "facility"), "madeAtFacility", "fromFacility", "toFacility", "modifiedAtFacility"));
        _claims.AddRange(node.Each(Claim, "performanceClaim", "conformityAssessment", "conformityClaim", "assessment", "assessments"));
        Scorecards(node);
        _materials.AddRange(node.Each(Material, "materialProvenance", "materialsProvenance"));
        _materials.AddRange(node.Each(usage => usage.Each(Material, "materialConsumed"), "materialUsage").SelectMany(found => found));
        if (kind == "claim")
        {
            _claims.Add(Claim(node));
        }

        _evidence.AddRange(node.Each(Document, "conformityCertificate", "auditableEvidence", "certificate"));
        _evidence.AddRange(node.Each(collection => collection.Each(Document, "evidenceData"), "evidence").SelectMany(found => found));
        return 0;
    }

    // 0.7.0 says by claims what 0.6 and before had cards for; these state no topic.
    private void Scorecards(SummaryNode node)
    {
        _claims.AddRange(node.Each(Emissions, "emissionsScorecard"));
        _claims.AddRange(node.Each(
            card => Scorecard(card, "circularityScorecard", [], ("recyclableContent", null), ("recycledContent", null), ("utilityFactor", null), ("materialCircularityIndicator", null)),
            "circularityScorecard"));
        _claims.AddRange(node.Each(
            card => Scorecard(card, card.Text("valueChainProcess") ?? "traceabilityInformation", [], ("verifiedRatio", null)) with { Evidence = card.Each(Document, "traceabilityEvent") },
            "traceabilityInformation"));
    }

    // Of carbon dioxide equivalents, in kilograms, for a unit of product.
    private static SummaryClaim Emissions(SummaryNode card)
    {
        var claim = Scorecard(card, "emissionsScorecard", card.Each(Reference, "reportingStandard"), ("carbonFootprint", "KGM"), ("primarySourcedRatio", null));
        return claim.Values is [{ Metric: "carbonFootprint" } footprint, ..]
            ? claim with { Values = [footprint with { Per = card.Text("declaredUnit") }, .. claim.Values.Skip(1)] }
            : claim;
    }

    private static SummaryClaim Scorecard(SummaryNode node, string name, IReadOnlyList<SummaryReference> standards, params ReadOnlySpan<(string Metric, string? Unit)> figures)
    {
        List<SummaryValue> values = [];
        foreach (var (metric, unit) in figures)
        {
            if (node.Number(metric) is { } value)
            {
                values.Add(new(metric, value, unit, Score: null));
            }
        }

        return new(Id: null, name, Topics: [], Criteria: [], standards, values, Conformance: null, Evidence: [], Subjects: []);
    }

    private SummarySubject Described(SummaryNode node, string kind)
    {
        Parties(node);
        _characteristics.AddRange(node.Characteristics("characteristics"));
        return SubjectOf(node, kind);
    }

    private static SummarySubject SubjectOf(SummaryNode node, string kind)
    {
        var identifiers = node.Each(id => (Uri: id.Text("identifierURI"), Value: id.Text("identiferValue")), "identifiers");
        return new(
            kind,
            node.Text("id") ?? identifiers.FirstOrDefault().Uri,
            node.Text("name", "registeredName"),
            node.Text("registeredId") ?? identifiers.FirstOrDefault().Value,
            node.Text("batchNumber", "testedBatchId"),
            node.Text("itemNumber", "serialNumber"),
            node.One(Reference, "producedAtFacility"));
    }

    private void Parties(SummaryNode node)
    {
        _parties.AddRange(node.Each(related => (Role: related.Text("role"), Party: related.Each(Reference, "party")), "relatedParty")
            .SelectMany(related => related.Party.Select(party => new SummaryParty(related.Role ?? "unspecified", party.Id, party.Name))));
        Add("issuedTo", "issuedToParty", "issuedTo");
        Add("issuer", "issuedBy");
        Add("producer", "producedByParty");
        Add("operator", "operatedByParty");
        Add("registrar", "registrar");

        void Add(string role, params ReadOnlySpan<string> names) => _parties.AddRange(node.Each(Reference, names).Select(party => new SummaryParty(role, party.Id, party.Name)));
    }

    private static SummaryClaim Claim(SummaryNode node) => new(
        node.Text("id"),
        node.Text("name", "description"),
        [.. node.Texts("conformityTopic").Concat(node.Texts("sustainabilityTopic")).Concat(node.Each(topic => topic.Text("id", "name") ?? "", "conformityTopic")).Select(Topic)],
        node.Each(Reference, "referenceCriteria", "assessmentCriteria", "assessmentCriterion"),
        node.Each(Reference, "referenceStandard", "referenceRegulation"),
        [.. node.Each(Performance, "claimedPerformance", "assessedPerformance", "declaredValue", "measuredResults")],
        node.Boolean("conformance", "compliance"),
        node.Each(Document, "evidence", "conformityEvidence"),
        [
            .. node.Each(product => product.Each(inner => SubjectOf(inner, "product"), "product"), "assessedProduct").SelectMany(found => found),
            .. node.Each(facility => facility.Each(inner => SubjectOf(inner, "facility"), "facility"), "assessedFacility").SelectMany(found => found),
            .. node.Each(party => SubjectOf(party, "party"), "assessedOrganisation"),
            .. node.Each(product => SubjectOf(product, "product"), "subjectProducts"),
            .. node.Each(facility => SubjectOf(facility, "facility"), "subjectFacilities"),
        ]);

    // A country is a text before 0.7.0, and then an object; the recycled amount of 0.5.0 is a fraction too.
    private static SummaryMaterial Material(SummaryNode node) => new(
        node.Text("name"),
        node.One(type => new SummaryClassification(type.Text("code"), type.Text("name"), type.Text("schemeId", "schemeID")), "materialType"),
        node.Text("originCountry") ?? node.One(country => country.Text("countryCode"), "originCountry"),
        node.Number("massFraction"),
        node.One(Measure, "mass") ?? node.One(Measure, "massAmount"),
        node.Number("recycledMassFraction", "recycledAmount"),
        node.Boolean("hazardous"),
        node.One(Document, "materialSafetyInformation"));

    private static SummaryMeasure Measure(SummaryNode node) => new(node.Number("value"), node.Text("unit"));

    private static SummaryTopic Topic(string stated)
    {
        if (CodeTables.Topics.FindByIri(stated)?.Key is { } slug)
        {
            return new(slug, stated, IsExact: true);
        }

        var former = CodeTables.FormerTopics.Find(stated);
        return new(former?["topic"], stated, former is not null && former["topic"] == former["all"]);
    }

    private static SummaryReference Reference(SummaryNode node)
    {
        var identifiers = node.Each(id => id.Text("identifierURI", "identiferValue"), "identifiers");
        return new(node.Text("id") ?? identifiers.FirstOrDefault(), node.Text("name"));
    }

    private static SummaryReference Document(SummaryNode node) => new(node.Text("linkURL", "fileLocation"), node.Text("linkName"));

    private static SummaryValue Performance(SummaryNode node)
    {
        var metric = node.Each(inner => inner.Text("id", "name"), "metric").FirstOrDefault() ?? node.Text("metricName", "name");
        var (value, unit) = node.Each(measure => (measure.Number("value"), measure.Text("unit")), "measure", "metricValue", "value").FirstOrDefault();
        var score = node.Text("score") ?? node.Each(inner => inner.Text("code"), "score").FirstOrDefault();
        return new(metric is null ? null : CodeTables.Metrics.FindByIri(metric)?.Key ?? metric, value, unit, score);
    }

    private static string KindOf(StrictJson subject)
    {
        return Has("assessorLevel", "assessmentLevel") ? "attestation"
            : Has("assessmentCriteria", "declaredValue") ? "claim"
            : Has("countryOfOperation", "processCategory", "operatedByParty") ? "facility"
            : Has("productCategory", "batchNumber", "serialNumber", "producedByParty") ? "product"
            : "party";

        bool Has(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (subject.TryGetProperty(name, out _))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
