using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Untp.Core.Credentials;
using Untp.Core.Issuance;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Issuance;

public sealed class IssuanceRulesTests
{
    private static readonly Lookup<CredentialSchema> _schema =
        Lookup<CredentialSchema>.Found(CredentialSchema.Compile("""{"required":["name"]}"""u8).Value!, DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Accepts_ACredential()
    {
        var schemas = new FakeSchemaSource(_schema);
        var credential = Expect.Success(await CheckAsync(Unsigned(), schemas));

        Assert.Equal("did:web:issuer.example", credential.Issuer);
        Assert.Equal([new UntpType("DigitalProductPassport", "0.7.0")], schemas.Asked);
    }

    [Theory]
    [InlineData("type", """["DigitalProductPassport"]""", "CREDENTIAL_SHAPE /type")]
    [InlineData("issuer", null, "CREDENTIAL_SHAPE /issuer")]
    [InlineData("credentialSubject", "{}", "CREDENTIAL_SHAPE /credentialSubject")]
    [InlineData("validFrom", "\"2026-01-01\"", "CREDENTIAL_DATE_SYNTAX /validFrom")]
    [InlineData("validUntil", "\"2020-01-01T00:00:00Z\"", "CREDENTIAL_DATES_REVERSED /validUntil")]
    [InlineData("credentialStatus", "{}", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("credentialStatus", "null", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("credentialStatus", """{"type":"BitstringStatusListEntry","statusPurpose":"revocation","statusListIndex":"1","statusListCredential":"https://a.example/1"}""", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("credentialStatus", """[{"type":"X"},{"type":"BitstringStatusListEntry","statusPurpose":"mood","statusListIndex":"1","statusListCredential":"https://a.example/1"}]""", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("credentialStatus", """{"type":"X","id":"https ://x"}""", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("exp", "\"2030\"", "CREDENTIAL_DATE_SYNTAX /exp")]
    [InlineData("nbf", "1e300", "CREDENTIAL_DATE_SYNTAX /nbf")]
    [InlineData("proof", "{}", "CREDENTIAL_SHAPE /proof")]
    [InlineData("credentialStatus", "[]", "STATUS_NOT_ALLOCATED /credentialStatus")]
    [InlineData("@context", """["https://www.w3.org/ns/credentials/v2"]""", "SCHEMA_UNKNOWN /type")]
    [InlineData("type", """["VerifiableCredential"]""", "SCHEMA_UNKNOWN /type")]
    [InlineData("name", null, "SCHEMA_INVALID ")]
    public async Task Refuses_AFault(string name, string? value, string problem)
    {
        var credential = Unsigned();
        credential.Remove(name);
        if (value is not null)
        {
            credential[name] = JsonNode.Parse(value);
        }

        var result = await CheckAsync(credential, new FakeSchemaSource(_schema));

        Assert.Equal([problem], result.Problems.Select(found => $"{found.Code} {found.Pointer}"));
        Assert.Null(result.Value);
    }

    [Theory]
    [InlineData("""{"type":"CredentialStatusList2017","id":"did:example:status"}""")]
    [InlineData("""[{"type":["X"]},{"type":"Y"}]""")]
    public async Task Accepts_AStatusThatIsKeptInAnotherWay(string status)
    {
        var credential = Unsigned();
        credential["credentialStatus"] = JsonNode.Parse(status);

        Expect.Success(await CheckAsync(credential, new FakeSchemaSource(_schema)));
    }

    [Fact]
    public async Task Reports_AllFaultsAndAsksForNoSchemaThen()
    {
        var schemas = new FakeSchemaSource(_schema);
        var result = await CheckAsync(JsonNode.Parse("""{"validFrom":"x","credentialStatus":{}}""")!, schemas);

        Assert.Equal(
            ["/@context", "/type", "/issuer", "/credentialSubject", "/validFrom", "/credentialStatus"],
            result.Problems.Select(problem => problem.Pointer));
        Assert.Empty(schemas.Asked);
    }

    [Theory]
    [InlineData("{\"id\":1,\"id\":2}", "JSON_DUPLICATE_MEMBER")]
    [InlineData("{", "JSON_SYNTAX")]
    [InlineData("", "JSON_SYNTAX")]
    [InlineData("[]", "CREDENTIAL_SHAPE")]
    [InlineData("null", "CREDENTIAL_SHAPE")]
    public void Refuses_WhatIsNoStrictJsonObject(string json, string code) =>
        Expect.Failure(ProblemCodes.All[code], IssuanceRules.Read(Encoding.UTF8.GetBytes(json), JsonLimits.Default, Securing.Jose));

    [Fact]
    public void Keeps_ToTheLimits() =>
        Expect.Failure(ProblemCodes.JsonTooLarge, IssuanceRules.Read(Encoding.UTF8.GetBytes(Unsigned().ToJsonString()), new JsonLimits { MaxBytes = 100 }, Securing.Jose));

    [Fact]
    public void Accepts_WhatOnlyAnEmbeddedProofCanSecure()
    {
        var old = JsonNode.Parse("""
            {"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],"issuer":"did:web:issuer.example",
             "issuanceDate":"2020-01-01T00:00:00Z","credentialSubject":{"id":"urn:x"}}
            """)!.ToJsonString();
        var signed = Unsigned();
        signed["proof"] = new JsonObject { ["type"] = "Ed25519Signature2020" };

        Expect.Success(IssuanceRules.Read(Encoding.UTF8.GetBytes(old), JsonLimits.Default, Securing.Default));
        Expect.Success(IssuanceRules.Read(Encoding.UTF8.GetBytes(signed.ToJsonString()), JsonLimits.Default, Securing.Default));
        Expect.Failure(ProblemCodes.CredentialShape, "/@context/0", IssuanceRules.Read(Encoding.UTF8.GetBytes(old), JsonLimits.Default, Securing.Jose));
        Expect.Failure(ProblemCodes.CredentialShape, "/proof", IssuanceRules.Read(Encoding.UTF8.GetBytes(signed.ToJsonString()), JsonLimits.Default, Securing.Jose));
    }

    [Fact]
    public void Rejects_AProofWithoutTypeBesideWhichOursWouldStand()
    {
        var signed = Unsigned();
        signed["proof"] = new JsonObject();

        Expect.Failure(ProblemCodes.CredentialShape, "/proof/type", IssuanceRules.Read(Encoding.UTF8.GetBytes(signed.ToJsonString()), JsonLimits.Default, Securing.Default));
    }

    [Fact]
    public async Task Leaves_TheSchemaOutWhereTheCallerDoes()
    {
        var credential = Unsigned();
        credential.Remove("name");
        credential["type"] = new JsonArray("VerifiableCredential");

        Expect.Success(await CheckAsync(credential, null));
    }

    [Fact]
    public async Task Refuses_WhatNoSchemaIsAtHandFor()
    {
        var unavailable = Lookup<CredentialSchema>.Unreachable(new(ProblemCodes.SchemaUnavailable, "down"));
        var unknown = Lookup<CredentialSchema>.None(new(ProblemCodes.SchemaUnknown, "none"));

        Expect.Failure(ProblemCodes.SchemaUnavailable, await CheckAsync(Unsigned(), new FakeSchemaSource(unavailable)));
        Expect.Failure(ProblemCodes.SchemaUnknown, await CheckAsync(Unsigned(), new FakeSchemaSource(unknown)));
    }

    [Fact]
    public async Task Throws_OnlyWhenCancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await IssuanceRules.CheckSchemaAsync(new Credential(StrictJson.Parse(Unsigned().ToJsonString())), new FakeSchemaSource(_schema), cancelled.Token));
    }

    private static async Task<Result<Credential>> CheckAsync(JsonNode credential, FakeSchemaSource? schemas)
    {
        var read = IssuanceRules.Read(Encoding.UTF8.GetBytes(credential.ToJsonString()), JsonLimits.Default, Securing.Jose);
        return read.IsSuccess && schemas is not null && await IssuanceRules.CheckSchemaAsync(read.Value, schemas, CancellationToken.None) is { Count: > 0 } problems
            ? Result<Credential>.Failure(problems)
            : read;
    }

    private static JsonObject Unsigned() => JsonNode.Parse("""
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://vocabulary.uncefact.org/untp/0.7.0/context/"],
          "type": ["DigitalProductPassport", "VerifiableCredential"],
          "issuer": { "id": "did:web:issuer.example" },
          "validFrom": "2026-01-01T00:00:00Z",
          "name": "Passport",
          "credentialSubject": { "id": "urn:x" }
        }
        """)!.AsObject();
}
