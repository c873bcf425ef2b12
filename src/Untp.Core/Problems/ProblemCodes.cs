namespace Untp.Core.Problems;

/// <summary>Every code of the system. Each has a heading with cause and remedy in docs/errors.md (a tidy test holds both ways).</summary>
public static partial class ProblemCodes
{
    // JSON
    /// <summary>Not one JSON value.</summary>
    public static readonly ProblemCode JsonSyntax = new("JSON_SYNTAX", ProblemKind.BadInput, "Not valid JSON");

    /// <summary>Bytes that are not UTF-8.</summary>
    public static readonly ProblemCode JsonNotUtf8 = new("JSON_NOT_UTF8", ProblemKind.BadInput, "Not UTF-8");

    /// <summary>A member name twice in one object.</summary>
    public static readonly ProblemCode JsonDuplicateMember = new("JSON_DUPLICATE_MEMBER", ProblemKind.BadInput, "Duplicate member");

    /// <summary>Nested too deeply.</summary>
    public static readonly ProblemCode JsonTooDeep = new("JSON_TOO_DEEP", ProblemKind.BadInput, "Nested too deeply");

    /// <summary>More bytes than the limit.</summary>
    public static readonly ProblemCode JsonTooLarge = new("JSON_TOO_LARGE", ProblemKind.TooLarge, "Document too large");

    /// <summary>More values than the limit.</summary>
    public static readonly ProblemCode JsonTooManyValues = new("JSON_TOO_MANY_VALUES", ProblemKind.TooLarge, "Too many values");

    /// <summary>A number that no double holds.</summary>
    public static readonly ProblemCode JsonNumberRange = new("JSON_NUMBER_RANGE", ProblemKind.BadInput, "Number out of range");

    /// <summary>Half of a surrogate pair.</summary>
    public static readonly ProblemCode JsonLoneSurrogate = new("JSON_LONE_SURROGATE", ProblemKind.BadInput, "Lone surrogate");

    // Requests
    /// <summary>An empty body.</summary>
    public static readonly ProblemCode RequestEmpty = new("REQUEST_EMPTY", ProblemKind.BadInput, "Empty request");

    /// <summary>A member missing or of the wrong type.</summary>
    public static readonly ProblemCode RequestShape = new("REQUEST_SHAPE", ProblemKind.BadInput, "Request not understood");

    /// <summary>A member that the request does not know.</summary>
    public static readonly ProblemCode RequestMemberUnknown = new("REQUEST_MEMBER_UNKNOWN", ProblemKind.BadInput, "Unknown member");

    /// <summary>More bytes than the limit.</summary>
    public static readonly ProblemCode RequestTooLarge = new("REQUEST_TOO_LARGE", ProblemKind.TooLarge, "Request too large");

    /// <summary>A policy that the tenant does not have.</summary>
    public static readonly ProblemCode PolicyUnknown = new("POLICY_UNKNOWN", ProblemKind.BadInput, "Policy not known");

    /// <summary>A media type that is not read here.</summary>
    public static readonly ProblemCode MediaTypeUnsupported = new("MEDIA_TYPE_UNSUPPORTED", ProblemKind.UnsupportedMediaType, "Media type not read here");

    /// <summary>No such path.</summary>
    public static readonly ProblemCode RouteNotFound = new("ROUTE_NOT_FOUND", ProblemKind.NotFound, "No such path");

    /// <summary>The path exists, the method on it does not.</summary>
    public static readonly ProblemCode MethodNotAllowed = new("METHOD_NOT_ALLOWED", ProblemKind.MethodNotAllowed, "Method not allowed");

    // Callers
    /// <summary>No API key.</summary>
    public static readonly ProblemCode ApiKeyMissing = new("API_KEY_MISSING", ProblemKind.Unauthenticated, "API key missing");

    /// <summary>An API key that is not known.</summary>
    public static readonly ProblemCode ApiKeyUnknown = new("API_KEY_UNKNOWN", ProblemKind.Unauthenticated, "API key unknown");

    /// <summary>The API key lacks the scope.</summary>
    public static readonly ProblemCode ScopeMissing = new("SCOPE_MISSING", ProblemKind.Forbidden, "Scope missing");

