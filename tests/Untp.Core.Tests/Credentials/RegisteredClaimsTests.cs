using System.Text.Json;
using Untp.Core.Credentials;
using Untp.Core.Problems;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Credentials;

public sealed class RegisteredClaimsTests
{
    private static readonly DateTimeOffset _at = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    [Theory]
    [InlineData("\"did:web:a\"", "\"did:web:a\"", true)]
    [InlineData("{\"id\":\"did:web:a\"}", "\"did:web:a\"", true)]
    [InlineData("\"did:web:a\"", "\"did:web:b\"", false)]
    [InlineData("{\"id\":\"did:web:a\"}", "\"did:web:b\"", false)]
    [InlineData("{\"id\":\"did:web:a\"}", "{\"id\":\"did:web:a\"}", false)]
    [InlineData("\"did:web:a\"", "7", false)]
    [InlineData("\"did:web:a\"", "null", false)]
    public void S07_Accepts_OnlyTheIssuerAsIss(string issuer, string iss, bool isAccepted)
    {
        var credential = $$"""{"issuer":{{issuer}},"iss":{{iss}}}""";
        var presentation = $$"""{"holder":{{issuer}},"iss":{{iss}}}""";
        string[] expected = isAccepted ? [] : ["CLAIM_MISMATCH /iss"];

        Assert.Equal(expected, Texts(RegisteredClaims.Check(StrictJson.Parse(credential))));
        Assert.Equal(expected, Texts(RegisteredClaims.CheckPresentation(StrictJson.Parse(presentation))));
    }

    [Theory]
    [InlineData("""{"id":"urn:x:1","jti":"urn:x:1"}""")]
    [InlineData("""{"id":"urn:x:1","jti":"urn:x:2"}""", "CLAIM_MISMATCH /jti")]
    [InlineData("""{"jti":"urn:x:2"}""", "CLAIM_MISMATCH /jti")]
    [InlineData("""{"vc":{}}""", "CLAIM_FORBIDDEN /vc")]
    [InlineData("""{"vp":null}""", "CLAIM_FORBIDDEN /vp")]
    [InlineData("""{"vc":{},"vp":{}}""", "CLAIM_FORBIDDEN /vc", "CLAIM_FORBIDDEN /vp")]
    public void Rejects_ContradictionsAndWraps(string json, params string[] problems)
    {
        Assert.Equal(problems, Texts(RegisteredClaims.Check(StrictJson.Parse(json))));
        Assert.Equal(problems, Texts(RegisteredClaims.CheckPresentation(StrictJson.Parse(json))));
    }

    [Theory]
    [InlineData("""{"credentialSubject":{"id":"urn:s"},"sub":"urn:s"}""")]
    [InlineData("""{"credentialSubject":{"id":"urn:s"},"sub":"urn:t"}""", "CLAIM_MISMATCH /sub")]
    [InlineData("""{"sub":"urn:t"}""", "CLAIM_MISMATCH /sub")]
    [InlineData("""{"credentialSubject":[{"id":"urn:s"}],"sub":"urn:s"}""")]
    [InlineData("""{"credentialSubject":[{"id":"urn:s"},{"id":"urn:t"}],"sub":"urn:s"}""", "CLAIM_MISMATCH /sub")]
    public void Accepts_OnlyTheSubjectAsSub(string json, params string[] problems) => Assert.Equal(problems, Texts(RegisteredClaims.Check(StrictJson.Parse(json))));

    [Theory]
    [InlineData("""{"nbf":1700000000,"exp":1700000001}""")]
    [InlineData("""{"nbf":1700000001}""", "CREDENTIAL_NOT_YET_VALID /nbf")]
    [InlineData("""{"exp":1700000000}""", "CREDENTIAL_EXPIRED /exp")]
    [InlineData("""{"nbf":"2024-01-01T00:00:00Z"}""", "CREDENTIAL_DATE_SYNTAX /nbf")]
    [InlineData("""{"exp":"1700000001"}""", "CREDENTIAL_DATE_SYNTAX /exp")]
    [InlineData("""{"exp":1e300}""", "CREDENTIAL_DATE_SYNTAX /exp")]
    [InlineData("""{"iat":"2024-01-01T00:00:00Z"}""")]
    public void Judges_Dates(string json, params string[] problems) => Assert.Equal(problems, Texts(RegisteredClaims.CheckAt(Credential(json), _at, TimeSpan.Zero)));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"iat":1700000000}""")]
    [InlineData("""{"iat":"2024-01-01T00:00:00Z"}""", "CLAIM_SYNTAX /iat")]
    [InlineData("""{"iat":null}""", "CLAIM_SYNTAX /iat")]
    public void Warns_OfAnIatThatIsNoNumber(string json, params string[] problems) => Assert.Equal(problems, Texts(RegisteredClaims.Warnings(StrictJson.Parse(json))));

    private static Credential Credential(string json) => new(StrictJson.Parse(json));

    private static IEnumerable<string> Texts(IReadOnlyList<Problem> problems) => problems.Select(problem => $"{problem.Code} {problem.Pointer}");
}
