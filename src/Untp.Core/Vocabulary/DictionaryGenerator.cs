using System.Globalization;
using System.Text;

namespace Untp.Core.Vocabulary;

/// <summary>Makes the data dictionary of a table, in Markdown. Threads: safe.</summary>
internal sealed class DictionaryGenerator(VocabularyTable table)
{
    /// <summary>The dictionary.</summary>
    public string Generate()
    {
        var text = new StringBuilder();
        Line(text, $"# {table.Family} {table.Version}: data dictionary");
        Line(text, $"Made from `vocabulary/{table.File}`.{(table.Note == "" ? "" : " " + table.Note + ".")}");
        WriteDocuments(text);
        foreach (var type in table.Classes)
        {
            WriteClass(text, type);
        }

        foreach (var list in table.Lists.Values.OrderBy(list => list.Name, StringComparer.Ordinal))
        {
            Line(text, "");
            Line(text, $"## List {list.Name}");
            Line(text, $"IRI `{table.IriOf(list)}` and the code. {(list.Codes.Count == 0 ? "Kept elsewhere: any text is taken." : "")}");
            foreach (var code in list.Codes)
            {
                Line(text, $"- `{code}`");
            }
        }

        return text.ToString();
    }

    private void WriteDocuments(StringBuilder text)
    {
        if (table.Documents.Count > 0)
        {
            Line(text, "");
            Line(text, "| document | published at | SHA-256 |");
            Line(text, "|---|---|---|");
            foreach (var document in table.Documents)
            {
                Line(text, $"| {(document.Root is { } root ? $"schema of {root}" : "context")} | {(document.Url == "" ? "never: ours is unofficial" : document.Url)} | {document.Sha256} |");
            }
        }
    }

    private void WriteClass(StringBuilder text, VocabularyClass type)
    {
        Line(text, "");
        Line(text, $"## {type.Name}");
        Line(text, $"{(type.IsOpen ? "Open" : "Closed")}, {type.Kind.ToString().ToLowerInvariant()}, IRI `{table.IriOf(type)}`{(type.Parent is { } parent ? $", derives from {parent.Name}" : "")}.");
        if (type.Properties.Any())
        {
            Line(text, "");
            Line(text, "| property | how often | value | IRI |");
            Line(text, "|---|---|---|---|");
            foreach (var property in type.Properties)
            {
                Line(text, $"| `{property.Name.Replace("|", "\\|", StringComparison.Ordinal)}` | {Often(property.Cardinality)} | {property.Range} | {(table.IriOf(property) is { } iri ? $"`{iri}`" : "")} |");
            }
        }
    }

    private static string Often(Cardinality cardinality) => cardinality switch
    {
        Cardinality.Required => "once",
        Cardinality.Optional => "at most once",
        Cardinality.RequiredArray => "array",
        Cardinality.OptionalArray => "array, optional",
        Cardinality.Any => "any number",
        Cardinality.OneOrMore => "at least once",
        _ => "in the context only",
    };

    private static void Line(StringBuilder text, string line) => text.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