    /// <summary>No service token, or not one of ours.</summary>
    public static readonly ProblemCode ServiceTokenInvalid = new("SERVICE_TOKEN_INVALID", ProblemKind.Unauthenticated, "Service token refused");

    /// <summary>More calls than the key may make.</summary>
    public static readonly ProblemCode RateLimited = new("RATE_LIMITED", ProblemKind.RateLimited, "Too many requests");

    // The house
    /// <summary>A service cannot be reached.</summary>
    public static readonly ProblemCode ServiceUnavailable = new("SERVICE_UNAVAILABLE", ProblemKind.Unavailable, "Service unavailable");

    /// <summary>A service did not answer in time.</summary>
    public static readonly ProblemCode ServiceTimeout = new("SERVICE_TIMEOUT", ProblemKind.Timeout, "Service did not answer in time");

    /// <summary>A fault of ours.</summary>
    public static readonly ProblemCode Internal = new("INTERNAL", ProblemKind.Internal, "Internal error");

    /// <summary>A check was not run because an earlier one left it nothing to look at.</summary>
    public static readonly ProblemCode CheckNotReached = new("CHECK_NOT_REACHED", ProblemKind.Refused, "Check not reached");

    // Envelope and signature
    /// <summary>Not a compact JWS.</summary>
    public static readonly ProblemCode JwsSyntax = new("JWS_SYNTAX", ProblemKind.BadInput, "Not a compact JWS");

    /// <summary>A base64url segment in a form that is not the only one.</summary>
    public static readonly ProblemCode Base64UrlNotCanonical = new("BASE64URL_NOT_CANONICAL", ProblemKind.BadInput, "base64url not canonical");

    /// <summary>A header that breaks a rule.</summary>
    public static readonly ProblemCode JwsHeaderInvalid = new("JWS_HEADER_INVALID", ProblemKind.Refused, "JWS header not valid");

    /// <summary>A key or a place of one in the header.</summary>
    public static readonly ProblemCode JwsHeaderKey = new("JWS_HEADER_KEY", ProblemKind.Refused, "Key in the JWS header");

    /// <summary>An algorithm that is not allowed, or not that of the key.</summary>
    public static readonly ProblemCode AlgNotAllowed = new("ALG_NOT_ALLOWED", ProblemKind.Refused, "Algorithm not allowed");

    /// <summary>No kid.</summary>
    public static readonly ProblemCode KidMissing = new("KID_MISSING", ProblemKind.Refused, "kid missing");

    /// <summary>A kid of another DID than the issuer.</summary>
    public static readonly ProblemCode KidIssuerMismatch = new("KID_ISSUER_MISMATCH", ProblemKind.Refused, "kid is not the issuer's");

    /// <summary>A registered JWT claim that contradicts the credential.</summary>
    public static readonly ProblemCode ClaimMismatch = new("CLAIM_MISMATCH", ProblemKind.Refused, "JWT claim contradicts the credential");

    /// <summary>A registered JWT claim of another type than it has to be.</summary>
    public static readonly ProblemCode ClaimSyntax = new("CLAIM_SYNTAX", ProblemKind.Refused, "JWT claim not readable");

    /// <summary>A claim that wraps a credential or presentation as data model 1.1 did.</summary>
    public static readonly ProblemCode ClaimForbidden = new("CLAIM_FORBIDDEN", ProblemKind.Refused, "Credential inside a JWT claim");

    /// <summary>Secured in a way that is not verified here.</summary>
    public static readonly ProblemCode SecuringUnsupported = new("SECURING_UNSUPPORTED", ProblemKind.Refused, "Securing not supported");

    /// <summary>A signature that is not of this key over these bytes.</summary>
    public static readonly ProblemCode ProofSignatureInvalid = new("PROOF_SIGNATURE_INVALID", ProblemKind.Refused, "Signature not valid");

    // Data Integrity proofs
    /// <summary>A Data Integrity proof that is not one.</summary>
    public static readonly ProblemCode ProofInvalid = new("PROOF_INVALID", ProblemKind.Refused, "Proof not readable");

    /// <summary>A cryptosuite that is not used here.</summary>
    public static readonly ProblemCode ProofCryptosuiteUnsupported = new("PROOF_CRYPTOSUITE_UNSUPPORTED", ProblemKind.Refused, "Cryptosuite not supported");

