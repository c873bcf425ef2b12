using Untp.Core.Problems;
using Untp.Core.Tests.Verification;
using Untp.Core.Verification;

namespace Untp.Core.Tests.Security;

/// <summary>A member that stands twice is read in two ways by two readers, wherever it stands.</summary>
public sealed class DuplicateMemberTests
{
    [Theory]
    [InlineData("\"issuer\":\"did:web:attacker.example\"", "/issuer")]
    [InlineData("\"iss\\u0075er\":\"did:web:attacker.example\"", "/issuer")]
    [InlineData("\"\\u0069\\u0064\":\"urn:other\"", "/id")]
    [InlineData("\"a\":{\"b\":[{\"c\":1,\"\\u0063\":2}]}", "/a/b/0/c")]
    public async Task S21_member_that_stands_twice_in_the_credential_is_invalid(string members, string pointer)
    {
        foreach (var isFirst in (bool[])[true, false])
        {
            var report = await new Scenario { Payload = text => isFirst ? $"{{{members},{text[1..]}" : $"{text[..^1]},{members}}}" }.VerifyAsync();

            Assert.Equal(Outcome.Invalid, report.Outcome);
            var problem = Assert.Single(report.Checks.Single(check => check.Name == "json").Finding.Problems);
            Assert.Equal((ProblemCodes.JsonDuplicateMember, pointer), (problem.Code, problem.Pointer));
            Assert.Null(report.Issuer);
        }
    }

    [Theory]
    [InlineData("\"alg\":\"none\"")]
    [InlineData("\"\\u0061lg\":\"none\"")]
    [InlineData("\"kid\":\"did:web:attacker.example#key-1\"")]
    [InlineData("\"k\\u0069d\":\"did:web:attacker.example#key-1\"")]
    public async Task S21_member_that_stands_twice_in_the_header_is_invalid(string member)
    {
        foreach (var isFirst in (bool[])[true, false])
        {
            var report = await new Scenario { HeaderBeforeSigning = text => isFirst ? $"{{{member},{text[1..]}" : $"{text[..^1]},{member}}}" }.VerifyAsync();

            Assert.Equal(Outcome.Invalid, report.Outcome);
            Assert.Equal(ProblemCodes.JsonDuplicateMember, Assert.Single(report.Checks[0].Finding.Problems).Code);
        }
    }

    [Theory]
    [InlineData("\"credentialSubject\":{}")]
    [InlineData("\"credential\\u0053ubject\":{}")]
    public async Task S21_member_that_stands_twice_in_the_status_list_is_invalid(string member)
    {
        var scenario = new Scenario();
        scenario.UseStatus().Payload = text => $"{{{member},{text[1..]}";

        var report = await scenario.VerifyAsync();

        Assert.Equal(Outcome.Invalid, report.Outcome);
        Assert.Equal(ProblemCodes.StatusListInvalid, Assert.Single(report.Checks.Single(check => check.Name == "status").Finding.Problems).Code);
    }
}
