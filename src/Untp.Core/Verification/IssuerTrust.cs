namespace Untp.Core.Verification;

/// <summary>Why the issuer is trusted.</summary>
public enum IssuerTrust
{
    /// <summary>Nobody vouched for it: an authentic credential of an unknown issuer.</summary>
    Unknown,

    /// <summary>It stands on every list that there is: the policy's and the caller's.</summary>
    Listed,

    /// <summary>It is not on the policy's list, but a register that the policy trusts says who it is, by one verified Digital Identity Anchor.</summary>
    Anchored,
}