    /// <summary>A proof for another purpose.</summary>
    public static readonly ProblemCode ProofPurposeMismatch = new("PROOF_PURPOSE_MISMATCH", ProblemKind.Refused, "Proof made for something else");

    /// <summary>A proof whose context the document's does not begin with.</summary>
    public static readonly ProblemCode ProofContextMismatch = new("PROOF_CONTEXT_MISMATCH", ProblemKind.Refused, "Proof of another context");

    /// <summary>A proof that has ended.</summary>
    public static readonly ProblemCode ProofExpired = new("PROOF_EXPIRED", ProblemKind.Refused, "Proof expired");

    /// <summary>A document without a proof.</summary>
    public static readonly ProblemCode ProofMissing = new("PROOF_MISSING", ProblemKind.Refused, "No proof");

    /// <summary>More proofs than are looked at.</summary>
    public static readonly ProblemCode ProofLimit = new("PROOF_LIMIT", ProblemKind.Refused, "Too many proofs");

    /// <summary>A proof that follows one that is not there, or itself.</summary>
    public static readonly ProblemCode ProofChainInvalid = new("PROOF_CHAIN_INVALID", ProblemKind.Refused, "Proof chain not valid");

    /// <summary>A document that says something of the credential under another name than its own.</summary>
    public static readonly ProblemCode ProofTermHidden = new("PROOF_TERM_HIDDEN", ProblemKind.Refused, "Term under another name");

    /// <summary>A proof for another domain.</summary>
    public static readonly ProblemCode ProofDomainMismatch = new("PROOF_DOMAIN_MISMATCH", ProblemKind.Refused, "Proof made for another domain");

    /// <summary>A proof that answers another challenge.</summary>
    public static readonly ProblemCode ProofChallengeMismatch = new("PROOF_CHALLENGE_MISMATCH", ProblemKind.Refused, "Proof answers another challenge");

    // Credentials
    /// <summary>Not a verifiable credential as its data model has it.</summary>
    public static readonly ProblemCode CredentialShape = new("CREDENTIAL_SHAPE", ProblemKind.Refused, "Not a verifiable credential");

    /// <summary>Not a verifiable presentation as its data model has it.</summary>
    public static readonly ProblemCode PresentationShape = new("PRESENTATION_SHAPE", ProblemKind.Refused, "Not a verifiable presentation");

    /// <summary>Somebody else than who presents it speaks in a presentation.</summary>
    public static readonly ProblemCode PresentationHolderMismatch = new("PRESENTATION_HOLDER_MISMATCH", ProblemKind.Refused, "Not the holder's own");

    /// <summary>A digest that is not that of the resource.</summary>
    public static readonly ProblemCode RelatedResourceDigest = new("RELATED_RESOURCE_DIGEST", ProblemKind.Refused, "Digest of a related resource wrong");

    /// <summary>A date that is not one.</summary>
    public static readonly ProblemCode CredentialDateSyntax = new("CREDENTIAL_DATE_SYNTAX", ProblemKind.Refused, "Date not readable");

    /// <summary>validUntil before validFrom.</summary>
    public static readonly ProblemCode CredentialDatesReversed = new("CREDENTIAL_DATES_REVERSED", ProblemKind.Refused, "validUntil before validFrom");

    /// <summary>validFrom in the future.</summary>
    public static readonly ProblemCode CredentialNotYetValid = new("CREDENTIAL_NOT_YET_VALID", ProblemKind.Refused, "Not valid yet");

    /// <summary>validUntil in the past.</summary>
    public static readonly ProblemCode CredentialExpired = new("CREDENTIAL_EXPIRED", ProblemKind.Refused, "Expired");

    /// <summary>The issuer is not on the list of the caller, or of the policy.</summary>
    public static readonly ProblemCode IssuerNotTrusted = new("ISSUER_NOT_TRUSTED", ProblemKind.Refused, "Issuer not on the trusted list");

    /// <summary>What was found where an anchor was named is none.</summary>
    public static readonly ProblemCode AnchorUnreadable = new("ANCHOR_UNREADABLE", ProblemKind.Refused, "No Digital Identity Anchor");

