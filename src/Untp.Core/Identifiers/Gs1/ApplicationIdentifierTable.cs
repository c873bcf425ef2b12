using System.Collections.Frozen;
using System.Globalization;

namespace Untp.Core.Identifiers.Gs1;

/// <summary>Reads our own table of application identifiers; a fault in it is a fault of ours, and throws.</summary>
internal static class ApplicationIdentifierTable
{
    private const string Resource = "Untp.Core.Identifiers.Gs1.application-identifiers.txt";

    public static FrozenDictionary<string, ApplicationIdentifier> Read()
    {
        using var reader = new StreamReader(typeof(ApplicationIdentifierTable).Assembly.GetManifestResourceStream(Resource)!);
        var found = new Dictionary<string, ApplicationIdentifier>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('|');
            var components = columns[1].Split(' ').Select(ReadComponent).ToArray();
            foreach (var code in Codes(columns[0]))
            {
                found.Add(code, new ApplicationIdentifier(code, columns[4], components, ReadQualifiers(columns[3]))
                {
                    IsPredefinedLength = columns[2].Contains('p', StringComparison.Ordinal),
                    IsDataAttribute = columns[2].Contains('a', StringComparison.Ordinal),
                });
            }
        }

        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Codes(string range)
    {
        var ends = range.Split('-');
        var (first, last) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
        return Enumerable.Range(first, last - first + 1).Select(number => number.ToString(CultureInfo.InvariantCulture).PadLeft(ends[0].Length, '0'));
    }

    private static string[][]? ReadQualifiers(string column) => column switch
    {
        "" => null,
        "-" => [],
        _ => [.. column.Split('/').Select(sequence => sequence.Split(','))],
    };

    // N13:checkDigit, X..17?, N6?:date
    private static ElementComponent ReadComponent(string text)
    {
        var parts = text.Split(':');
        var isOptional = parts[0].EndsWith('?');
        var length = parts[0][1..].TrimEnd('?');
        var isVariable = length.StartsWith("..", StringComparison.Ordinal);
        var max = int.Parse(length.TrimStart('.'), CultureInfo.InvariantCulture);
        return new(
            text[0] switch { 'N' => CharacterSet.Numeric, 'Y' => CharacterSet.Set39, 'Z' => CharacterSet.Set64, _ => CharacterSet.Set82 },
            isVariable ? 1 : max,
            max,
            isOptional,
            parts.Length == 1 ? ContentRule.None : Enum.Parse<ContentRule>(parts[1], ignoreCase: true));
    }
}
