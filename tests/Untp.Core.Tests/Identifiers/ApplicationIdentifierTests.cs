using Untp.Core.Identifiers.Gs1;
using Untp.Core.Problems;

namespace Untp.Core.Tests.Identifiers;

public sealed class ApplicationIdentifierTests
{
    [Fact]
    public void All_AreThoseOfTheGeneralSpecifications()
    {
        // Six codes each of 310n to 316n, 320n to 329n, 330n to 337n, 340n to 349n, 350n to 357n, 360n to 369n and 395n; 4 of 394n; 10 each of 390n to 393n.
        Assert.Equal((7 + 10 + 8 + 10 + 8 + 10) * 6, ApplicationIdentifier.All.Keys.Count(code => code.Length == 4 && code[0] == '3' && code[1] != '9'));
        Assert.Equal((4 * 10) + 4 + 6, ApplicationIdentifier.All.Keys.Count(code => code.StartsWith("39", StringComparison.Ordinal)));
        Assert.Equal(
            ["00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006", "8010", "8013", "8017", "8018"],
            ApplicationIdentifier.All.Values.Where(ai => ai.IsPrimaryKey).Select(ai => ai.Code).Order(StringComparer.Ordinal));

        // The two-digit prefixes of predefined length, GS1 General Specifications, figure 7.8.5-2, all but the unused 04, 14, 18 and 19.
        Assert.Equal(
            ["00", "01", "02", "03", "11", "12", "13", "15", "16", "17", "20", "31", "32", "33", "34", "35", "36", "41"],
            ApplicationIdentifier.All.Values.Where(ai => ai.IsPredefinedLength).Select(ai => ai.Code[..2]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_AreNoBeginningOfEachOther() =>
        Assert.All(ApplicationIdentifier.All.Keys, code => Assert.DoesNotContain(ApplicationIdentifier.All.Keys, other => other != code && other.StartsWith(code, StringComparison.Ordinal)));

    [Theory]
    [InlineData("00", "106141412345678908", "10614141234567890")]
    [InlineData("10", "A!\"%&'()*+,-./_z09", "with blank")]
    [InlineData("10", "12345678901234567890", "123456789012345678901")]
    [InlineData("10", "a", "")]
    [InlineData("11", "260200", "261300")]
    [InlineData("11", "240229", "250229")]
    [InlineData("253", "0614141123452", "061414112345")]
    [InlineData("253", "0614141123452ABC", "0614141123452A#C")]
    [InlineData("255", "4012345678901", "4012345678901A")]
    [InlineData("401", "0614ABC", "061ABC")]
    [InlineData("423", "276040", "27604")]
    [InlineData("4300", "Mill%20AG", "Mill%2")]
    [InlineData("4307", "DE", "De")]
    [InlineData("4309", "18000000003600000000", "18000000013600000000")]
    [InlineData("4309", "00000000000000000000", "00000000003600000001")]
    [InlineData("4321", "1", "2")]
    [InlineData("4330", "001000-", "001000+")]
    [InlineData("7003", "2602282359", "2602282400")]
    [InlineData("7007", "260101260131", "260101260132")]
    [InlineData("7011", "2601011200", "260101126")]
    [InlineData("7040", "5KFX", "5KF!")]
    [InlineData("7040", "0AA_", "AAA_")]
    [InlineData("7250", "20240229", "20230229")]
    [InlineData("7252", "9", "3")]
    [InlineData("7258", "1/2", "2/1")]
    [InlineData("8001", "00010000100119", "00000000100119")]
    [InlineData("8001", "00010000100191", "00010000100121")]
    [InlineData("8003", "00614141123452400", "10614141123452400")]
    [InlineData("8006", "040123451234560102", "040123451234560201")]
    [InlineData("8007", "GB82WEST12345698765432", "GB82 WEST12345698765432")]
    [InlineData("8008", "26010112", "26010124")]
    [InlineData("8008", "2601011259", "2601011260")]
    [InlineData("8010", "0614141#-/A", "0614141a")]
    [InlineData("8011", "123456789012", "012")]
    [InlineData("8011", "0", "1234567890123")]
    [InlineData("8013", "1987654Ad4X4bL5ttr2310c2K", "1987654Ad4X4bL5ttr2310c")]
    [InlineData("8030", "abc-_=", "abc+")]
    public void Check_TakesOneAndNotTheOther(string code, string valid, string wrong)
    {
        Assert.Null(ApplicationIdentifier.All[code].Check(valid));
        Assert.NotNull(ApplicationIdentifier.All[code].Check(wrong));
    }

    [Theory]
    [InlineData("01", "09506000134353")]
    [InlineData("8003", "00614141123453400")]
    [InlineData("8013", "1987654Ad4X4bL5ttr2310cXK")]
    [InlineData("8007", "GB83WEST12345698765432")]
    public void Check_SaysThatTheCheckDigitIsWrong(string code, string value) =>
        Assert.Equal(ProblemCodes.IdentifierCheckDigit, ApplicationIdentifier.All[code].Check(value)?.Code);
}
