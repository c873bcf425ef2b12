namespace Untp.Core.Verification;

/// <summary>The verdict over a credential.</summary>
public enum Outcome
{
    /// <summary>Every required check passed.</summary>
    Valid,

    /// <summary>At least one required check failed.</summary>
    Invalid,

    /// <summary>None failed, but at least one required check could not be decided. Never read it as valid.</summary>
    Indeterminate,
}
