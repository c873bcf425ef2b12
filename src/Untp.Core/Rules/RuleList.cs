using Untp.Core.Problems;
using Untp.Core.Rules.Checks;
using static Untp.Core.Rules.RuleSeverity;

namespace Untp.Core.Rules;

/// <summary>
/// Every rule that no schema says. An error is only what no published sample that its source calls valid breaks; docs/rules.md tells which
/// samples break which rule, and a test holds that table and this list together.
/// </summary>
internal static class RuleList
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        // The envelope; a document without a type is of no class.
        new(ProblemCodes.RuleTypeMissing, Error, null, [], EnvelopeRules.Typed),
        new(ProblemCodes.RuleIssuerNotDid, Error, null, ["VerifiableCredential"], EnvelopeRules.IssuerIsDid),

        // Materials
        new(ProblemCodes.RuleMassFractions, Warning, "DPP-03", ["Product", "ProductPassport"], MaterialRules.MassFractionsAddUp),
        new(ProblemCodes.RuleFractionRange, Error, "DPP-03", ["Material"], MaterialRules.MaterialFractions),
        new(ProblemCodes.RuleFractionRange, Error, null, ["CircularityPerformance", "EmissionsPerformance", "TraceabilityPerformance"], MaterialRules.ScorecardFractions),
        new(ProblemCodes.RuleFractionRange, Error, null, ["Metric"], MaterialRules.AccuracyIsAFraction),
        new(ProblemCodes.RuleSafetyInformationMissing, Warning, "DPP-03", ["Material"], MaterialRules.HazardousHasSafetyInformation),
        new(ProblemCodes.RuleCircularityIndicator, Warning, null, ["CircularityPerformance"], MaterialRules.CircularityIndicatorFits),

        // Products
        new(ProblemCodes.RuleItemUnnumbered, Warning, "DPP-01", ["Product"], ProductRules.ItemHasNumber),
        new(ProblemCodes.RuleItemUnnumbered, Warning, "DPP-01", ["ProductPassport"], ProductRules.PassportItemHasNumber),

        // Places and dates
        new(ProblemCodes.RuleRingOpen, Warning, "DFR-03", ["Location"], PlaceRules.BoundaryIsClosed),
        new(ProblemCodes.RulePlusCode, Error, "DFR-03", ["Location"], PlaceRules.PlusCodeIsOne),
        new(ProblemCodes.RuleLocationEmpty, Error, "DFR-03", ["Location"], PlaceRules.SaysWhere),
        new(ProblemCodes.RulePeriodReversed, Error, "DFR-11", ["Period"], PeriodRules.EndsAfterStart),
        new(ProblemCodes.RulePeriodReversed, Error, null, ["Product"], ProductRules.ExpiresAfterProduction),
        new(ProblemCodes.RulePeriodReversed, Error, null, ["ConformityAttestation"], PeriodRules.AttestationEndsAfterStart),

        // Measures
        new(ProblemCodes.RuleUnitQuantity, Warning, "DPP-05", ["Dimension"], MeasureRules.DimensionUnitsFit),
        new(ProblemCodes.RuleUnitQuantity, Warning, "DPP-03", ["Material"], MeasureRules.MassUnitFits),
        new(ProblemCodes.RuleUnitQuantity, Warning, "DPP-11", ["Performance"], MeasureRules.MetricUnitFits),
        new(ProblemCodes.RuleUnitQuantity, Warning, null, ["RequiredPerformance"], MeasureRules.MetricUnitFits),
        new(ProblemCodes.RulePerformanceEmpty, Error, "DPP-11", ["Performance"], MeasureRules.SaysHowMuch),

        // Claims and assessments
        new(ProblemCodes.RuleTopicOutsideCriteria, Warning, null, ["ConformityAssessment"], AssessmentRules.TopicWithinCriteria),
        new(ProblemCodes.RuleConformanceMissing, Error, "CC-05", ["ConformityAssessment"], AssessmentRules.ConformanceStated),
        new(ProblemCodes.RuleAssessedSubjectMissing, Error, "CC-03", ["ConformityAssessment"], AssessmentRules.SubjectStated),
        new(ProblemCodes.RuleStandardMissing, Warning, "CC-04", ["ConformityAssessment"], AssessmentRules.StandardNamed),
        new(ProblemCodes.RuleStandardMissing, Warning, null, ["ConformityProfile"], AssessmentRules.AlignmentNamed),
        new(ProblemCodes.RuleClaimStandardMissing, Warning, "DPP-12", ["Claim"], AssessmentRules.StandardNamed),
        new(ProblemCodes.RuleAuthorityMissing, Warning, "CC-02", ["ConformityAttestation", "Attestation"], AssessmentRules.AuthorityNamed),
        new(ProblemCodes.RuleAuthorityMissing, Warning, null, ["ConformityScheme"], AssessmentRules.EndorserNamed),

        // Registrations and events
        new(ProblemCodes.RuleScopeMissing, Warning, "DIA-05", ["RegisteredIdentity"], AssessmentRules.ScopeStated),
        new(ProblemCodes.RuleDispositionMissing, Error, "TEV-08", ["EventProduct"], ProductRules.HasDisposition),
        new(ProblemCodes.RuleEventPartyMissing, Error, "TEV-11", ["LifecycleEvent"], ProductRules.HasParty),

        // Links
        new(ProblemCodes.RuleDigestWeak, Warning, "CC-07", ["Link", "ConformsToLink", "RenderTemplate2024"], LinkRules.DigestIsStrong),
        new(ProblemCodes.RuleDigestWeak, Warning, "CC-07", ["SecureLink"], LinkRules.HashIsStrong),
        new(ProblemCodes.RuleDigestWeak, Warning, "CC-07", ["BinaryFile", "ConformityEvidence"], LinkRules.FileHashIsStrong),
        new(ProblemCodes.RuleDigestDiffers, Error, "CC-07", ["Link", "ConformsToLink", "RenderTemplate2024"], LinkRules.DigestIsOfWhatIsPublished),
        new(ProblemCodes.RuleDigestDiffers, Error, "CC-07", ["SecureLink"], LinkRules.HashIsOfWhatIsPublished),
    ];
}
