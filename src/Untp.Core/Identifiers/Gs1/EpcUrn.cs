using System.Collections.Frozen;
using Untp.Core.Identifiers.Schemes;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>Reads EPC pure identity and class URIs, as RFID tags and EPCIS events carry them. Source: EPC Tag Data Standard 2.1, sections 6 and 7.</summary>
public static class EpcUrn
{
    private const int MaxChars = 512;
    private const int MinPrefixDigits = 4;
    private const int MaxPrefixDigits = 12;

    private static readonly FrozenDictionary<string, Row> _rows = new Dictionary<string, Row>
    {
        ["id:sgtin"] = new("01", 13, true, true, "21"),
        ["id:sscc"] = new("00", 17, true, true, null),
        ["id:sgln"] = new("414", 12, false, true, "254"),
        ["id:grai"] = new("8003", 12, false, true, ""),
        ["id:giai"] = new("8004", 0, false, false, null),
        ["id:gsrn"] = new("8018", 17, false, true, null),
        ["id:gsrnp"] = new("8017", 17, false, true, null),
        ["id:gdti"] = new("253", 12, false, true, ""),
        ["id:sgcn"] = new("255", 12, false, true, ""),
        ["id:cpi"] = new("8010", 0, false, false, "8011"),
        ["id:ginc"] = new("401", 0, false, false, null),
        ["id:gsin"] = new("402", 16, false, true, null),
        ["id:upui"] = new("01", 13, true, true, "235"),
        ["id:pgln"] = new("417", 12, false, true, null),
        ["class:lgtin"] = new("01", 13, true, true, "10"),
        ["idpat:sgtin"] = new("01", 13, true, true, "*"),
        ["idpat:grai"] = new("8003", 12, false, true, "*"),
        ["idpat:gdti"] = new("253", 12, false, true, "*"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The elements that an EPC URI stands for.</summary>
    /// <remarks>
    /// Shape: <c>urn:epc:id:sgtin:0614141.112345.400</c>, also sscc, sgln, pgln, grai, giai, gsrn, gsrnp, gdti, sgcn, cpi, ginc, gsin, upui;
    /// <c>urn:epc:class:lgtin:…</c>; <c>urn:epc:idpat:sgtin:….*</c> and those of grai and gdti. Limits: 512 characters.
    /// Errors: IDENTIFIER_SYNTAX; never throws. Threads: safe.
    /// </remarks>
    /// <param name="urn">The URI; <c>urn:epc:</c> in any case.</param>
    public static Result<IReadOnlyList<Gs1Element>> Read(string urn)
    {
        var parts = urn.Split(':', 5);
        if (urn.Length > MaxChars || parts.Length != 5 || !parts[0].Equals("urn", StringComparison.OrdinalIgnoreCase)
            || !parts[1].Equals("epc", StringComparison.OrdinalIgnoreCase) || !_rows.TryGetValue($"{parts[2]}:{parts[3]}", out var row))
        {
            return Broken("The EPC URI is of a scheme that is not read here, or reads not urn:epc:id:scheme:value.");
        }

        // A serial number may hold dots: only the first two are separators.
        var fields = parts[4].Split('.', row.Extension is null ? 2 : 3);
        if (fields.Length != (row.Extension is null ? 2 : 3) || !IsPrefix(fields[0]) || fields[1].Any(c => row.Digits > 0 && !char.IsAsciiDigit(c)))
        {
            return Broken("The EPC URI lacks a part, or its company prefix has not 4 to 12 digits.");
        }

        var (reference, extension) = (PercentEncoding.Decode(fields[1]), PercentEncoding.Decode(fields[^1]));
        if (reference is null || extension is null)
        {
            return Broken("The escapes of the EPC URI cannot be decoded.");
        }

        if (row.Digits > 0 && fields[0].Length + reference.Length != row.Digits)
        {
            return Broken($"Company prefix and reference of this EPC scheme have {row.Digits} digits together.");
        }

        var body = row.HasIndicator && reference.Length > 0 ? $"{reference[0]}{fields[0]}{reference[1..]}" : $"{fields[0]}{reference}";
        if (row.HasCheckDigit)
        {
            body = WithCheckDigit(body);
        }

        if (row.Ai == "8003")
        {
            body = $"0{body}";
        }

        List<(string, string)> pairs = [(row.Ai, body)];
        switch (row.Extension)
        {
            case "*" when fields[2] != "*":
                return Broken("An EPC pattern ends in an asterisk.");
            case "":
                pairs[0] = (row.Ai, body + extension);
                break;

            // A GLN without extension is written with the extension 0.
            case { Length: > 1 } code when !(code == "254" && fields[2] == "0"):
                pairs.Add((code, extension));
                break;
        }

        return ElementStrings.Check(pairs);
    }

    private static bool IsPrefix(string text) => text.Length is >= MinPrefixDigits and <= MaxPrefixDigits && text.All(char.IsAsciiDigit);

    private static string WithCheckDigit(string digits) =>
        Enumerable.Range(0, 10).Select(digit => $"{digits}{digit}").First(whole => CheckDigits.IsValid(CheckDigitRule.Gs1Mod10, whole));

    private static Problem Broken(string message) => new(ProblemCodes.IdentifierSyntax, message);

    /// <param name="Ai">The key.</param>
    /// <param name="Digits">Digits of company prefix and reference together; 0 where there may be other characters.</param>
    /// <param name="HasIndicator">The first digit of the reference goes before the prefix.</param>
    /// <param name="HasCheckDigit">A check digit is appended.</param>
    /// <param name="Extension">The code of the third part; empty where it is appended to the key; an asterisk for patterns; null where there is none.</param>
    private sealed record Row(string Ai, int Digits, bool HasIndicator, bool HasCheckDigit, string? Extension);
}
