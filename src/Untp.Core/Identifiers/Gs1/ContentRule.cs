namespace Untp.Core.Identifiers.Gs1;

/// <summary>What the characters of a component must satisfy beyond their set and number. Code lists (countries, currencies) are not held.</summary>
public enum ContentRule
{
    /// <summary>Nothing more.</summary>
    None,

    /// <summary>The last digit is the GS1 check digit.</summary>
    CheckDigit,

    /// <summary>The last two characters are the GS1 check character pair.</summary>
    CheckPair,

    /// <summary>Begins with a GS1 Company Prefix: at least four digits.</summary>
    CompanyPrefix,

    /// <summary>YYMMDD.</summary>
    Date,

    /// <summary>YYMMDD, where the day may be 00.</summary>
    Date0,

    /// <summary>YYYYMMDD.</summary>
    Date8,

    /// <summary>HHMM.</summary>
    Time,

    /// <summary>00 to 23.</summary>
    Hour,

    /// <summary>00 to 59: minutes or seconds.</summary>
    Minute,

    /// <summary>0.</summary>
    Zero,

    /// <summary>Not all zeros.</summary>
    Nonzero,

    /// <summary>No leading zero, unless it is the only digit.</summary>
    NoLeadingZero,

    /// <summary>0 or 1.</summary>
    Flag,

    /// <summary>A hyphen: below zero.</summary>
    Hyphen,

    /// <summary>Two numbers of two digits: the piece, and of how many.</summary>
    Piece,

    /// <summary>Every % begins an encoded byte.</summary>
    Escaped,

    /// <summary>Capital letters.</summary>
    Letters,

    /// <summary>0 to 1800000000: degrees from the south pole.</summary>
    Latitude,

    /// <summary>0 to 3600000000: degrees from the 180th meridian.</summary>
    Longitude,

    /// <summary>0, 1 or 9.</summary>
    Winding,

    /// <summary>ISO/IEC 5218: 0, 1, 2 or 9.</summary>
    Sex,

    /// <summary>A digit, a slash, a digit: the position, and of how many.</summary>
    Sequence,

    /// <summary>A letter, digit, hyphen or underscore.</summary>
    Importer,

    /// <summary>ISO 13616, with its check digits.</summary>
    Iban,
}
