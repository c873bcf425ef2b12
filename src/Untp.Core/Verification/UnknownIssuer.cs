namespace Untp.Core.Verification;

/// <summary>What follows where an issuer is neither on the list of a policy nor anchored; from the mildest to the strictest.</summary>
public enum UnknownIssuer
{
    /// <summary>It is reported and decides nothing.</summary>
    Report,

    /// <summary>The verdict is not valid: it is left open, for a person to decide.</summary>
    Indeterminate,

    /// <summary>The verdict is invalid.</summary>
    Invalid,
}
