namespace Untp.Core.Problems;

/// <content>Codes of DIDs, their documents and logs, and keys.</content>
public static partial class ProblemCodes
{
    /// <summary>Not a DID or DID URL.</summary>
    public static readonly ProblemCode DidSyntax = new("DID_SYNTAX", ProblemKind.BadInput, "Not a DID");

    /// <summary>A DID method that is not resolved here.</summary>
    public static readonly ProblemCode DidMethodUnsupported = new("DID_METHOD_UNSUPPORTED", ProblemKind.Refused, "DID method not supported");

    /// <summary>The DID's document could not be asked for.</summary>
    public static readonly ProblemCode DidUnresolved = new("DID_UNRESOLVED", ProblemKind.Unavailable, "DID could not be resolved");

    /// <summary>A DID document that breaks a rule.</summary>
    public static readonly ProblemCode DidDocumentInvalid = new("DID_DOCUMENT_INVALID", ProblemKind.Refused, "DID document not valid");

    /// <summary>A DID URL that cannot be followed.</summary>
    public static readonly ProblemCode DidUrlSyntax = new("DID_URL_SYNTAX", ProblemKind.BadInput, "Not a DID URL");

    /// <summary>The document has no such part, or no such service.</summary>
    public static readonly ProblemCode DidUrlNotFound = new("DID_URL_NOT_FOUND", ProblemKind.NotFound, "Nothing at the DID URL");

    /// <summary>Resolution options that contradict each other or cannot be honoured.</summary>
    public static readonly ProblemCode DidOptionsInvalid = new("DID_OPTIONS_INVALID", ProblemKind.BadInput, "Options not usable");

    /// <summary>The DID has no such version.</summary>
    public static readonly ProblemCode DidVersionNotFound = new("DID_VERSION_NOT_FOUND", ProblemKind.NotFound, "No such version");

    /// <summary>The DID was given up.</summary>
    public static readonly ProblemCode DidDeactivated = new("DID_DEACTIVATED", ProblemKind.Refused, "DID deactivated");

    /// <summary>A log beyond the limits.</summary>
    public static readonly ProblemCode DidLogTooLarge = new("DID_LOG_TOO_LARGE", ProblemKind.Refused, "DID log too large");

    /// <summary>An entry of a log that is not one, or stands in the wrong place.</summary>
    public static readonly ProblemCode DidLogInvalid = new("DID_LOG_INVALID", ProblemKind.Refused, "DID log not valid");

    /// <summary>A log of another version of the method.</summary>
    public static readonly ProblemCode DidLogVersionUnsupported = new("DID_LOG_VERSION_UNSUPPORTED", ProblemKind.Refused, "DID log of another version");

    /// <summary>Parameters that break a rule.</summary>
    public static readonly ProblemCode DidLogParametersInvalid = new("DID_LOG_PARAMETERS_INVALID", ProblemKind.Refused, "Log parameters not valid");

    /// <summary>A versionTime that is not one, not later than the one before, or in the future.</summary>
    public static readonly ProblemCode DidLogTimeInvalid = new("DID_LOG_TIME_INVALID", ProblemKind.Refused, "Log time not valid");

    /// <summary>A SCID that is not the hash of the first entry.</summary>
    public static readonly ProblemCode DidLogScidMismatch = new("DID_LOG_SCID_MISMATCH", ProblemKind.Refused, "SCID does not match");

    /// <summary>A hash that is not that of the entry.</summary>
    public static readonly ProblemCode DidLogHashMismatch = new("DID_LOG_HASH_MISMATCH", ProblemKind.Refused, "Entry hash does not match");

    /// <summary>A document of another DID, or a move that is not allowed.</summary>
    public static readonly ProblemCode DidLogIdMismatch = new("DID_LOG_ID_MISMATCH", ProblemKind.Refused, "Log of another DID");

    /// <summary>Keys that the entry before did not commit to.</summary>
    public static readonly ProblemCode DidLogPrerotationMismatch = new("DID_LOG_PREROTATION_MISMATCH", ProblemKind.Refused, "Keys not committed to");

