using Untp.Core.Identifiers.Schemes;

namespace Untp.Core.Tests.Identifiers;

public sealed class CheckDigitsTests
{
    // Examples that the standards, the issuers, or Wikipedia's pages on them print.
    public static TheoryData<CheckDigitRule, string> Valid => new()
    {
        { CheckDigitRule.None, "anything" },
        { CheckDigitRule.Gs1Mod10, "09506000134352" },
        { CheckDigitRule.Gs1Mod10, "106141412345678908" },
        { CheckDigitRule.Gs1Mod10, "73513537" },
        { CheckDigitRule.Gs1CheckPair, "1987654Ad4X4bL5ttr2310c2K" },
        { CheckDigitRule.Gs1CheckPair, "12345678901234567890123NT" },
        { CheckDigitRule.Gs1CheckPair, "7907665Bm8v2AB" },
        { CheckDigitRule.Iso7064Mod97, "506700GE1G29325QX363" },
        { CheckDigitRule.Iso7064Mod97, "5493001KJTIIGC8Y1R12" },
        { CheckDigitRule.Iban, "GB82WEST12345698765432" },
        { CheckDigitRule.Iban, "DE89370400440532013000" },
        { CheckDigitRule.Iso7064Mod11Radix10, "794623" },
        { CheckDigitRule.Iso7064Mod11Radix10, "002006673085" },
        { CheckDigitRule.Iso7064Mod11Radix2, "0000000218250097" },
        { CheckDigitRule.Iso7064Mod11Radix2, "000000021694233X" },
        { CheckDigitRule.AbnMod89, "51824753556" },
        { CheckDigitRule.AbnMod89, "90664869327" },
        { CheckDigitRule.Iso6346Mod11, "CSQU3054383" },
        { CheckDigitRule.VinMod11, "1M8GDM9AXKP042788" },
        { CheckDigitRule.VinMod11, "11111111111111111" },
        { CheckDigitRule.Luhn, "79927398713" },
        { CheckDigitRule.Luhn, "4111111111111111" },
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void Accepts_TheirExamples(CheckDigitRule rule, string text) => Assert.True(CheckDigits.IsValid(rule, text));

    [Theory]
    [MemberData(nameof(Valid))]
    public void Rejects_EveryOtherFigureAtEveryPlace(CheckDigitRule rule, string text)
    {
        if (rule == CheckDigitRule.None)
        {
            return;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var other = text[i] == '0' ? '1' : '0';
            var wrong = $"{text[..i]}{other}{text[(i + 1)..]}";
            if (char.IsAsciiDigit(text[i]))
            {
                Assert.False(CheckDigits.IsValid(rule, wrong), wrong);
            }
        }
    }

    [Fact]
    public void Rejects_WhatIsOfAnotherForm()
    {
        foreach (var rule in Enum.GetValues<CheckDigitRule>().Where(rule => rule != CheckDigitRule.None))
        {
            Assert.All((string[])["", "0", "-", "ä", "\0", "12a45", "0000000000000000000000000000000000000000000000000000000000000000Ü"], text => Assert.False(CheckDigits.IsValid(rule, text), $"{rule} {text}"));
        }
    }
}
