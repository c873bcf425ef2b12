namespace Untp.Core.Dids.Resolution;

/// <summary>The error types of DID resolution and dereferencing. Source: DID Resolution 1.0, section 11.</summary>
public enum DidErrorType
{
    /// <summary>Not a DID, or one that its method refuses.</summary>
    InvalidDid,

    /// <summary>The document breaks a rule.</summary>
    InvalidDidDocument,

    /// <summary>Not a DID URL.</summary>
    InvalidDidUrl,

    /// <summary>No such DID, version or part of a document.</summary>
    NotFound,

    /// <summary>The DID was given up.</summary>
    Deactivated,

    /// <summary>A method that is not resolved here.</summary>
    MethodNotSupported,

    /// <summary>A representation that is not given here.</summary>
    RepresentationNotSupported,

    /// <summary>Options that make no sense, alone or together.</summary>
    InvalidOptions,

    /// <summary>Could not be done now, or a fault of ours.</summary>
    InternalError,
}
