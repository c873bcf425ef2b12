namespace Untp.Core.Dids;

/// <summary>What a DID allows a key for. Source: Controlled Identifiers 1.0, section 2.3.</summary>
public enum VerificationRelationship
{
    /// <summary><c>assertionMethod</c>: to issue credentials.</summary>
    AssertionMethod,

    /// <summary><c>authentication</c>: to prove who presents something.</summary>
    Authentication,
}
