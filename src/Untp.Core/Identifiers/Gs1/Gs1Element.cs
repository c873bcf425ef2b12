namespace Untp.Core.Identifiers.Gs1;

/// <summary>One element string: an application identifier and its value, which fits it. Immutable.</summary>
/// <param name="Ai">The application identifier.</param>
/// <param name="Value">The value, decoded.</param>
public sealed record Gs1Element(ApplicationIdentifier Ai, string Value)
{
    private const int GtinDigits = 14;

    /// <summary>Pads a GTIN of 8, 12 or 13 digits to 14; every other value comes back as it is.</summary>
    /// <param name="code">The application identifier's code.</param>
    /// <param name="value">The value.</param>
    public static string PadGtin(string code, string value) =>
        code is "01" or "02" && value.Length is 8 or 12 or 13 ? value.PadLeft(GtinDigits, '0') : value;

    /// <inheritdoc/>
    public override string ToString() => $"({Ai.Code}){Value}";
}
