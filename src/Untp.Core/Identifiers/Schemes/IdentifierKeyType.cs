using System.Text.Json.Serialization;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>One key type of a scheme, which GS1 calls an application identifier. Immutable; a row of data, checked by <see cref="SchemeRegister"/>.</summary>
public sealed record IdentifierKeyType
{
    /// <summary>The segment that names it in a path, such as <c>01</c>: 1 to 32 letters, digits, dots, hyphens and underscores.</summary>
    [JsonPropertyName("ai")]
    public required string Code { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Its short title on labels.</summary>
    public string? Label { get; init; }

    /// <summary>Another segment that names it, such as <c>gtin</c>.</summary>
    public string? Shortcode { get; init; }

    /// <summary>Identifier or qualifier.</summary>
    public required KeyTypeRole Type { get; init; }

    /// <summary>What the whole value must match: a regular expression that needs no backtracking, at most 512 characters. Values have at most 256.</summary>
    public required string Regex { get; init; }

    /// <summary>For an identifier the codes of the qualifiers that may follow it, in this order, each of which may be left out.</summary>
    public IReadOnlyList<string> Qualifiers { get; init; } = [];

    /// <summary>How its check digit is computed.</summary>
    public CheckDigitRule CheckDigit { get; init; }

    /// <summary>The place of the check digit, where more follows it, counted from 1; 0 where it is the last.</summary>
    public int CheckDigitEnd { get; init; }

    /// <summary>A value of it; required of identifiers.</summary>
    public string? Example { get; init; }

    /// <summary>For an identifier the URI by which a register knows it, such as <c>https://id.gs1.org/gtin</c>; <c>urn:gtr:</c> names use it.</summary>
    public string? Id { get; init; }

    /// <summary>For an identifier what comes before the value where it is written as a URN, such as <c>urn:lei:</c>; the first is the one that is written.</summary>
    public IReadOnlyList<string> Urns { get; init; } = [];

    /// <summary>Digits to which shorter values are padded with zeros in their canonical form; 0 for none.</summary>
    public int PadTo { get; init; }

    /// <summary>True where letters count the same in both cases; the canonical form is upper case.</summary>
    public bool IgnoresCase { get; init; }

    /// <summary>Characters that people put in for reading and that the canonical form lacks, such as blank and hyphen.</summary>
    public string Ignores { get; init; } = "";
}
