namespace Untp.Core.Problems;

/// <content>Codes of the rules that no schema says, in the order of docs/rules.md.</content>
public static partial class ProblemCodes
{
    /// <summary>A credential with a UNTP context and no type at all.</summary>
    public static readonly ProblemCode RuleTypeMissing = new("RULE_TYPE_MISSING", ProblemKind.Refused, "Type missing");

    /// <summary>An issuer that is no DID.</summary>
    public static readonly ProblemCode RuleIssuerNotDid = new("RULE_ISSUER_NOT_DID", ProblemKind.Refused, "Issuer is no DID");

    /// <summary>Mass fractions that do not sum to 1.</summary>
    public static readonly ProblemCode RuleMassFractions = new("RULE_MASS_FRACTIONS", ProblemKind.Refused, "Mass fractions do not add up");

    /// <summary>A fraction outside 0 to 1.</summary>
    public static readonly ProblemCode RuleFractionRange = new("RULE_FRACTION_RANGE", ProblemKind.Refused, "Fraction out of range");

    /// <summary>A hazardous material without safety information.</summary>
    public static readonly ProblemCode RuleSafetyInformationMissing = new("RULE_SAFETY_INFORMATION_MISSING", ProblemKind.Refused, "Safety information missing");

    /// <summary>A circularity indicator that its own figures do not give.</summary>
    public static readonly ProblemCode RuleCircularityIndicator = new("RULE_CIRCULARITY_INDICATOR", ProblemKind.Refused, "Circularity indicator does not fit");

    /// <summary>An item without serial or batch number.</summary>
    public static readonly ProblemCode RuleItemUnnumbered = new("RULE_ITEM_UNNUMBERED", ProblemKind.Refused, "Item without number");

    /// <summary>A boundary that does not end where it begins.</summary>
    public static readonly ProblemCode RuleRingOpen = new("RULE_RING_OPEN", ProblemKind.Refused, "Boundary not closed");

    /// <summary>No plus code.</summary>
    public static readonly ProblemCode RulePlusCode = new("RULE_PLUS_CODE", ProblemKind.Refused, "Plus code not valid");

    /// <summary>A location without any place.</summary>
    public static readonly ProblemCode RuleLocationEmpty = new("RULE_LOCATION_EMPTY", ProblemKind.Refused, "Location says nothing");

    /// <summary>A period that ends before it begins.</summary>
    public static readonly ProblemCode RulePeriodReversed = new("RULE_PERIOD_REVERSED", ProblemKind.Refused, "Period ends before it begins");

    /// <summary>A unit of another quantity.</summary>
    public static readonly ProblemCode RuleUnitQuantity = new("RULE_UNIT_QUANTITY", ProblemKind.Refused, "Unit does not fit");

    /// <summary>A performance with neither measure nor score.</summary>
    public static readonly ProblemCode RulePerformanceEmpty = new("RULE_PERFORMANCE_EMPTY", ProblemKind.Refused, "Performance says nothing");

    /// <summary>A topic that no criterion of the assessment has.</summary>
    public static readonly ProblemCode RuleTopicOutsideCriteria = new("RULE_TOPIC_OUTSIDE_CRITERIA", ProblemKind.Refused, "Topic outside its criteria");

    /// <summary>An assessment that does not say whether it was passed.</summary>
    public static readonly ProblemCode RuleConformanceMissing = new("RULE_CONFORMANCE_MISSING", ProblemKind.Refused, "Conformance not stated");

    /// <summary>An assessment of nothing.</summary>
    public static readonly ProblemCode RuleAssessedSubjectMissing = new("RULE_ASSESSED_SUBJECT_MISSING", ProblemKind.Refused, "Nothing assessed");

    /// <summary>An assessment by no standard or regulation.</summary>
    public static readonly ProblemCode RuleStandardMissing = new("RULE_STANDARD_MISSING", ProblemKind.Refused, "Neither standard nor regulation");

    /// <summary>A claim by no standard or regulation.</summary>
    public static readonly ProblemCode RuleClaimStandardMissing = new("RULE_CLAIM_STANDARD_MISSING", ProblemKind.Refused, "Claim by no standard");

    /// <summary>An authority that is claimed and not named.</summary>
    public static readonly ProblemCode RuleAuthorityMissing = new("RULE_AUTHORITY_MISSING", ProblemKind.Refused, "Authority not named");

    /// <summary>An identity anchor without scope.</summary>
    public static readonly ProblemCode RuleScopeMissing = new("RULE_REGISTRATION_SCOPE_MISSING", ProblemKind.Refused, "Registration scope missing");

    /// <summary>A product of an event without disposition.</summary>
    public static readonly ProblemCode RuleDispositionMissing = new("RULE_DISPOSITION_MISSING", ProblemKind.Refused, "Disposition missing");

    /// <summary>An event without parties.</summary>
    public static readonly ProblemCode RuleEventPartyMissing = new("RULE_EVENT_PARTY_MISSING", ProblemKind.Refused, "Event without parties");

    /// <summary>A digest by MD5 or SHA-1.</summary>
    public static readonly ProblemCode RuleDigestWeak = new("RULE_DIGEST_WEAK", ProblemKind.Refused, "Digest is weak");

    /// <summary>A link states a digest that what is published at its URL does not have.</summary>
    public static readonly ProblemCode RuleDigestDiffers = new("RULE_DIGEST_DIFFERS", ProblemKind.Refused, "Digest of something else");
}
