using System.Text.RegularExpressions;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Schemes;

/// <summary>A key type with its scheme and its compiled expression. Immutable.</summary>
internal sealed class SchemeEntry(IdentifierScheme scheme, IdentifierKeyType key, Regex regex)
{
    public IdentifierScheme Scheme { get; } = scheme;

    public IdentifierKeyType Key { get; } = key;

    /// <summary>The canonical value, or why the text is none.</summary>
    public Result<string> Read(string text)
    {
        if (text.Length is 0 or > SchemeCheck.MaxValueChars)
        {
            return Broken();
        }

        var value = Key.Ignores.Length == 0 ? text : string.Concat(text.Where(c => !Key.Ignores.Contains(c, StringComparison.Ordinal)));
        value = Key.IgnoresCase ? value.ToUpperInvariant() : value;
        if (!regex.IsMatch(value))
        {
            return Broken();
        }

        value = value.PadLeft(Key.PadTo, '0');
        return CheckDigits.IsValid(Key.CheckDigit, CheckedPart(value))
            ? value
            : new Problem(ProblemCodes.IdentifierCheckDigit, $"The check digit of this {Key.Title} does not fit; read it from its source again.");
    }

    /// <summary>The URI of a canonical value.</summary>
    public string ToUri(string value) => Scheme.ResolverTemplate is { } template
        ? template.Replace("{key}", Key.Code, StringComparison.Ordinal).Replace("{id}", Uri.EscapeDataString(value), StringComparison.Ordinal)
        : $"{Key.Urns[0]}{Uri.EscapeDataString(value)}";

    // Some GS1 keys carry a serial number behind their check digit, or a zero before.
    private ReadOnlySpan<char> CheckedPart(string value) => Key.CheckDigitEnd == 0 ? value : value.AsSpan(0, Math.Min(value.Length, Key.CheckDigitEnd));

    private Problem Broken() => new(ProblemCodes.IdentifierSyntax, $"The value is no {Key.Title}; its format is that of the example {Key.Example}.");
}