    /// <summary>An anchor of another DID than the issuer's.</summary>
    public static readonly ProblemCode AnchorSubjectMismatch = new("ANCHOR_SUBJECT_MISMATCH", ProblemKind.Refused, "Anchor of another DID");

    /// <summary>An anchor whose own issuer nobody trusts as a register.</summary>
    public static readonly ProblemCode AnchorIssuerNotTrusted = new("ANCHOR_ISSUER_NOT_TRUSTED", ProblemKind.Refused, "Anchor of a register that is not trusted");

    /// <summary>An anchor beyond what its register is trusted for, or of another register type than demanded.</summary>
    public static readonly ProblemCode AnchorOutOfScope = new("ANCHOR_OUT_OF_SCOPE", ProblemKind.Refused, "Anchor out of scope");

    /// <summary>An anchor that is not a valid credential.</summary>
    public static readonly ProblemCode AnchorNotValid = new("ANCHOR_NOT_VALID", ProblemKind.Refused, "Anchor not valid");

    /// <summary>An anchor that could not be had or judged.</summary>
    public static readonly ProblemCode AnchorUndecided = new("ANCHOR_UNDECIDED", ProblemKind.Unavailable, "Anchor not decided");

    /// <summary>More places to look at than are looked at.</summary>
    public static readonly ProblemCode DiscoveryLimit = new("DISCOVERY_LIMIT", ProblemKind.Refused, "Too much to look at");

    /// <summary>No status by which the credential could be revoked, where the policy demands one.</summary>
    public static readonly ProblemCode StatusMissing = new("STATUS_MISSING", ProblemKind.Refused, "No status stated");

    /// <summary>A status entry that breaks a rule.</summary>
    public static readonly ProblemCode StatusEntryInvalid = new("STATUS_ENTRY_INVALID", ProblemKind.Refused, "Status entry not valid");

    /// <summary>A status entry of a type, or for a purpose, that nothing is known of here.</summary>
    public static readonly ProblemCode StatusUnsupported = new("STATUS_UNSUPPORTED", ProblemKind.Refused, "Status not supported");

    /// <summary>A statusListIndex that is no whole number from 0 on, in its only spelling.</summary>
    public static readonly ProblemCode StatusIndexInvalid = new("STATUS_INDEX_INVALID", ProblemKind.Refused, "Status index not valid");

    /// <summary>A statusListIndex beyond the end of the list.</summary>
    public static readonly ProblemCode StatusIndexOutOfRange = new("STATUS_INDEX_OUT_OF_RANGE", ProblemKind.Refused, "Status index beyond the list");

    /// <summary>The list could not be fetched.</summary>
    public static readonly ProblemCode StatusListUnavailable = new("STATUS_LIST_UNAVAILABLE", ProblemKind.Unavailable, "Status list not at hand");

    /// <summary>What was fetched is no status list credential.</summary>
    public static readonly ProblemCode StatusListInvalid = new("STATUS_LIST_INVALID", ProblemKind.Refused, "Not a status list");

    /// <summary>The list is out of date.</summary>
    public static readonly ProblemCode StatusListExpired = new("STATUS_LIST_EXPIRED", ProblemKind.Refused, "Status list out of date");

    /// <summary>The list is not signed by the credential's issuer.</summary>
    public static readonly ProblemCode StatusListSigner = new("STATUS_LIST_SIGNER", ProblemKind.Refused, "Status list of another signer");

    /// <summary>The list is for another purpose.</summary>
    public static readonly ProblemCode StatusPurposeMismatch = new("STATUS_PURPOSE_MISMATCH", ProblemKind.Refused, "Status list of another purpose");

    /// <summary>The list is shorter or longer than allowed.</summary>
    public static readonly ProblemCode StatusListLength = new("STATUS_LIST_LENGTH", ProblemKind.Refused, "Status list too short or too long");

    /// <summary>The credential is revoked.</summary>
    public static readonly ProblemCode CredentialRevoked = new("CREDENTIAL_REVOKED", ProblemKind.Refused, "Revoked");

    /// <summary>The credential is suspended.</summary>
    public static readonly ProblemCode CredentialSuspended = new("CREDENTIAL_SUSPENDED", ProblemKind.Refused, "Suspended");

    /// <summary>A revocation that cannot be taken back.</summary>
    public static readonly ProblemCode StatusNotReversible = new("STATUS_NOT_REVERSIBLE", ProblemKind.Precondition, "Revocation is final");

