using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.Core.Schemas;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Vocabulary;

/// <summary>The documents that the project was created from: each property row and each code stands in a table.</summary>
public sealed partial class SeedTests
{
    [NeedsFact(Part.Shared)]
    public void Core050_HasEveryPropertyRow()
    {
        var table = Table("untp-core", "0.5.0");
        var rows = Rows("002_ef8ff5bff35abdbe.txt", "Property Definition Type").ToList();
        Assert.Equal(146, rows.Count);
        foreach (var (type, row) in rows)
        {
            var property = Property(table, type, row.Split(' ')[0]);
            Assert.True(Fits(property, row), $"{type}: {row}, and the table says {property.Range}");
        }

        Assert.Equal(146, table.Classes.Sum(type => type.Own.Count));
        Assert.NotNull(table.Find("Characteristic"));
    }

    [NeedsFact(Part.Shared)]
    public void Dcc020_HasEveryPropertyRow()
    {
        // Name, definition and type stand there without a space between them.
        var table = Table("untp-dcc", "0.2.0");
        var rows = Rows("003_45c720d2f38e5881.txt", "PropertyDefinitionType").ToList();
        Assert.Equal(81, rows.Count);
        var found = new HashSet<(string, string)>();
        foreach (var (type, row) in rows)
        {
            var property = table.Find(type)!.Own.Where(property => row.StartsWith(property.Name, StringComparison.Ordinal)).MaxBy(property => property.Name.Length);
            Assert.True(property is not null && Fits(property, row), $"{type}: {row}");
            Assert.True(found.Add((type, property.Name)), $"{type}: {row}");
        }

        Assert.Equal(81, table.Classes.Sum(type => type.Own.Count));
        Assert.All<(string, string)>([("Identifier", "identiferValue"), ("Product", "verfifiedByCAB"), ("Facility", "verfifiedByCAB")], misspelt => Assert.Contains(misspelt, found));
    }

    [NeedsFact(Part.Shared)]
    public void CodeLists_HaveEveryCode()
    {
        // Rows of the first are "code name description"; those of the second are code and description without a space.
        Assert.Equal(41, CheckCodes(Table("untp-core", "0.5.0"), "002_ef8ff5bff35abdbe.txt", "Value Name Description"));
        Assert.Equal(41, CheckCodes(Table("untp-dcc", "0.2.0"), "003_45c720d2f38e5881.txt", "NameDescription", "CodeDescription", "NameValueDescription"));
    }

    [NeedsFact(Part.Shared)]
    public void Dcc020_AcceptsItsSample()
    {
        var text = Read("003_45c720d2f38e5881.txt");
        var sample = text[(text.IndexOf("\nSample\n", StringComparison.Ordinal) + "\nSample\n".Length)..];
        var json = StrictJson.Parse(sample[..(sample.LastIndexOf('}') + 1)]);
        var schema = CredentialSchema.Compile(Vocabularies.Documents.Single(document => document is { Version: "0.2.0", Kind: PublishedKind.Schema }).Generated.Span).Value!;

        Assert.Empty(schema.Validate(json));
        Assert.Contains(
            schema.Validate(StrictJson.Parse(json.GetRawText().Replace("\"verfifiedByCAB\": true", "\"verfifiedByCAB\": \"yes\"", StringComparison.Ordinal))),
            problem => problem.Pointer == "/assessments/0/subjectProducts/0/verfifiedByCAB" || problem.Pointer.StartsWith("/assessments", StringComparison.Ordinal));
        Assert.NotEmpty(schema.Validate(StrictJson.Parse(json.GetRawText().Replace("environment.energy", "environment.fun", StringComparison.Ordinal))));
    }

    [NeedsFact(Part.Shared)]
    public void Dpp060_HasEveryField()
    {
        var table = Table("untp", "0.6.0");
        var fields = Read("001_32422887c2550fa5.txt").Split('\n').Where(line => line.StartsWith(' ') == false && Field().IsMatch(line)).Select(line => line.Split(' ')[0]).ToList();
        Assert.Equal(25, fields.Count);
        string[] types = ["Product", "EmissionsPerformance", "CircularityPerformance", "Material"];
        Assert.All(fields, field => Assert.Contains(types, type => table.Find(type)!.Own.Any(property => property.Name == field)));
    }

    private static VocabularyTable Table(string family, string version) => Vocabularies.Tables.Single(table => table.Family == family && table.Version == version);

    private static string Read(string seed) => File.ReadAllText(Path.Combine(Repository.Shared, "seeds", seed)).ReplaceLineEndings("\n");

    private static VocabularyProperty Property(VocabularyTable table, string type, string name) =>
        table.Find(type)?.Own.SingleOrDefault(property => property.Name == name) ?? throw new InvalidDataException($"{type}.{name} is in no table");

    // The rows below a heading, each with the class whose name stands above it.
    private static IEnumerable<(string Type, string Row)> Rows(string seed, string heading)
    {
        var lines = Read(seed).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] == heading)
            {
                var type = lines[..i].Last(line => ClassName().IsMatch(line));
                foreach (var row in lines.Skip(i + 1).TakeWhile(line => line != ""))
                {
                    yield return (type, row);
                }
            }
        }
    }

    private static int CheckCodes(VocabularyTable table, string seed, params string[] headings)
    {
        var lines = Read(seed).Split('\n');
        var codes = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (headings.Contains(lines[i]))
            {
                var name = lines[..i].Last(line => ListName().IsMatch(line));
                var list = table.Lists[name].Codes;
                var rows = lines.Skip(i + 1).TakeWhile(line => line != "").ToList();
                Assert.Equal(rows.Count, list.Count);
                Assert.All(rows, row => Assert.Contains(list, code => row.StartsWith(code, StringComparison.Ordinal)));
                codes += rows.Count;
            }
        }

        return codes;
    }

    private static bool Fits(VocabularyProperty property, string row) => property.Range.Kind switch
    {
        RangeKind.Code => row.EndsWith($"Code ({property.Range.Name})", StringComparison.Ordinal),
        RangeKind.Constant => row.EndsWith($"Code ({property.Range.Name})", StringComparison.Ordinal),
        RangeKind.Class => row.EndsWith(property.Range.Name, StringComparison.Ordinal),
        RangeKind.Scalar => _types[property.Range.Name].Any(type => row.EndsWith(type, StringComparison.Ordinal)),
        _ => false,
    };

    private static readonly Dictionary<string, string[]> _types = new()
    {
        ["text"] = ["Text"],
        ["uri"] = ["URI"],
        ["date"] = ["Date"],
        ["date-time"] = ["DateTime"],
        ["number"] = ["Numeric", "Decimal"],
        ["boolean"] = ["Indicator"],
        ["base64"] = ["Base64", "Binary"],
    };

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]+\z")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"^[a-z][A-Za-z]+\z")]
    private static partial Regex ListName();

    [GeneratedRegex(@"^[a-z][A-Za-z]+ \|$")]
    private static partial Regex Field();
}
