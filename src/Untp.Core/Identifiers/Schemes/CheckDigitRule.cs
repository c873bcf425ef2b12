namespace Untp.Core.Identifiers.Schemes;

/// <summary>How the check digit of an identifier is computed. A row of the scheme register names one.</summary>
public enum CheckDigitRule
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>GS1 keys: weights 3 and 1 from the right, modulo 10. Source: GS1 General Specifications, section 7.9.</summary>
    Gs1Mod10,

    /// <summary>GMN and MUDI: a pair of check characters, modulo 1021. Source: GS1 General Specifications, section 7.9.5.</summary>
    Gs1CheckPair,

    /// <summary>LEI: ISO 7064 MOD 97-10 over letters and digits, the remainder 1. Source: ISO 17442-1.</summary>
    Iso7064Mod97,

    /// <summary>IBAN: ISO 7064 MOD 97-10 with the first four characters moved to the end. Source: ISO 13616-1.</summary>
    Iban,

    /// <summary>Some national numbers of companies and persons: ISO 7064 MOD 11,10, one digit.</summary>
    Iso7064Mod11Radix10,

    /// <summary>ISNI: ISO 7064 MOD 11-2, a digit or X.</summary>
    Iso7064Mod11Radix2,

    /// <summary>Australian Business Number: eleven weighted digits, modulo 89.</summary>
    AbnMod89,

    /// <summary>Freight container: powers of two, modulo 11. Source: ISO 6346, annex A.</summary>
    Iso6346Mod11,

    /// <summary>Vehicle in the countries that ask for a check digit (USA, Canada, China): the ninth place, modulo 11. Source: 49 CFR 565.15.</summary>
    VinMod11,

    /// <summary>Luhn: every second digit from the right doubled, modulo 10. Source: ISO/IEC 7812-1, annex B.</summary>
    Luhn,
}