    /// <summary>The subject is not the one expected.</summary>
    public static readonly ProblemCode SubjectMismatch = new("SUBJECT_MISMATCH", ProblemKind.Refused, "Another subject than expected");

    /// <summary>The type is not the one expected.</summary>
    public static readonly ProblemCode TypeMismatch = new("TYPE_MISMATCH", ProblemKind.Refused, "Another type than expected");

    /// <summary>The issuer is not the one expected.</summary>
    public static readonly ProblemCode IssuerMismatch = new("ISSUER_MISMATCH", ProblemKind.Refused, "Another issuer than expected");

    /// <summary>An envelope that is not one.</summary>
    public static readonly ProblemCode EnvelopeInvalid = new("ENVELOPE_INVALID", ProblemKind.BadInput, "Envelope not readable");

    /// <summary>An Idempotency-Key that was used for another request.</summary>
    public static readonly ProblemCode IdempotencyKeyReused = new("IDEMPOTENCY_KEY_REUSED", ProblemKind.Conflict, "Idempotency key used before");

    /// <summary>An address that is never connected to.</summary>
    public static readonly ProblemCode EgressBlocked = new("EGRESS_BLOCKED", ProblemKind.Refused, "Address not allowed");

    /// <summary>A remote server that did not answer, or not in time.</summary>
    public static readonly ProblemCode RemoteUnreachable = new("REMOTE_UNREACHABLE", ProblemKind.Unavailable, "Remote server not reached");

    /// <summary>A remote answer that cannot be used.</summary>
    public static readonly ProblemCode RemoteAnswerInvalid = new("REMOTE_ANSWER_INVALID", ProblemKind.Unavailable, "Remote answer not usable");

    /// <summary>A remote answer beyond the limit.</summary>
    public static readonly ProblemCode RemoteAnswerTooLarge = new("REMOTE_ANSWER_TOO_LARGE", ProblemKind.Unavailable, "Remote answer too large");

    /// <summary>A remote server that failed too often and is not asked for a while.</summary>
    public static readonly ProblemCode RemoteCircuitOpen = new("REMOTE_CIRCUIT_OPEN", ProblemKind.Unavailable, "Remote server left alone");

    /// <summary>Too many requests for one remote server at a time.</summary>
    public static readonly ProblemCode RemoteHostBusy = new("REMOTE_HOST_BUSY", ProblemKind.Unavailable, "Too many requests for a remote server");

    /// <summary>A verification that wants more from remote servers than it may.</summary>
    public static readonly ProblemCode RemoteBudgetSpent = new("REMOTE_BUDGET_SPENT", ProblemKind.Unavailable, "Fetch budget spent");

    /// <summary>No such credential.</summary>
    public static readonly ProblemCode CredentialNotFound = new("CREDENTIAL_NOT_FOUND", ProblemKind.NotFound, "No such credential");

    /// <summary>A credential of this id exists.</summary>
    public static readonly ProblemCode CredentialExists = new("CREDENTIAL_EXISTS", ProblemKind.Conflict, "Credential exists");

    /// <summary>The credential was issued without a status entry.</summary>
    public static readonly ProblemCode StatusNotAllocated = new("STATUS_NOT_ALLOCATED", ProblemKind.Precondition, "No status entry");

    // Documents
    /// <summary>The credential breaks the schema of its type.</summary>
    public static readonly ProblemCode SchemaInvalid = new("SCHEMA_INVALID", ProblemKind.Refused, "Breaks its JSON Schema");

    /// <summary>No schema is known for the type and version.</summary>
    public static readonly ProblemCode SchemaUnknown = new("SCHEMA_UNKNOWN", ProblemKind.Refused, "No schema known for it");

    /// <summary>The schema cannot be had now.</summary>
    public static readonly ProblemCode SchemaUnavailable = new("SCHEMA_UNAVAILABLE", ProblemKind.Unavailable, "Schema not at hand");

    /// <summary>A document that is not known here.</summary>
    public static readonly ProblemCode DocumentUnknown = new("DOCUMENT_UNKNOWN", ProblemKind.NotFound, "Document not known");

