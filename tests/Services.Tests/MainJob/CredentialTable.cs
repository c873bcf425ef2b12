using System.Text.Json.Nodes;

namespace Services.Tests.MainJob;

/// <summary>The main job: what makes a credential valid, and what keeps it from being so.</summary>
internal static class CredentialTable
{
    private const string Valid = "valid";
    private const string Invalid = "invalid";
    private const string Indeterminate = "indeterminate";
    private const string Signature = "proof.signature failed PROOF_SIGNATURE_INVALID";
    private const string HeaderKey = "envelope failed JWS_HEADER_KEY";
    private const string Algorithm = "envelope failed ALG_NOT_ALLOWED, proof.key failed ALG_NOT_ALLOWED";

    public static IReadOnlyList<Row> Rows { get; } =
    [
        // Issued by us
        new("as issued", Valid, "", async m => new((await m.IssueAsync()).Jwt)),
        new("as issued, can be revoked", Valid, "", async m => new((await m.IssueAsync("revocation")).Jwt)),
        new("payload byte changed", Invalid, Signature, async m => new(Bend.Payload((await m.IssueAsync()).Jwt))),
        new("signature byte changed", Invalid, Signature, async m => new(Bend.Signature((await m.IssueAsync()).Jwt))),
        new("header byte changed", Invalid, Signature, async m => new(Bend.Header((await m.IssueAsync()).Jwt))),
        new("expired", Invalid, "credential.dates failed CREDENTIAL_EXPIRED", async m => new((await m.IssueAsync(change: p => p["validUntil"] = "2026-01-31T00:00:00Z")).Jwt)),
        new("not yet valid", Invalid, "credential.dates failed CREDENTIAL_NOT_YET_VALID", async m => new((await m.IssueAsync(change: p => p["validFrom"] = "2026-03-01T00:00:00Z")).Jwt)),
        new("expired at another moment", Invalid, "credential.dates failed CREDENTIAL_EXPIRED", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { At = new(2050, 1, 1, 0, 0, 0, TimeSpan.Zero) })),

        // Status, ours
        new("revoked", Invalid, "status failed CREDENTIAL_REVOKED", m => m.WithStatusAsync("revocation")),
        new("suspended", Invalid, "status failed CREDENTIAL_SUSPENDED", m => m.WithStatusAsync("suspension")),
        new("suspended no more", Valid, "", m => m.UnsuspendedAsync()),

        // Status, another party's
        Foreign("status list", Valid, "", m => m.SignWithList()),
        Foreign("status list, the neighbour revoked", Valid, "", m => m.SignWithList(bit: Maker.Index + 1)),
        Foreign("status list, revoked", Invalid, "status failed CREDENTIAL_REVOKED", m => m.SignWithList(bit: Maker.Index)),
        Foreign("status list unreachable", Indeterminate, "status inconclusive STATUS_LIST_UNAVAILABLE", m => m.SignWithListAt(m.PublishOutage())),
        Foreign("status list nowhere", Indeterminate, "status inconclusive STATUS_LIST_UNAVAILABLE", m => m.SignWithListAt($"https://{Web.Party}/nowhere")),
        Foreign("status list expired", Indeterminate, "status inconclusive STATUS_LIST_EXPIRED", m => m.SignWithList(list: list => list["validUntil"] = "2026-01-31T00:00:00Z")),
        Foreign("status list signed by a stranger", Invalid, "status failed STATUS_LIST_SIGNER", m => m.SignWithList(listSigner: m.NewForeigner())),
        Foreign("status list of another issuer", Invalid, "status failed STATUS_LIST_SIGNER", m => m.SignWithList(list: list => list["issuer"] = m.NewForeigner().Did)),
        Foreign("status list of the wrong purpose", Invalid, "status failed STATUS_PURPOSE_MISMATCH", m => m.SignWithList(list: list => list["credentialSubject"]!["statusPurpose"] = "suspension")),
        Foreign("status index -1", Invalid, "status failed STATUS_INDEX_INVALID", m => m.SignWithList(index: m.Digits(-1)))
            with { Faults070 = "schema failed SCHEMA_INVALID, status failed STATUS_INDEX_INVALID" },
        Foreign("status index 1e3", Invalid, "status failed STATUS_INDEX_INVALID", m => m.SignWithList(index: "1e3")),
        Foreign("status index out of range", Invalid, "status failed STATUS_INDEX_OUT_OF_RANGE", m => m.SignWithList(index: m.Digits(131_072))),

