namespace Untp.Core.Verification;

/// <summary>What one check found.</summary>
public enum CheckOutcome
{
    /// <summary>The rule holds.</summary>
    Passed,

    /// <summary>The rule is broken.</summary>
    Failed,

    /// <summary>It could not be decided.</summary>
    Inconclusive,

    /// <summary>The credential or the request gives it nothing to do.</summary>
    NotApplicable,
}
