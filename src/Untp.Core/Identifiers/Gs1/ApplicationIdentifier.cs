using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>
/// A GS1 application identifier (AI) with the format of its value. Immutable. All that are known are in <see cref="All"/>; the table is
/// the embedded text application-identifiers.txt. Source: GS1 General Specifications, section 3.
/// </summary>
public sealed class ApplicationIdentifier
{
    private const int MaxCodeDigits = 4;

    internal ApplicationIdentifier(string code, string title, ElementComponent[] components, string[][]? keyQualifiers)
    {
        Code = code;
        Title = title;
        Components = components;
        KeyQualifiers = keyQualifiers ?? [];
        IsPrimaryKey = keyQualifiers is not null;
    }

    /// <summary>Every application identifier, by its code.</summary>
    public static FrozenDictionary<string, ApplicationIdentifier> All { get; } = ApplicationIdentifierTable.Read();

    /// <summary>Two to four digits.</summary>
    public string Code { get; }

    /// <summary>The data title.</summary>
    public string Title { get; }

    /// <summary>The parts of the value, in order.</summary>
    public IReadOnlyList<ElementComponent> Components { get; }

    /// <summary>True where a Digital Link may begin with it.</summary>
    public bool IsPrimaryKey { get; }

    /// <summary>For a primary key the sequences of qualifiers that may follow it, each in order and with any of its members left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> KeyQualifiers { get; }

    /// <summary>True where the length is predefined by the first two digits, so that no FNC1 has to follow the value.</summary>
    public bool IsPredefinedLength { get; internal init; }

    /// <summary>True where it may be a data attribute in the query of a Digital Link.</summary>
    public bool IsDataAttribute { get; internal init; }

    /// <summary>The most characters of a value.</summary>
    public int MaxLength => Components.Sum(component => component.MaxLength);

    /// <summary>True where a Digital Link's path may hold these qualifiers behind this key, in this order.</summary>
    /// <param name="qualifiers">Codes.</param>
    public bool AllowsQualifiers(IReadOnlyList<string> qualifiers) =>
        IsPrimaryKey && (qualifiers.Count == 0 || KeyQualifiers.Any(sequence => IsSubsequence(qualifiers, sequence)));

    /// <summary>The reason why a value is none of this application identifier's; null where it is.</summary>
    /// <remarks>Errors: IDENTIFIER_SYNTAX, IDENTIFIER_CHECK_DIGIT; never throws.</remarks>
    /// <param name="value">The value, decoded.</param>
    public Problem? Check(string value)
    {
        var rest = value.AsSpan();
        foreach (var component in Components)
        {
            if (rest.IsEmpty && component.IsOptional)
            {
                continue;
            }

            var part = rest[..Math.Min(rest.Length, component.MaxLength)];
            if (part.Length < component.MinLength || part.IsEmpty || !component.HasItsCharacters(part))
            {
                return Broken();
            }

            if (!component.Satisfies(part))
            {
                return component.Rule is ContentRule.CheckDigit or ContentRule.CheckPair or ContentRule.Iban
                    ? new(ProblemCodes.IdentifierCheckDigit, $"The check digit in the value of ({Code}) {Title} does not fit; read the identifier from its source again.")
                    : Broken();
            }

            rest = rest[part.Length..];
        }

        return rest.IsEmpty ? null : Broken();
    }

    /// <summary>The application identifier that an element string begins with.</summary>
    internal static bool TryFindPrefix(ReadOnlySpan<char> text, [NotNullWhen(true)] out ApplicationIdentifier? found)
    {
        var lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var digits = 2; digits <= Math.Min(MaxCodeDigits, text.Length); digits++)
        {
            if (lookup.TryGetValue(text[..digits], out found))
            {
                return true;
            }
        }

        found = null;
        return false;
    }

    /// <inheritdoc/>
    public override string ToString() => $"({Code}) {Title}";

    private static bool IsSubsequence(IReadOnlyList<string> some, IReadOnlyList<string> sequence)
    {
        var at = 0;
        foreach (var code in sequence)
        {
            if (at < some.Count && some[at] == code)
            {
                at++;
            }
        }

        return at == some.Count;
    }

    private Problem Broken() => new(ProblemCodes.IdentifierSyntax, $"The value of ({Code}) {Title} breaks its format; compare length and characters with the GS1 General Specifications.");
}
