using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Dids;
using Untp.Core.Issuance;
using Untp.Core.Keys;
using Untp.Core.Problems;
using Untp.Core.Proofs.DataIntegrity;
using Untp.Core.Proofs.Jose;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

public sealed class PresentationIssuanceTests
{
    private static readonly DateTimeOffset _now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [NeedsTheory(Part.Shared)]
    [InlineData("eddsa-rdfc-2022", KeyType.Ed25519)]
    [InlineData("eddsa-jcs-2022", KeyType.Ed25519)]
    [InlineData("ecdsa-rdfc-2019", KeyType.P256)]
    [InlineData("ecdsa-jcs-2019", KeyType.P384)]
    public async Task Signs_WithAProofThatAnswersTheVerifier(string cryptosuite, KeyType keyType)
    {
        var contexts = LostTermsTests.Contexts();
        var (signing, key) = Signing(Securing.Find(cryptosuite)!, keyType);
        var presented = StrictJson.Parse(Expect.Success(await SignAsync(Presentation(signing.Did), signing, contexts)));

        var document = Expect.Success(SecuredDocument.Read(presented));
        var expected = new ProofExpectation("authentication", _now) { Challenge = "c-1", Domain = ["shop.example"] };
        Assert.Null(Assert.Single(new DataIntegrity(contexts.Processor).Verify(document, _ => key, expected)).Problem);
        Assert.Equal(
            ProblemCodes.ProofChallengeMismatch,
            Assert.Single(new DataIntegrity(contexts.Processor).Verify(document, _ => key, expected with { Challenge = "c-2" })).Problem?.Code);
        Assert.Equal("2026-01-31T12:00:00Z", presented.GetProperty("proof").GetProperty("created").GetString());
    }

    [NeedsFact(Part.Shared)]
    public async Task Signs_AJwtWithNonceAndAudience()
    {
        var (signing, key) = Signing(Securing.Jose, KeyType.P256);
        var jws = Expect.Success(CompactJws.Read(Expect.Success(await SignAsync(Presentation(signing.Did), signing, LostTermsTests.Contexts())), 100_000));

        Assert.True(key.Verify(jws.SigningInput.Span, jws.Signature.Span));
        Assert.Equal("vp+jwt", StrictJson.Parse(jws.Header.Span).GetProperty("typ").GetString());
        var claims = Expect.Success(PresentationClaims.Read(StrictJson.Parse(jws.Payload.Span)));
        Assert.Equal(("c-1", "shop.example"), (claims.Nonce, Assert.Single(claims.Audience)));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_WhatNobodySigned()
    {
        var (signing, _) = Signing(Securing.Default, KeyType.Ed25519);
        var presentation = Presentation(signing.Did);
        presentation["verifiableCredential"]![0]!["issuer"] = "did:web:other.example";

        Expect.Failure(ProblemCodes.PresentationHolderMismatch, "/verifiableCredential/0/issuer", await SignAsync(presentation, signing, LostTermsTests.Contexts()));
        Expect.Failure(ProblemCodes.PresentationHolderMismatch, "/holder", await SignAsync(Presentation("did:web:other.example"), signing, LostTermsTests.Contexts()));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_FaultsOfAPresentationAndOfWhatIsSelfAsserted()
    {
        var (signing, _) = Signing(Securing.Default, KeyType.Ed25519);
        var presentation = Presentation(signing.Did);
        presentation["verifiableCredential"]![0]!.AsObject().Remove("credentialSubject");
        Expect.Failure(ProblemCodes.CredentialShape, "/verifiableCredential/0/credentialSubject", await SignAsync(presentation, signing, LostTermsTests.Contexts()));

        presentation.Remove("type");
        Expect.Failure(ProblemCodes.PresentationShape, "/type", await SignAsync(presentation, signing, LostTermsTests.Contexts()));

        var undefined = Presentation(signing.Did);
        undefined["colour"] = "red";
        Expect.Failure(ProblemCodes.TermUndefined, "/colour", await SignAsync(undefined, signing, LostTermsTests.Contexts()));
    }

    [NeedsFact(Part.Shared)]
    public async Task Rejects_AKeyOfAnotherKind()
    {
        var (signing, _) = Signing(Securing.Default, KeyType.P256);

        Expect.Failure(ProblemCodes.AlgNotAllowed, await SignAsync(Presentation(signing.Did), signing, LostTermsTests.Contexts()));
    }

    private static ValueTask<Result<byte[]>> SignAsync(JsonObject presentation, PresentationSigning signing, Contexts.ContextLoader contexts) =>
        new PresentationIssuance(contexts, new FixedClock(_now)).SignAsync(StrictJson.Parse(presentation.ToJsonString()), signing, CancellationToken.None);

    private static (PresentationSigning Signing, VerificationKey Key) Signing(Securing securing, KeyType type)
    {
        var key = Expect.Success(SigningKey.Create(type));
        var did = DidKey.From(key.VerificationKey);
        return (new PresentationSigning(securing, did.Value, DidKey.VerificationMethodOf(did), key) { Challenge = "c-1", Domain = "shop.example" }, key.VerificationKey);
    }

    private static JsonObject Presentation(string holder) => JsonNode.Parse($$"""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2"],
          "type": ["VerifiablePresentation"],
          "holder": "{{holder}}",
          "verifiableCredential": [{
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "type": ["VerifiableCredential"],
            "issuer": "{{holder}}",
            "credentialSubject": { "id": "urn:example:1", "name": "x" }
          }]
        }
        """)!.AsObject();
}
