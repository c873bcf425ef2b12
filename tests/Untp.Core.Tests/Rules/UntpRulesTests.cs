using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.Core.Rules;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Rules;

/// <summary>A vector each way for every rule, in the versions that spell it differently.</summary>
public sealed class UntpRulesTests
{
    private const string Ring = """[{"latitude":1,"longitude":2},{"latitude":1,"longitude":3},{"latitude":2,"longitude":3},{"latitude":1.0,"longitude":2}]""";
    private const string BaseDigest = "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734";
    private const string Carbon = """{"metric":{"id":"https://vocabulary.uncefact.org/performance-metrics/product-carbon-footprint"},"measure":{"value":1,"unit":""";

    // What stands between the two is the subject of the credential; the pointer is where in it the rule points.
    private static readonly (string Code, string Type, string Version, string Good, string Bad, string Pointer)[] _vectors =
    [
        ("RULE_MASS_FRACTIONS", "DPP", "0.7.0", """{"materialProvenance":[{"massFraction":0.7},{"massFraction":0.291}]}""", """{"materialProvenance":[{"massFraction":0.7},{"massFraction":0.2}]}""", "/materialProvenance"),
        ("RULE_MASS_FRACTIONS", "DPP", "0.7.0", """{"materialProvenance":[]}""", """{"materialProvenance":[{"massFraction":1},{"massFraction":0.5}]}""", "/materialProvenance"),
        ("RULE_MASS_FRACTIONS", "DPP", "0.6.1", """{"materialsProvenance":[{"massFraction":0.1},{"name":"of unknown share"}]}""", """{"materialsProvenance":[{"massFraction":0.1}]}""", "/materialsProvenance"),
        ("RULE_FRACTION_RANGE", "DPP", "0.7.0", """{"packaging":{"materialUsed":[{"massFraction":1,"recycledMassFraction":0}]}}""", """{"packaging":{"materialUsed":[{"massFraction":1,"recycledMassFraction":70}]}}""", "/packaging/materialUsed/0/recycledMassFraction"),
        ("RULE_FRACTION_RANGE", "DPP", "0.6.0", """{"materialsProvenance":[{"massFraction":1}]}""", """{"materialsProvenance":[{"massFraction":-0.1}]}""", "/materialsProvenance/0/massFraction"),
        ("RULE_FRACTION_RANGE", "DPP", "0.6.0", """{"conformityClaim":[{"declaredValue":[{"accuracy":0.05}]}]}""", """{"conformityClaim":[{"declaredValue":[{"accuracy":5}]}]}""", "/conformityClaim/0/declaredValue/0/accuracy"),
        ("RULE_FRACTION_RANGE", "DPP", "0.5.0", """{"materialsProvenance":[{"recycledAmount":0.5}]}""", """{"materialsProvenance":[{"recycledAmount":50}]}""", "/materialsProvenance/0/recycledAmount"),
        ("RULE_FRACTION_RANGE", "DPP", "0.6.1", """{"circularityScorecard":{"recycledContent":0.3}}""", """{"circularityScorecard":{"recycledContent":30}}""", "/circularityScorecard/recycledContent"),
        ("RULE_FRACTION_RANGE", "DPP", "0.6.1", """{"emissionsScorecard":{"primarySourcedRatio":1}}""", """{"emissionsScorecard":{"primarySourcedRatio":1.01}}""", "/emissionsScorecard/primarySourcedRatio"),
        ("RULE_SAFETY_INFORMATION_MISSING", "DPP", "0.7.0", """{"materialProvenance":[{"hazardous":true,"materialSafetyInformation":{"linkURL":"https://a.example"}}]}""", """{"materialProvenance":[{"hazardous":true}]}""", "/materialProvenance/0/materialSafetyInformation"),
        ("RULE_SAFETY_INFORMATION_MISSING", "DFR", "0.7.0", """{"materialUsage":{"materialConsumed":[{"hazardous":false}]}}""", """{"materialUsage":{"materialConsumed":[{"hazardous":true,"materialSafetyInformation":null}]}}""", "/materialUsage/materialConsumed/0/materialSafetyInformation"),
        ("RULE_CIRCULARITY_INDICATOR", "DPP", "0.6.1", """{"circularityScorecard":{"recyclableContent":0.5,"recycledContent":0.3,"utilityFactor":1.2,"materialCircularityIndicator":0.5}}""", """{"circularityScorecard":{"recyclableContent":0.5,"recycledContent":0.3,"utilityFactor":1.2,"materialCircularityIndicator":0.67}}""", "/circularityScorecard/materialCircularityIndicator"),
        ("RULE_CIRCULARITY_INDICATOR", "DPP", "0.6.0", """{"circularityScorecard":{"recyclableContent":0.9,"recycledContent":0.1,"materialCircularityIndicator":0.5}}""", """{"circularityScorecard":{"recyclableContent":0.9,"recycledContent":0.1,"utilityFactor":0,"materialCircularityIndicator":0.5}}""", "/circularityScorecard/materialCircularityIndicator"),
        ("RULE_CIRCULARITY_INDICATOR", "DPP", "0.6.1", """{"circularityScorecard":{"recyclableContent":0,"recycledContent":0,"utilityFactor":0.5,"materialCircularityIndicator":0}}""", """{"circularityScorecard":{"recyclableContent":0,"recycledContent":0,"utilityFactor":0.5,"materialCircularityIndicator":1}}""", "/circularityScorecard/materialCircularityIndicator"),
        ("RULE_ITEM_UNNUMBERED", "DPP", "0.7.0", """{"idGranularity":"item","itemNumber":"7"}""", """{"idGranularity":"item","itemNumber":""}""", "/itemNumber"),
        ("RULE_ITEM_UNNUMBERED", "DPP", "0.7.0", """{"idGranularity":"model"}""", """{"idGranularity":"item","modelNumber":"7"}""", "/itemNumber"),
        ("RULE_ITEM_UNNUMBERED", "DPP", "0.6.1", """{"granularityLevel":"item","product":{"serialNumber":"7"}}""", """{"granularityLevel":"item","product":{}}""", "/product"),
        ("RULE_ITEM_UNNUMBERED", "DPP", "0.6.0", """{"granularityLevel":"item","product":{"batchNumber":"7"}}""", """{"granularityLevel":"item"}""", "/product"),
        ("RULE_RING_OPEN", "DFR", "0.7.0", $$"""{"locationInformation":{"geoBoundary":{{Ring}} } }""", """{"locationInformation":{"geoBoundary":[{"latitude":1,"longitude":2},{"latitude":2,"longitude":3}]}}""", "/locationInformation/geoBoundary"),
        ("RULE_RING_OPEN", "DFR", "0.6.1", """{"facility":{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2]]]}}}}""", """{"facility":{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2.5]]]}}}}""", "/facility/locationInformation/geoBoundary"),
        ("RULE_RING_OPEN", "DFR", "0.6.1", """{"facility":{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1.0,2]]]}}}}""", """{"facility":{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[["1","2"],[1,3],[2,3],["1","3"]]]}}}}""", "/facility/locationInformation/geoBoundary"),
        ("RULE_PLUS_CODE", "DFR", "0.7.0", """{"locationInformation":{"plusCode":"https://plus.codes/8FVC9G8F+6X"}}""", """{"locationInformation":{"plusCode":"https://plus.codes/9G8F+6X"}}""", "/locationInformation/plusCode"),
        ("RULE_PLUS_CODE", "DFR", "0.6.0", """{"facility":{"locationInformation":{"plusCode":"8FVC0000+"}}}""", """{"facility":{"locationInformation":{"plusCode":"https://maps.example/8FVC9G8F+6X"}}}""", "/facility/locationInformation/plusCode"),
        ("RULE_LOCATION_EMPTY", "DFR", "0.7.0", """{"locationInformation":{"geoLocation":{"latitude":1,"longitude":1}}}""", """{"locationInformation":{"geoBoundary":[]}}""", "/locationInformation"),
        ("RULE_PERIOD_REVERSED", "DFR", "0.7.0", """{"materialUsage":{"applicablePeriod":{"startDate":"2024-01-01","endDate":"2024-01-01"}}}""", """{"materialUsage":{"applicablePeriod":{"startDate":"2024-12-31","endDate":"2024-01-01"}}}""", "/materialUsage/applicablePeriod/endDate"),
        ("RULE_PERIOD_REVERSED", "DPP", "0.7.0", """{"productionDate":"2024-01-01","expiryDate":"2025-01-01"}""", """{"productionDate":"2024-01-01","expiryDate":"2023-12-31"}""", "/expiryDate"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.7.0", """{"dimensions":{"length":{"value":1,"unit":"MMT"},"weight":{"value":1,"unit":"XYZ"}}}""", """{"dimensions":{"length":{"value":1,"unit":"KGM"}}}""", "/dimensions/length"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.6.1", """{"product":{"dimensions":{"volume":{"value":1,"unit":"MTQ"}}}}""", """{"product":{"dimensions":{"volume":{"value":1,"unit":"MTR"}}}}""", "/product/dimensions/volume"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.7.0", """{"materialProvenance":[{"mass":{"value":1,"unit":"TNE"}}]}""", """{"materialProvenance":[{"mass":{"value":1,"unit":"P1"}}]}""", "/materialProvenance/0/mass"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.7.0", $$"""{"performanceClaim":[{"referenceStandard":[1],"claimedPerformance":[{{Carbon}}"TNE"} }]}]}""", $$"""{"performanceClaim":[{"referenceStandard":[1],"claimedPerformance":[{{Carbon}}"LTR"} }]}]}""", "/performanceClaim/0/claimedPerformance/0/measure"),
        ("RULE_PERFORMANCE_EMPTY", "DCC", "0.7.0", Assessment(""" "assessedPerformance":[{"score":{"code":"A"}}] """), Assessment(""" "assessedPerformance":[{"score":{}}] """), "/conformityAssessment/0/assessedPerformance/0"),
        ("RULE_TOPIC_OUTSIDE_CRITERIA", "DCC", "0.7.0", Assessment(Topics("conformity-topic/air-quality-management", "untp/conformity-topic/air-quality-management")), Assessment(Topics("conformity-topic/air-quality-management", "conformity-topic/chemical-safety")), "/conformityAssessment/0/conformityTopic"),
        ("RULE_TOPIC_OUTSIDE_CRITERIA", "DCC", "0.7.0", Assessment(""" "conformityTopic":[{"id":"x:1"}],"assessmentCriteria":[{"conformityTopic":{"id":"x:2"}},{"id":"silent"}] """), Assessment(""" "conformityTopic":[{"id":"x:1"}],"assessmentCriteria":[{"conformityTopic":{"id":"x:2"}}] """), "/conformityAssessment/0/conformityTopic"),
        ("RULE_TOPIC_OUTSIDE_CRITERIA", "DCC", "0.6.1", """{"assessment":[{"conformityTopic":"social.rights","assessmentCriteria":[{"conformityTopic":"social.rights"}]}]}""", """{"assessment":[{"conformityTopic":"social.rights","assessmentCriteria":[{"conformityTopic":"social.safety"}]}]}""", "/assessment/0/conformityTopic"),
        ("RULE_CONFORMANCE_MISSING", "DCC", "0.7.0", Assessment(""" "conformance":false """), """{"conformityAssessment":[{}]}""", "/conformityAssessment/0/conformance"),
        ("RULE_CONFORMANCE_MISSING", "DCC", "0.6.0", """{"assessment":[{"conformance":true}]}""", """{"assessment":[{"conformance":null}]}""", "/assessment/0/conformance"),
        ("RULE_ASSESSED_SUBJECT_MISSING", "DCC", "0.7.0", Assessment(""" "assessedOrganisation":{"id":"x:1"} """), Assessment(""" "assessedProduct":[] """), "/conformityAssessment/0"),
        ("RULE_STANDARD_MISSING", "DCC", "0.7.0", Assessment(""" "referenceRegulation":[{"id":"x:1"}] """), Assessment(""" "referenceStandard":[] """), "/conformityAssessment/0"),
        ("RULE_STANDARD_MISSING", "DCC", "0.6.1", """{"assessment":[{"referenceStandard":{"id":"x:1"}}]}""", """{"assessment":[{}]}""", "/assessment/0"),
        ("RULE_CLAIM_STANDARD_MISSING", "DFR", "0.7.0", """{"performanceClaim":[{"referenceStandard":[{"id":"x:1"}]}]}""", """{"performanceClaim":[{}]}""", "/performanceClaim/0"),
        ("RULE_CLAIM_STANDARD_MISSING", "DPP", "0.6.1", """{"conformityClaim":[{"referenceRegulation":{"id":"x:1"}}]}""", """{"conformityClaim":[{}]}""", "/conformityClaim/0"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.7.0", """{"assessmentLevel":"authority-peer","authorisation":[{"issuingAuthority":{"id":"x:1"}}]}""", """{"assessmentLevel":"authority-peer","authorisation":[{"issuingAuthority":{}}]}""", "/authorisation"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.7.0", """{"assessmentLevel":"scheme-self"}""", """{"assessmentLevel":"authority-benchmark"}""", "/authorisation"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.6.1", """{"assessmentLevel":"Verified"}""", """{"assessmentLevel":"Accredited"}""", "/authorisation"),
        ("RULE_REGISTRATION_SCOPE_MISSING", "DIA", "0.7.0", """{"registrationScope":["https://a.example"]}""", """{"registrationScope":[]}""", "/registrationScope"),
        ("RULE_REGISTRATION_SCOPE_MISSING", "DIA", "0.6.1", """{"registrationScopeList":["https://a.example"]}""", """{"id":"did:web:a.example"}""", "/registrationScope"),
        ("RULE_DISPOSITION_MISSING", "DTE", "0.7.0", """[{"inputProduct":[{"disposition":"consumed"}]}]""", """[{"inputProduct":[{"disposition":"consumed"},{}]}]""", "/0/inputProduct/1/disposition"),
        ("RULE_EVENT_PARTY_MISSING", "DTE", "0.7.0", """[{"relatedParty":[{"role":"carrier"}]}]""", """[{"relatedParty":[]}]""", "/0/relatedParty"),
        ("RULE_DIGEST_WEAK", "DPP", "0.7.0", """{"relatedDocument":[{"digestMultibase":"f1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}""", """{"relatedDocument":[{"digestMultibase":"f1114da39a3ee5e6b4b0d3255bfef95601890afd80709"}]}""", "/relatedDocument/0/digestMultibase"),
        ("RULE_DIGEST_WEAK", "DPP", "0.7.0", """{"relatedDocument":[{"digestMultibase":"nonsense"}]}""", """{"relatedDocument":[{"digestMultibase":"fd50110d41d8cd98f00b204e9800998ecf8427e"}]}""", "/relatedDocument/0/digestMultibase"),
        ("RULE_DIGEST_WEAK", "DPP", "0.6.1", """{"conformityClaim":[{"referenceStandard":{"id":"x:1"},"conformityEvidence":{"hashMethod":"SHA-256"}}]}""", """{"conformityClaim":[{"referenceStandard":{"id":"x:1"},"conformityEvidence":{"hashMethod":"SHA-1"}}]}""", "/conformityClaim/0/conformityEvidence/hashDigest"),
        // SHA-256 of the W3C's context of data model 2.0, as the W3C states it (VCDM 2.0, section B.1); of SHA-512 nothing is known.
        ("RULE_DIGEST_DIFFERS", "DPP", "0.7.0", $$"""{"relatedDocument":[{"linkURL":"https://www.w3.org/ns/credentials/v2","digestMultibase":"f1220{{BaseDigest}}"}]}""", $$"""{"relatedDocument":[{"linkURL":"https://vocabulary.uncefact.org/untp/0.7.0/context/","digestMultibase":"f1220{{BaseDigest}}"}]}""", "/relatedDocument/0/digestMultibase"),
        ("RULE_DIGEST_DIFFERS", "DPP", "0.7.0", $$"""{"relatedDocument":[{"linkURL":"https://a.example/","digestMultibase":"f1220{{BaseDigest}}"}]}""", $$"""{"relatedDocument":[{"linkURL":"https://www.w3.org/ns/credentials/v2","digestMultibase":"f2030{{BaseDigest}}00000000000000000000000000000000"}]}""", "/relatedDocument/0/digestMultibase"),
        ("RULE_DIGEST_DIFFERS", "DPP", "0.7.0", $$"""{"relatedDocument":[{"linkURL":"https://www.w3.org/ns/credentials/v2","digestMultibase":"f1340{{BaseDigest}}{{BaseDigest}}"}]}""", """{"relatedDocument":[{"linkURL":"https://www.w3.org/ns/credentials/v2","digestMultibase":"f1220e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}]}""", "/relatedDocument/0/digestMultibase"),
        ("RULE_DIGEST_DIFFERS", "DPP", "0.6.1", $$"""{"conformityClaim":[{"referenceStandard":{"id":"x:1"},"conformityEvidence":{"linkURL":"https://www.w3.org/ns/credentials/v2","hashDigest":"{{BaseDigest}}"} }]}""", """{"conformityClaim":[{"referenceStandard":{"id":"x:1"},"conformityEvidence":{"linkURL":"https://www.w3.org/ns/credentials/v2","hashDigest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}]}""", "/conformityClaim/0/conformityEvidence/hashDigest"),
        ("RULE_DIGEST_DIFFERS", "DCC", "0.5.0", """{"auditableEvidence":{"linkURL":"https://www.w3.org/ns/credentials/v2","hashDigest":"x9955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"}}""", """{"auditableEvidence":{"linkURL":"https://www.w3.org/ns/credentials/v2","hashDigest":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}""", "/auditableEvidence/hashDigest"),

        // The draft 0.2.0 and the core 0.5.0.
        ("RULE_CONFORMANCE_MISSING", "DCC", "0.2.0", """{"assessments":[{"compliance":false}]}""", """{"assessments":[{"compliance":"yes"}]}""", "/assessments/0/conformance"),
        ("RULE_ASSESSED_SUBJECT_MISSING", "DCC", "0.2.0", """{"assessments":{"subjectFacilities":[{"name":"F"}]}}""", """{"assessments":{"subjectProducts":[]}}""", "/assessments"),
        ("RULE_STANDARD_MISSING", "DCC", "0.2.0", """{"assessments":[{"referenceStandard":{"id":"x:1"}}]}""", """{"assessments":[{"assessmentCriterion":{"id":"x:1"}}]}""", "/assessments/0"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.2.0", """{"assessmentLevel":"GlobalMLA","accreditation":{"authority":{"name":"A"}}}""", """{"assessmentLevel":"GlobalMLA","accreditation":{"number":"7"}}""", "/authorisation"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.2.0", """{"assessmentLevel":"GovtApproval","regulatoryApproval":[7,{"authority":{"name":"A"}}]}""", """{"assessmentLevel":"GovtApproval","regulatoryApproval":[]}""", "/authorisation"),
        ("RULE_PERIOD_REVERSED", "DCC", "0.2.0", """{"validFrom":"2024-01-01","validTo":"2025-01-01"}""", """{"validFrom":"2024-01-01","validTo":"2023-01-01"}""", "/validTo"),
        ("RULE_DIGEST_WEAK", "DCC", "0.2.0", """{"certificate":{"fileHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}}""", """{"certificate":{"fileHash":"d41d8cd98f00b204e9800998ecf8427e"}}""", "/certificate/fileHash"),
        ("RULE_DIGEST_WEAK", "DCC", "0.2.0", """{"evidence":{"evidenceRootHash":"string"}}""", """{"evidence":{"evidenceRootHash":"d41d8cd98f00b204e9800998ecf8427e"}}""", "/evidence/evidenceRootHash"),
        ("RULE_CIRCULARITY_INDICATOR", "DPP", "0.5.0", """{"circularityScorecard":{"recyclableContent":0.5,"recycledContent":0.3,"utilityFactor":1.2,"materialCircularityIndicator":0.5}}""", """{"circularityScorecard":{"recyclableContent":0.5,"recycledContent":0.3,"utilityFactor":1.2,"materialCircularityIndicator":0.67}}""", "/circularityScorecard/materialCircularityIndicator"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.5.0", """{"dimensions":{"weight":{"value":1,"unit":"KGM"}}}""", """{"dimensions":{"weight":{"value":1,"unit":"MTR"}}}""", "/dimensions/weight"),
        ("RULE_UNIT_QUANTITY", "DPP", "0.5.0", """{"product":{"dimensions":{"weight":{"value":1,"unit":"KGM"}}}}""", """{"product":{"dimensions":{"weight":{"value":1,"unit":"MTR"}}}}""", "/product/dimensions/weight"),
        ("RULE_MASS_FRACTIONS", "DPP", "0.5.0", """{"materialsProvenance":[{"massFraction":1}]}""", """{"materialsProvenance":[{"massFraction":0.5}]}""", "/materialsProvenance"),
        ("RULE_RING_OPEN", "DFR", "0.5.0", """{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2]]]}}}""", """{"locationInformation":{"geoBoundary":{"type":"Polygon","coordinates":[[[1,2],[1,3],[2,3],[1,2.5]]]}}}""", "/locationInformation/geoBoundary"),
        ("RULE_CLAIM_STANDARD_MISSING", "DFR", "0.5.0", """{"conformityClaim":[{"referenceStandard":{"id":"x:1"}}]}""", """{"conformityClaim":[{}]}""", "/conformityClaim/0"),
        ("RULE_AUTHORITY_MISSING", "DCC", "0.5.0", """{"assessmentLevel":"Accredited","authorisation":{"issuingAuthority":{"id":"x:1"}}}""", """{"assessmentLevel":"Accredited"}""", "/authorisation"),
        ("RULE_DIGEST_WEAK", "DCC", "0.5.0", """{"auditableEvidence":{"hashMethod":"SHA-256"}}""", """{"auditableEvidence":{"hashMethod":"SHA-1"}}""", "/auditableEvidence/hashDigest"),
    ];

    private static readonly Dictionary<string, string> _types = new()
    {
        ["DPP"] = "DigitalProductPassport",
        ["DCC"] = "DigitalConformityCredential",
        ["DFR"] = "DigitalFacilityRecord",
        ["DTE"] = "DigitalTraceabilityEvent",
        ["DIA"] = "DigitalIdentityAnchor",
    };

    // SchemeRulesTests has their vectors.
    private static readonly string[] _ofSchemes = ["RULE_UNIT_QUANTITY RequiredPerformance", "RULE_STANDARD_MISSING ConformityProfile", "RULE_AUTHORITY_MISSING ConformityScheme"];

    [Fact]
    public void Rules_HoldTheirVectors()
    {
        foreach (var (code, type, version, good, bad, pointer) in _vectors)
        {
            Assert.True(Found(Credential(type, version, good)).All(found => found.Code.Id != code), $"{code} {version}: {good}");
            Assert.True(Found(Credential(type, version, bad)).Any(found => found.Code.Id == code && found.Pointer == "/credentialSubject" + pointer), $"{code} {version}: {bad}");
        }
    }

    [Fact]
    public void Rules_HaveVectors() => Assert.Equal(
        RuleList.All.Select(rule => rule.Code.Id).Distinct().Except(["RULE_TYPE_MISSING", "RULE_ISSUER_NOT_DID"]).Order(StringComparer.Ordinal),
        _vectors.Select(vector => vector.Code).Distinct().Order(StringComparer.Ordinal));

    // A code may have several rows, by class; each is broken by a vector of its own.
    [Fact]
    public void Rules_HaveAVectorForEveryRow()
    {
        var broken = RuleList.All.Where(rule => _vectors.Any(vector => rule.Code.Id == vector.Code && Breaks(rule, vector.Type, vector.Version, vector.Bad))).ToList();
        Assert.Equal(
            ["RULE_TYPE_MISSING ", "RULE_ISSUER_NOT_DID VerifiableCredential", .. _ofSchemes],
            RuleList.All.Except(broken).Select(rule => $"{rule.Code} {string.Join(' ', rule.Classes)}"));

        static bool Breaks(Rule rule, string type, string version, string subject)
        {
            var json = StrictJson.Parse(Credential(type, version, subject).ToJsonString());
            var findings = new RuleFindings(json);
            RulePlan.Of(Vocabularies.FindTable(new UntpType(_types[type], version))!, _types[type], [rule]).Run(json, findings);
            return findings.Found.Count > 0;
        }
    }

    [Theory]
    [InlineData("\"did:web:a.example\"", false)]
    [InlineData("""{"id":"did:web:a.example"}""", false)]
    [InlineData("\"https://a.example\"", true)]
    [InlineData("""{"id":"https://a.example"}""", true)]
    public void Rejects_AnIssuerThatIsNoDid(string issuer, bool isFault)
    {
        var json = Credential("DIA", "0.7.0", """{"registrationScope":["x:1"]}""");
        json["issuer"] = JsonNode.Parse(issuer);
        Assert.Equal(isFault ? ["RULE_ISSUER_NOT_DID /issuer"] : [], Found(json).Select(found => $"{found.Code} {found.Pointer}"));
    }

    [Theory]
    [InlineData("https://www.w3.org/ns/credentials/v2", false)]
    [InlineData("https://vocabulary.uncefact.org/untp/0.7.0/context/", true)]
    public void Rejects_ATemplateWithTheDigestOfSomethingElse(string url, bool isFault)
    {
        var json = Credential("DIA", "0.7.0", """{"registrationScope":["x:1"]}""");
        json["renderMethod"] = new JsonArray(new JsonObject { ["url"] = url, ["digestMultibase"] = $"f1220{BaseDigest}" });
        Assert.Equal(isFault ? ["RULE_DIGEST_DIFFERS /renderMethod/0/digestMultibase"] : [], Found(json).Select(found => $"{found.Code} {found.Pointer}"));
    }

    [Fact]
    public void Rejects_ACredentialWithoutType()
    {
        var json = Credential("DIA", "0.7.0", "{}");
        json.Remove("type");
        Assert.Equal(["RULE_TYPE_MISSING /type"], Found(json).Select(found => $"{found.Code} {found.Pointer}"));
    }

    [Theory]
    [InlineData("""{"type":["VerifiableCredential"],"@context":["https://vocabulary.uncefact.org/untp/0.7.0/context/"]}""")]
    [InlineData("""{"type":["DigitalProductPassport"],"@context":["https://vocabulary.uncefact.org/untp/9.9.9/context/"]}""")]
    [InlineData("""{"@context":["https://www.w3.org/ns/credentials/v2"]}""")]
    public void Returns_Nothing_WhereNoRulesAreKnown(string json) => Assert.Null(UntpRules.Check(new Credential(StrictJson.Parse(json))));

    [Fact]
    public void Finds_MembersWhoseNamesAreWrittenWithEscapes()
    {
        var json = Credential("DPP", "0.7.0", """{"materialProvenance":[{"hazardous":true}]}""").ToJsonString()
            .Replace("materialProvenance", "m\\u0061terialProvenance", StringComparison.Ordinal).Replace("\"hazardous", "\"h\\u0061zardous", StringComparison.Ordinal);
        Assert.Contains(UntpRules.Check(new Credential(StrictJson.Parse(json)))!.Warnings, found => found.Code == ProblemCodes.RuleSafetyInformationMissing);
    }

    [Fact]
    public void Rules_SurviveWhateverStandsThere()
    {
        string[] values = ["null", "true", "7", "1e300", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "[{}]", "[{\"id\":7}]"];
        foreach (var (_, type, version, _, bad, _) in _vectors)
        {
            foreach (var value in values)
            {
                foreach (var changed in Changed(JsonNode.Parse(bad)!, value))
                {
                    Assert.NotNull(UntpRules.Check(new Credential(StrictJson.Parse(Credential(type, version, changed).ToJsonString()))));
                }
            }
        }
    }

    [Fact]
    public void Findings_AreBounded()
    {
        var many = $$"""{"materialProvenance":[{{string.Join(',', Enumerable.Repeat("""{"hazardous":true}""", 1000))}}]}""";
        Assert.Equal(RuleFindings.Max, Found(Credential("DPP", "0.7.0", many)).Count());
    }

    [Theory]
    [InlineData("RULE_CONFORMANCE_MISSING", "RULE_CONFORMANCE_MISSING")]
    [InlineData("CC-05", "RULE_CONFORMANCE_MISSING")]
    [InlineData("DCC-05", "RULE_CONFORMANCE_MISSING")]
    [InlineData("DPCC-05", "RULE_CONFORMANCE_MISSING")]
    [InlineData("DPCCE-04", "RULE_STANDARD_MISSING")]
    [InlineData("DPP-03", "RULE_MASS_FRACTIONS RULE_FRACTION_RANGE RULE_SAFETY_INFORMATION_MISSING RULE_UNIT_QUANTITY")]
    [InlineData("DPP-99", "")]
    [InlineData("cc-05", "")]
    [InlineData("", "")]
    public void Finds_RulesByTheirNames(string name, string codes) => Assert.Equal(codes, string.Join(' ', UntpRules.Find(name).Select(code => code.Id)));

    [Fact]
    public void Raises_AWarning()
    {
        var credential = new Credential(StrictJson.Parse(Credential("DPP", "0.7.0", """{"idGranularity":"item","materialProvenance":[{"hazardous":true}]}""").ToJsonString()));
        var plain = UntpRules.Check(credential)!;
        Assert.Empty(plain.Errors);
        Assert.Equal(2, plain.Warnings.Count);

        var raised = UntpRules.Check(credential, UntpRules.Find("DPP-01").ToHashSet())!;
        Assert.Equal([ProblemCodes.RuleItemUnnumbered], raised.Errors.Select(error => error.Code));
        Assert.Equal([ProblemCodes.RuleSafetyInformationMissing], raised.Warnings.Select(warning => warning.Code));
    }

    // Every member of every object, once, in turn.
    private static IEnumerable<string> Changed(JsonNode node, string value)
    {
        for (var i = 0; ; i++)
        {
            var copy = node.DeepClone();
            var members = Members(copy).ToList();
            if (i >= members.Count)
            {
                yield break;
            }

            members[i].Parent[members[i].Name] = JsonNode.Parse(value);
            yield return copy.ToJsonString();
        }
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(member => Members(member.Value).Prepend((parent, member.Key))),
        JsonArray items => items.SelectMany(Members),
        _ => [],
    };

    private static string Assessment(string members) => $$"""{"conformityAssessment":[{{{members}}}]}""";

    private static string Topics(string ofCriterion, string ofAssessment) =>
        $$""" "assessmentCriteria":[{"conformityTopic":[{"id":"https://vocabulary.uncefact.org/{{ofCriterion}}"}]}],"conformityTopic":[{"id":"https://vocabulary.uncefact.org/{{ofAssessment}}"}] """;

    private static JsonObject Credential(string type, string version, string subject) => new()
    {
        ["@context"] = new JsonArray(
            "https://www.w3.org/ns/credentials/v2",
            version == "0.7.0" ? "https://vocabulary.uncefact.org/untp/0.7.0/context/" : $"https://test.uncefact.org/vocabulary/untp/{type.ToLowerInvariant()}/{version}/"),
        ["type"] = new JsonArray(_types[type], "VerifiableCredential"),
        ["issuer"] = new JsonObject { ["id"] = "did:web:issuer.example" },
        ["credentialSubject"] = JsonNode.Parse(subject),
    };

    private static IEnumerable<Problem> Found(JsonObject json)
    {
        var report = UntpRules.Check(new Credential(StrictJson.Parse(json.ToJsonString())))!;
        return report.Errors.Concat(report.Warnings);
    }
}
