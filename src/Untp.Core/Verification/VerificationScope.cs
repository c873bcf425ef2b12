namespace Untp.Core.Verification;

/// <summary>How much of a credential is verified.</summary>
public enum VerificationScope
{
    /// <summary>Everything; a credential that states no UNTP type cannot be decided, for no schema is known for it.</summary>
    Untp,

    /// <summary>Everything that any verifiable credential has to hold; a JSON Schema only where it states a UNTP type.</summary>
    DataModel,

    /// <summary>
    /// The proofs and nothing else: that a key which its own DID allows for assertions signed this. Whether it is a key of the issuer, and
    /// all else, is not looked at.
    /// </summary>
    Proof,
}
