using System.Text;
using Untp.Core.Problems;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>
/// A GS1 Digital Link URI: a key with its qualifiers in the path, data attributes in the query. Immutable.
/// Source: GS1 Digital Link standard: URI syntax 1.6, sections 4 and 5; ISO/IEC 18975.
/// </summary>
public sealed class DigitalLink
{
    /// <summary>The stem of the canonical form.</summary>
    public const string CanonicalStem = "https://id.gs1.org";

    internal DigitalLink(string stem, IReadOnlyList<Gs1Element> keys, IReadOnlyList<Gs1Element> attributes, IReadOnlyList<KeyValuePair<string, string?>> parameters)
    {
        Stem = stem;
        Keys = keys;
        Attributes = attributes;
        Parameters = parameters;
    }

    /// <summary>What comes before the key: scheme, host and leading segments, without a slash at the end.</summary>
    public string Stem { get; }

    /// <summary>The primary key, then its qualifiers in order.</summary>
    public IReadOnlyList<Gs1Element> Keys { get; }

    /// <summary>The data attributes, in order.</summary>
    public IReadOnlyList<Gs1Element> Attributes { get; }

    /// <summary>All other parameters of the query as they were received, still encoded, such as <c>linkType</c>; a value is null where there is no <c>=</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Parameters { get; }

    /// <summary>Keys and attributes, as in an element string.</summary>
    public IEnumerable<Gs1Element> Elements => Keys.Concat(Attributes);

    /// <summary>Makes a Digital Link of element strings: the first primary key, as many of its qualifiers as can be, all else as attributes.</summary>
    /// <remarks>Shape: attributes of predefined length come first. Errors: IDENTIFIER_SYNTAX; never throws.</remarks>
    /// <param name="elements">The elements, in any order.</param>
    /// <param name="stem">The stem; a slash at its end is dropped.</param>
    public static Result<DigitalLink> Create(IReadOnlyList<Gs1Element> elements, string stem = CanonicalStem)
    {
        if (elements.FirstOrDefault(element => element.Ai.IsPrimaryKey) is not { } key)
        {
            return new Problem(ProblemCodes.IdentifierSyntax, "A GS1 Digital Link needs one of the primary keys, such as (01) or (8004).");
        }

        // The first of the longest sequences that occur.
        var qualifiers = key.Ai.KeyQualifiers
            .Select(sequence => sequence.Select(code => elements.FirstOrDefault(element => element.Ai.Code == code)).OfType<Gs1Element>().ToList())
            .DefaultIfEmpty([])
            .MaxBy(found => found.Count)!;
        List<Gs1Element> keys = [key, .. qualifiers];
        if (CheckPath(keys) is { } problem)
        {
            return problem;
        }

        var attributes = elements.Where(element => !keys.Contains(element)).OrderBy(element => !element.Ai.IsPredefinedLength).ToList();
        return attributes.Find(element => !element.Ai.IsDataAttribute) is { } wrong
            ? new Problem(ProblemCodes.IdentifierSyntax, $"{wrong.Ai} can be no data attribute of a GS1 Digital Link that begins with {key.Ai}.")
            : new DigitalLink(stem.TrimEnd('/'), keys, attributes, []);
    }

    /// <summary>A segment of one or two dots is a step to a URL, however it is escaped: its link would name something else.</summary>
    internal static Problem? CheckPath(IEnumerable<Gs1Element> keys) => keys.FirstOrDefault(element => element.Value is "." or "..") is { } dots
        ? new(ProblemCodes.IdentifierSyntax, $"{dots.Ai} is '{dots.Value}', which no GS1 Digital Link can hold: in the path of a URL it is no value but a step.")
        : null;

    /// <summary>The canonical form: the stem id.gs1.org, attributes in the order of their codes, no other parameters.</summary>
    /// <remarks>Shape: see <see cref="ToString"/>. Source: GS1 Digital Link standard: URI syntax 1.6, section 5.2.</remarks>
    public string ToCanonical() => Write(CanonicalStem, Keys, Attributes.OrderBy(element => element.Ai.Code, StringComparer.Ordinal));

    /// <summary>The canonical form of what is identified alone, without attributes.</summary>
    public string ToIdentifier() => Write(CanonicalStem, Keys, []);

    /// <summary>The canonical identifiers of what it belongs to, from the next less granular one on: of an item its batch, then its class.</summary>
    public IEnumerable<string> Ancestors() =>
        Enumerable.Range(1, Keys.Count - 1).Reverse().Select(count => Write(CanonicalStem, Keys.Take(count), []));

    /// <summary>The link with its own stem and without other parameters; all but unreserved characters are percent-encoded.</summary>
    public override string ToString() => Write(Stem, Keys, Attributes);

    private static string Write(string stem, IEnumerable<Gs1Element> keys, IEnumerable<Gs1Element> attributes)
    {
        var uri = new StringBuilder(stem);
        foreach (var element in keys)
        {
            uri.Append('/').Append(element.Ai.Code).Append('/').Append(Uri.EscapeDataString(element.Value));
        }

        var separator = '?';
        foreach (var element in attributes)
        {
            uri.Append(separator).Append(element.Ai.Code).Append('=').Append(Uri.EscapeDataString(element.Value));
            separator = '&';
        }

        return uri.ToString();
    }
}