    /// <summary>An entry signed with another key than one of those in force.</summary>
    public static readonly ProblemCode DidLogKeyNotAuthorized = new("DID_LOG_KEY_NOT_AUTHORIZED", ProblemKind.Refused, "Key may not update the DID");

    /// <summary>A proof of an entry that does not hold.</summary>
    public static readonly ProblemCode DidLogProofInvalid = new("DID_LOG_PROOF_INVALID", ProblemKind.Refused, "Log proof not valid");

    /// <summary>Fewer witnesses than the threshold.</summary>
    public static readonly ProblemCode DidLogWitnessMissing = new("DID_LOG_WITNESS_MISSING", ProblemKind.Refused, "Witnesses missing");

    /// <summary>A witness proofs file that cannot be read.</summary>
    public static readonly ProblemCode DidWitnessInvalid = new("DID_WITNESS_INVALID", ProblemKind.Refused, "Witness proofs not readable");

    /// <summary>A log that lacks a version which it had before.</summary>
    public static readonly ProblemCode DidLogRolledBack = new("DID_LOG_ROLLED_BACK", ProblemKind.Unavailable, "DID log went back");

    /// <summary>The DID is not one of this tenant.</summary>
    public static readonly ProblemCode DidNotOurs = new("DID_NOT_OURS", ProblemKind.Refused, "DID not held here");

    /// <summary>A key that cannot be decoded.</summary>
    public static readonly ProblemCode KeySyntax = new("KEY_SYNTAX", ProblemKind.BadInput, "Key not readable");

    /// <summary>A key type that is not used here.</summary>
    public static readonly ProblemCode KeyTypeUnsupported = new("KEY_TYPE_UNSUPPORTED", ProblemKind.Refused, "Key type not supported");

    /// <summary>The DID document has no such key.</summary>
    public static readonly ProblemCode KeyNotFound = new("KEY_NOT_FOUND", ProblemKind.Refused, "Key not in the DID document");

    /// <summary>The key may not make assertions.</summary>
    public static readonly ProblemCode KeyNotAuthorized = new("KEY_NOT_AUTHORIZED", ProblemKind.Refused, "Key not authorized for assertions");

    /// <summary>A key that its controller has revoked.</summary>
    public static readonly ProblemCode KeyRevoked = new("KEY_REVOKED", ProblemKind.Refused, "Key revoked");

    /// <summary>A key that had expired when it signed.</summary>
    public static readonly ProblemCode KeyExpired = new("KEY_EXPIRED", ProblemKind.Refused, "Key expired");

    /// <summary>The machine offers no Ed25519.</summary>
    public static readonly ProblemCode Ed25519Unavailable = new("ED25519_UNAVAILABLE", ProblemKind.Unavailable, "Ed25519 not available on this machine");

    // Those that are held here
    /// <summary>A path that a did:web cannot have.</summary>
    public static readonly ProblemCode DidPathInvalid = new("DID_PATH_INVALID", ProblemKind.Refused, "DID path not usable");

    /// <summary>A DID lies on the path already.</summary>
    public static readonly ProblemCode DidExists = new("DID_EXISTS", ProblemKind.Conflict, "DID exists");

    /// <summary>A DID that cannot get another key.</summary>
    public static readonly ProblemCode DidNotRotatable = new("DID_NOT_ROTATABLE", ProblemKind.Refused, "DID cannot get another key");

    /// <summary>A DID of which nothing can be changed.</summary>
    public static readonly ProblemCode DidNotChangeable = new("DID_NOT_CHANGEABLE", ProblemKind.Refused, "DID cannot be changed");

    /// <summary>A key that was revoked as of another time before.</summary>
    public static readonly ProblemCode KeyAlreadyRevoked = new("KEY_ALREADY_REVOKED", ProblemKind.Conflict, "Key revoked already");

    /// <summary>A DID that its host does not know.</summary>
    public static readonly ProblemCode DidNotFound = new("DID_NOT_FOUND", ProblemKind.NotFound, "No such DID");
}