    /// <summary>A line of a vocabulary table that cannot be understood.</summary>
    public static readonly ProblemCode VocabularyInvalid = new("VOCABULARY_INVALID", ProblemKind.Internal, "Vocabulary table not understood");

    /// <summary>An identifier of a scheme that is not known here.</summary>
    public static readonly ProblemCode IdentifierSchemeUnknown = new("IDENTIFIER_SCHEME_UNKNOWN", ProblemKind.Refused, "Identifier scheme not known");

    /// <summary>An identifier that its scheme cannot have.</summary>
    public static readonly ProblemCode IdentifierSyntax = new("IDENTIFIER_SYNTAX", ProblemKind.BadInput, "Identifier not readable");

    /// <summary>An identifier whose check digit does not fit.</summary>
    public static readonly ProblemCode IdentifierCheckDigit = new("IDENTIFIER_CHECK_DIGIT", ProblemKind.BadInput, "Check digit wrong");

    /// <summary>A row of the scheme register that breaks a rule.</summary>
    public static readonly ProblemCode IdentifierSchemeInvalid = new("IDENTIFIER_SCHEME_INVALID", ProblemKind.BadInput, "Identifier scheme not valid");

    // Linksets
    /// <summary>Not a linkset.</summary>
    public static readonly ProblemCode LinksetInvalid = new("LINKSET_INVALID", ProblemKind.BadInput, "Not a linkset");

    /// <summary>A linkset that leads back to itself.</summary>
    public static readonly ProblemCode LinksetCycle = new("LINKSET_CYCLE", ProblemKind.Refused, "Linksets in a circle");

    /// <summary>A link that no UNTP linkset can hold.</summary>
    public static readonly ProblemCode LinkInvalid = new("LINK_INVALID", ProblemKind.Refused, "Link not fit for a linkset");

    /// <summary>A Link header that cannot be read.</summary>
    public static readonly ProblemCode LinkHeaderSyntax = new("LINK_HEADER_SYNTAX", ProblemKind.BadInput, "Link header not readable");

    /// <summary>This link is registered already.</summary>
    public static readonly ProblemCode LinkExists = new("LINK_EXISTS", ProblemKind.Conflict, "Link exists");

    /// <summary>No such link.</summary>
    public static readonly ProblemCode LinkNotFound = new("LINK_NOT_FOUND", ProblemKind.NotFound, "No such link");

    /// <summary>More links than an identifier may have.</summary>
    public static readonly ProblemCode LinkLimit = new("LINK_LIMIT", ProblemKind.Refused, "Too many links");

    /// <summary>An identifier that belongs to another tenant.</summary>
    public static readonly ProblemCode IdentifierTaken = new("IDENTIFIER_TAKEN", ProblemKind.Forbidden, "Identifier belongs to another tenant");

    /// <summary>An identifier that nothing is registered for.</summary>
    public static readonly ProblemCode IdentifierNotFound = new("IDENTIFIER_NOT_FOUND", ProblemKind.NotFound, "Nothing known of this identifier");

    /// <summary>An identifier scheme of this namespace exists.</summary>
    public static readonly ProblemCode SchemeExists = new("SCHEME_EXISTS", ProblemKind.Conflict, "Identifier scheme exists");

    /// <summary>No such identifier scheme.</summary>
    public static readonly ProblemCode SchemeNotFound = new("SCHEME_NOT_FOUND", ProblemKind.NotFound, "No such identifier scheme");

    /// <summary>An identifier scheme that comes with the product.</summary>
    public static readonly ProblemCode SchemeBuiltIn = new("SCHEME_BUILT_IN", ProblemKind.Precondition, "Identifier scheme is built in");

    /// <summary>An identifier scheme that links are registered under.</summary>
    public static readonly ProblemCode SchemeInUse = new("SCHEME_IN_USE", ProblemKind.Precondition, "Identifier scheme is in use");

    private static readonly Lazy<IReadOnlyDictionary<string, ProblemCode>> _all = new(() => typeof(ProblemCodes)
        .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
        .Select(field => (ProblemCode)field.GetValue(null)!)
        .ToDictionary(code => code.Id, StringComparer.Ordinal));

    /// <summary>Every code, by its id.</summary>
    public static IReadOnlyDictionary<string, ProblemCode> All => _all.Value;
}