        // Keys and algorithms
        Foreign("did:key", Valid, "", m => m.Sign()),
        Foreign("did:web", Valid, "", m => m.SignAsWeb()),
        Foreign("did:web without document", Invalid, "proof.key failed DID_NOT_FOUND", m => Named(m, $"did:web:{Web.Party}:nobody")),
        Foreign("kid of another DID", Invalid, "proof.key failed KID_ISSUER_MISMATCH", m => m.Sign(change: p => p["issuer"]!["id"] = m.NewForeigner().Did)),
        Foreign("jwk in the header", Invalid, HeaderKey, m => WithJwk(m, m.NewForeigner())),
        Foreign("jku in the header", Invalid, HeaderKey, m => m.Sign(h => h["jku"] = $"https://{Web.Party}/keys")),
        Foreign("x5u in the header", Invalid, HeaderKey, m => m.Sign(h => h["x5u"] = $"https://{Web.Party}/chain")),
        Foreign("alg none", Invalid, Algorithm, m => new(Bend.Alg(m.Sign().Credential, "none"))),
        Foreign("alg none without signature", "unreadable", "JWS_SYNTAX", m => new(Bend.Unsign(Bend.Alg(m.Sign().Credential, "none")))),
        Foreign("HS256 with the public key", Invalid, Algorithm, m => WithHs256(m, m.NewForeigner())),
        Foreign("iss is not the issuer", Invalid, "credential.claims failed CLAIM_MISMATCH", m => m.Sign(change: p => p["iss"] = m.NewForeigner().Did)),

        // Schema
        new("unknown schema", Indeterminate, "schema inconclusive SCHEMA_UNKNOWN", async m => new((await m.IssueAsync(validate: false, change: m.UseUnknownVersion)).Jwt)),
        new("schema broken", Invalid, "schema failed SCHEMA_INVALID", async m => new((await m.IssueAsync(validate: false, change: p => p["credentialSubject"] = new JsonArray(new JsonObject { ["id"] = m.Product }))).Jwt)),

        // What the caller demands
        new("issuer listed", Valid, "", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { TrustedIssuers = [m.NewForeigner().Did, issued.Did] })) { Trust = "listed" },
        new("issuer not listed", Invalid, "issuer.trust failed ISSUER_NOT_TRUSTED", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { TrustedIssuers = [m.NewForeigner().Did] })),
        new("all as expected", Valid, "", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { Identifier = m.Product, Type = "DigitalProductPassport", Issuer = issued.Did })),
        new("another product than expected", Invalid, "expect failed SUBJECT_MISMATCH", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { Identifier = $"{m.Product}0" })),
        new("another type than expected", Invalid, "expect failed TYPE_MISMATCH", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { Type = "DigitalFacilityRecord" })),
        new("another issuer than expected", Invalid, "expect failed ISSUER_MISMATCH", m => AskOfIssuedAsync(m, issued => new(issued.Jwt) { Issuer = m.NewForeigner().Did })),
    ];

    private static Row Foreign(string name, string outcome, string faults, Func<Maker, Question> make) => new($"foreign: {name}", outcome, faults, m => Task.FromResult(make(m)));

    private static async Task<Question> AskOfIssuedAsync(Maker maker, Func<Issued, Question> ask) => ask(await maker.IssueAsync());

    private static Question Named(Maker maker, string did) => maker.Sign(h => h["kid"] = $"{did}#key-1", p => p["issuer"]!["id"] = did);

    private static Question WithJwk(Maker maker, ForeignIssuer signer) => maker.Sign(signer, h => h["jwk"] = signer.Jwk);

    private static Question WithHs256(Maker maker, ForeignIssuer signer) => new(signer.SignHs256(maker.Passport(signer.Did)));
}
