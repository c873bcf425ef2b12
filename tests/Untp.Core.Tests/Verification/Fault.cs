using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Status;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Verification;

/// <summary>One thing that can be wrong with a credential or its surroundings, and what the report has to say of it.</summary>
internal sealed record Fault(string Name, string Check, CheckOutcome Outcome, ProblemCode Code, Action<Scenario> Apply, bool IsRetryable = false)
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Failed("typ of another token", "envelope", ProblemCodes.JwsHeaderInvalid, s => s.Header["typ"] = "JWT"),
        Failed("crit", "envelope", ProblemCodes.JwsHeaderInvalid, s => s.Header["crit"] = new JsonArray("exp")),
        Failed("b64", "envelope", ProblemCodes.JwsHeaderInvalid, s => s.Header["b64"] = true),
        Failed("key in the header", "envelope", ProblemCodes.JwsHeaderKey, s => s.Header["jwk"] = new JsonObject()),
        Failed("alg none", "envelope", ProblemCodes.AlgNotAllowed, s => s.Header["alg"] = "none"),
        Failed("no kid", "envelope", ProblemCodes.KidMissing, s => s.Header.Remove("kid")),
        Failed("duplicate member", "json", ProblemCodes.JsonDuplicateMember, s => s.Payload = text => $$"""{"iss\u0075er":"{{Scenario.Issuer}}",{{text[1..]}}"""),
        Failed("payload is no JSON", "json", ProblemCodes.JsonSyntax, s => s.Payload = text => text[1..]),
        Failed("no VerifiableCredential", "credential.shape", ProblemCodes.CredentialShape, s => s.Credential["type"] = new JsonArray("DigitalIdentityAnchor")),
        Failed("no subject", "credential.shape", ProblemCodes.CredentialShape, s => s.Credential.Remove("credentialSubject")),
        Failed("expired", "credential.dates", ProblemCodes.CredentialExpired, s => s.Credential["validUntil"] = "2026-06-01T11:58:59Z"),
        Failed("not yet valid", "credential.dates", ProblemCodes.CredentialNotYetValid, s => s.Credential["validFrom"] = "2026-06-01T12:01:01Z"),
        Failed("reversed dates", "credential.dates", ProblemCodes.CredentialDatesReversed, s => s.Credential["validUntil"] = "2025-12-31T00:00:00Z"),
        Failed("date without zone", "credential.dates", ProblemCodes.CredentialDateSyntax, s => s.Credential["validFrom"] = "2026-01-01T00:00:00"),
        Failed("iss of another", "credential.claims", ProblemCodes.ClaimMismatch, s => s.Credential["iss"] = "did:web:other.example"),
        Failed("iss no string", "credential.claims", ProblemCodes.ClaimMismatch, s => s.Credential["iss"] = new JsonObject()),
        Failed("jti of another", "credential.claims", ProblemCodes.ClaimMismatch, s => s.Credential["jti"] = "urn:other"),
        Failed("sub of another", "credential.claims", ProblemCodes.ClaimMismatch, s => s.Credential["sub"] = "did:web:other.example"),
        Failed("iss of another in the header", "credential.claims", ProblemCodes.ClaimMismatch, s => s.Header["iss"] = "did:web:other.example"),
        Failed("exp passed", "credential.dates", ProblemCodes.CredentialExpired, s => s.Credential["exp"] = Scenario.Now.ToUnixTimeSeconds() - 60),
        Failed("nbf to come", "credential.dates", ProblemCodes.CredentialNotYetValid, s => s.Credential["nbf"] = Scenario.Now.ToUnixTimeSeconds() + 61),
        Failed("exp no number", "credential.dates", ProblemCodes.CredentialDateSyntax, s => s.Credential["exp"] = "2026"),
        Failed("exp beyond time", "credential.dates", ProblemCodes.CredentialDateSyntax, s => s.Credential["exp"] = 1e300),
        Failed("kid of another DID", "proof.key", ProblemCodes.KidIssuerMismatch, s => s.Header["kid"] = "did:web:other.example#key-1"),
        Failed("kid relative", "proof.key", ProblemCodes.DidSyntax, s => s.Header["kid"] = "#key-1"),
        Failed("kid of a URL that is not the issuer", "proof.key", ProblemCodes.DidSyntax, s => s.Header["kid"] = "https://issuer.example/keys#key-1"),
        Failed("kid without fragment", "proof.key", ProblemCodes.DidSyntax, s => s.Header["kid"] = Scenario.Issuer),
        Failed("issuer of another DID", "proof.key", ProblemCodes.KidIssuerMismatch, s => s.Credential["issuer"] = "did:web:other.example"),
        Failed("kid not in the document", "proof.key", ProblemCodes.KeyNotFound, s => s.Header["kid"] = Scenario.Issuer + "#key-2"),
        Failed("key not for assertions", "proof.key", ProblemCodes.KeyNotAuthorized, s => s.AssertionMethods.Clear()),
        Failed("key of another controller", "proof.key", ProblemCodes.KeyNotAuthorized, s => s.Method["controller"] = "did:web:other.example"),
        Failed("key revoked", "proof.key", ProblemCodes.KeyRevoked, s => s.Method["revoked"] = "2026-06-01T12:00:00Z"),
        Failed("key expired before it signed", "proof.key", ProblemCodes.KeyExpired, s => s.Method["expires"] = "2026-01-01T00:00:00Z"),
        Failed("DID given up", "proof.key", ProblemCodes.DidDeactivated, s => s.DidAnswer = Lookup<DidDocument>.None(new(ProblemCodes.DidDeactivated, "given up"))),
        Failed("alg of another key type", "proof.key", ProblemCodes.AlgNotAllowed, s => s.Header["alg"] = s.KeyType == KeyType.P256 ? "EdDSA" : "ES256"),
        Failed("key unreadable", "proof.key", ProblemCodes.KeySyntax, s => s.Method["publicKeyMultibase"] = "z0"),
        Failed("no such DID", "proof.key", ProblemCodes.DidDocumentInvalid, s => s.DidAnswer = Lookup<DidDocument>.None(new(ProblemCodes.DidDocumentInvalid, "gone"))),
        Failed("payload changed", "proof.signature", ProblemCodes.ProofSignatureInvalid, s => s.PayloadAfterSigning = text => text.Replace("\"Subject\"", "\"Subjekt\"", StringComparison.Ordinal)),
        Failed("space in the payload", "proof.signature", ProblemCodes.ProofSignatureInvalid, s => s.PayloadAfterSigning = text => text + " "),
        Failed("header changed", "proof.signature", ProblemCodes.ProofSignatureInvalid, s => s.HeaderAfterSigning = text => text + " "),
        Failed("signature changed", "proof.signature", ProblemCodes.ProofSignatureInvalid, s => s.Signature = bytes => bytes[40] ^= 1),
        Failed("signature of another key", "proof.signature", ProblemCodes.ProofSignatureInvalid, s => s.Method["publicKeyMultibase"] = StrangerOf(s)),
        Failed("schema broken", "schema", ProblemCodes.SchemaInvalid, s => s.Credential["name"] = new JsonObject { ["@value"] = "x" }),
        Failed("issuer not listed", "issuer.trust", ProblemCodes.IssuerNotTrusted, s => s.TrustedIssuers = ["did:web:other.example", Scenario.Issuer + "x"]),
        Failed("issuer not on the policy's list", "issuer.trust", ProblemCodes.IssuerNotTrusted, s => s.Policy = s.Policy with { TrustedIssuers = Others }),
        Failed("no status where one is demanded", "status", ProblemCodes.StatusMissing, s => s.Policy = s.Policy with { RequireStatus = true }),
        Failed("no status that could revoke", "status", ProblemCodes.StatusMissing, s => { s.UseStatus("refresh"); s.Policy = s.Policy with { RequireStatus = true }; }),
        Undecided("issuer for a person to decide", "issuer.trust", ProblemCodes.IssuerNotTrusted, s => s.Policy = s.Policy with { TrustedIssuers = Others, UnknownIssuer = UnknownIssuer.Indeterminate }),
        Undecided("DID where we do not connect to", "proof.key", ProblemCodes.EgressBlocked, s => s.DidAnswer = Lookup<DidDocument>.None(new(ProblemCodes.EgressBlocked, "blocked"))),
        Undecided("status list where we do not connect to", "status", ProblemCodes.EgressBlocked, s => { s.UseStatus(); s.StatusAnswer = Lookup<StatusListDocument>.None(new(ProblemCodes.EgressBlocked, "blocked")); }),
        Undecided("DID outage", "proof.key", ProblemCodes.DidUnresolved, s => s.DidAnswer = Lookup<DidDocument>.Unreachable(new(ProblemCodes.DidUnresolved, "down")), isRetryable: true),
        Undecided("DID method unknown", "proof.key", ProblemCodes.DidMethodUnsupported, s => s.DidAnswer = Lookup<DidDocument>.None(new(ProblemCodes.DidMethodUnsupported, "unknown"))),
        Undecided("key of a foreign type", "proof.key", ProblemCodes.KeyTypeUnsupported, s => s.Method["publicKeyMultibase"] = "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"),
        Undecided("no UNTP type", "schema", ProblemCodes.SchemaUnknown, s => s.Credential["type"] = new JsonArray("VerifiableCredential")),
        Undecided("no UNTP context", "schema", ProblemCodes.SchemaUnknown, s => s.Credential["@context"] = new JsonArray("https://www.w3.org/ns/credentials/v2")),
        Undecided("schema unknown", "schema", ProblemCodes.SchemaUnknown, s => s.SchemaAnswer = Lookup<CredentialSchema>.None(new(ProblemCodes.SchemaUnknown, "none"))),
        Undecided("schema unavailable", "schema", ProblemCodes.SchemaUnavailable, s => s.SchemaAnswer = Lookup<CredentialSchema>.Unreachable(new(ProblemCodes.SchemaUnavailable, "down")), isRetryable: true),
        Undecided("schema refers to itself", "schema", ProblemCodes.SchemaUnavailable, s => s.SchemaAnswer = Lookup<CredentialSchema>.Found(CredentialSchema.Compile("""{"$ref":"#"}"""u8).Value!, Scenario.Now)),
        Undecided("status list away", "status", ProblemCodes.StatusListUnavailable, s => { s.UseStatus(); s.StatusAnswer = Lookup<StatusListDocument>.Unreachable(new(ProblemCodes.StatusListUnavailable, "down")); }, isRetryable: true),
        Undecided("status list out of date", "status", ProblemCodes.StatusListExpired, s => s.UseStatus().List["validUntil"] = "2026-06-01T11:58:59Z", isRetryable: true),
        Undecided("status list of tomorrow", "status", ProblemCodes.StatusListExpired, s => s.UseStatus().List["validFrom"] = "2026-06-02T00:00:00Z", isRetryable: true),
        Failed("status null", "status", ProblemCodes.StatusEntryInvalid, s => s.Credential["credentialStatus"] = null),
        Failed("status of no type", "status", ProblemCodes.StatusEntryInvalid, s => s.UseStatus().Entry.Remove("type")),
        Failed("status of no purpose", "status", ProblemCodes.StatusEntryInvalid, s => s.UseStatus().Entry.Remove("statusPurpose")),
        Failed("status of two bits", "status", ProblemCodes.StatusEntryInvalid, s => s.UseStatus().Entry["statusSize"] = 2),
        Failed("status index -1", "status", ProblemCodes.StatusIndexInvalid, s => s.UseStatus().Entry["statusListIndex"] = "-1"),
        Failed("status index 1e3", "status", ProblemCodes.StatusIndexInvalid, s => s.UseStatus().Entry["statusListIndex"] = "1e3"),
        Failed("status index 94567abc", "status", ProblemCodes.StatusIndexInvalid, s => s.UseStatus().Entry["statusListIndex"] = "94567abc"),
        Failed("status index 1.5", "status", ProblemCodes.StatusIndexInvalid, s => s.UseStatus().Entry["statusListIndex"] = 1.5),
        Failed("status index beyond the list", "status", ProblemCodes.StatusIndexOutOfRange, s => s.UseStatus().Entry["statusListIndex"] = "131072"),
        Failed("revoked", "status", ProblemCodes.CredentialRevoked, s => s.UseStatus().Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index)),
        Failed("suspended", "status", ProblemCodes.CredentialSuspended, s => s.UseStatus("suspension").Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index)),
        Failed("one of two statuses revoked", "status", ProblemCodes.CredentialRevoked, s =>
        {
            var status = s.UseStatus();
            status.Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index);
            s.Credential["credentialStatus"] = new JsonArray(new JsonObject { ["type"] = "BitstringStatusListEntry", ["statusPurpose"] = "refresh", ["statusListIndex"] = 0, ["statusListCredential"] = StatusScenario.Url }, status.Entry.DeepClone());
        }),
        Failed("status list with a claim that contradicts it", "status", ProblemCodes.StatusListInvalid, s => s.UseStatus().List["iss"] = "did:web:other.example"),
        Failed("status list whose exp is no number", "status", ProblemCodes.StatusListInvalid, s => s.UseStatus().List["exp"] = "2030"),
        Undecided("status list whose token expired", "status", ProblemCodes.StatusListExpired, s => s.UseStatus().List["exp"] = Scenario.Now.ToUnixTimeSeconds() - 60, isRetryable: true),
        Undecided("status of another type", "status", ProblemCodes.StatusUnsupported, s => s.UseStatus().Entry["type"] = "StatusList2021Entry"),
        Undecided("status for a purpose of its own", "status", ProblemCodes.StatusUnsupported, s => s.UseStatus().Entry["statusPurpose"] = "mood"),
        Failed("revoked beside a status of another type", "status", ProblemCodes.CredentialRevoked, s =>
        {
            var status = s.UseStatus();
            status.Subject["encodedList"] = StatusScenario.WithBit(StatusScenario.Index);
            s.Credential["credentialStatus"] = new JsonArray(new JsonObject { ["type"] = "StatusList2021Entry" }, status.Entry.DeepClone());
        }),
        Failed("status list of another purpose", "status", ProblemCodes.StatusPurposeMismatch, s => s.UseStatus().Subject["statusPurpose"] = "suspension"),
        Failed("status list with a changed signature", "status", ProblemCodes.StatusListSigner, s => s.UseStatus().IsSignedByStranger = true),
        Failed("status list of another issuer", "status", ProblemCodes.StatusListSigner, s => s.UseStatus().List["issuer"] = "did:web:other.example"),
        Failed("status list with a key of its own", "status", ProblemCodes.StatusListInvalid, s => s.UseStatus().Header["jwk"] = new JsonObject()),
        Failed("status list of another type", "status", ProblemCodes.StatusListInvalid, s => s.UseStatus().List["type"] = new JsonArray("VerifiableCredential")),
        Failed("status list that is none", "status", ProblemCodes.StatusListInvalid, s => { s.UseStatus(); s.StatusAnswer = Lookup<StatusListDocument>.Found(new StatusListDocument("<html>"u8.ToArray(), "text/html"), Scenario.Now); }),
        Failed("status list too short", "status", ProblemCodes.StatusListLength, s => s.UseStatus().Subject["encodedList"] = StatusScenario.Encode(new byte[1024])),
        Failed("another product", "expect", ProblemCodes.SubjectMismatch, s => s.Expectation = new("https://id.example/01/1", null, null)),
        Failed("another type than expected", "expect", ProblemCodes.TypeMismatch, s => s.Expectation = new(null, "DigitalProductPassport", null)),
        Failed("another issuer than expected", "expect", ProblemCodes.IssuerMismatch, s => s.Expectation = new(null, null, "did:web:other.example")),
    ];

    public override string ToString() => Name;

    private static HashSet<string> Others => ["did:web:other.example", "DID:web:issuer.example"];

    private static Fault Failed(string name, string check, ProblemCode code, Action<Scenario> apply) => new(name, check, CheckOutcome.Failed, code, apply);

    private static Fault Undecided(string name, string check, ProblemCode code, Action<Scenario> apply, bool isRetryable = false) =>
        new(name, check, CheckOutcome.Inconclusive, code, apply, isRetryable);

    private static string StrangerOf(Scenario scenario)
    {
        using var key = SigningKey.Create(scenario.KeyType).Value!;
        return Multikey.Encode(key.VerificationKey);
    }
}
