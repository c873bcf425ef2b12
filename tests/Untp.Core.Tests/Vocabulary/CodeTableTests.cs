using System.Text.Json;
using System.Text.RegularExpressions;
using Untp.Core.Problems;
using Untp.Core.Vocabulary;
using Untp.Core.Vocabulary.CodeLists;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Vocabulary;

public sealed partial class CodeTableTests
{
    // Where a list has codes that the 0.7.0 schemas do not know, because another document uses them.
    private static readonly Dictionary<string, string> _lists = new()
    {
        ["ProductIDGranularity"] = "product-id-granularity",
        ["ProductStatus"] = "product-status",
        ["PartyRole"] = "party-role",
        ["AssessorLevel"] = "assessor-level",
        ["AssessmentLevel"] = "assessment-level",
        ["AttestationType"] = "attestation-type",
        ["AssessmentSubjectType"] = "assessment-subject-type",
        ["SchemeEndorsementLevel"] = "scheme-endorsement-level",
        ["SchemeAlignmentLevel"] = "scheme-alignment-level",
        ["CriterionStatus"] = "criterion-status",
        ["LicenseType"] = "license-type",
        ["RegistryType"] = "registry-type",
        ["CredentialStatus"] = "credential-status",
    };

    [Fact]
    public void Lists_HaveTheirRows()
    {
        Assert.Equal((101, 90), (CodeTables.Topics.Rows.Count, CodeTables.Topics.Rows.Count(row => row["group"] is not null)));
        Assert.Equal((79, 69), (CodeTables.Metrics.Rows.Count, CodeTables.Metrics.Rows.Count(row => row["group"] is not null)));
        Assert.Equal(15, CodeTables.FormerTopics.Rows.Count);
        Assert.Equal(249, CodeTables.Get("countries").Rows.Count);
        Assert.Equal(249, CodeTables.Get("countries").Rows.Select(row => row["alpha3"]).Distinct().Count());
        Assert.Equal(28, CodeTables.All.Count());
    }

    [Fact]
    public void Lists_FitTheTableOf070()
    {
        var table = Vocabularies.Tables.Single(table => table is { Family: "untp", Version: "0.7.0" });
        Assert.All(_lists, pair => Assert.Equal(
            table.Lists[pair.Key].Codes.Order(StringComparer.Ordinal),
            CodeTables.Get(pair.Value).Rows.Select(row => row.Key).Order(StringComparer.Ordinal)));
    }

    [NeedsFact(Part.Shared)]
    public void Lists_HaveEveryCodeOfTheSpecification()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Shared, "spec", "code-lists.md")).ReplaceLineEndings("\n");
        var (list, found) = ("", new List<(string List, string Code)>());
        foreach (Match row in Row().Matches(text[text.IndexOf("### 2.1", StringComparison.Ordinal)..text.IndexOf("### 2.5", StringComparison.Ordinal)]))
        {
            list = row.Groups["list"].Value is { Length: > 0 } named ? named : list;
            found.Add((list, row.Groups["code"].Value));
        }

        Assert.Equal(69, found.Count); // With the 20 of PartyRole the 89 of the core ontology.
        var files = _lists.Append(new("AggregationType", "aggregation-type")).Append(new("ImprovementIndicator", "improvement-indicator")).ToDictionary();
        Assert.All(found, code => Assert.NotNull(CodeTables.Get(files[code.List]).Find(code.Code)));
        Assert.All(Regex.Match(text, "PartyRole \\(20\\): (.*)\\.\n").Groups[1].Value.Split(' '), role => Assert.NotNull(CodeTables.Get("party-role").Find(role.Trim('`'))));
        Assert.Equal(20, CodeTables.Get("party-role").Rows.Count);
    }

    [Fact]
    public void Lists_FitEachOther()
    {
        Assert.All(CodeTables.Metrics.Rows, row => Assert.True(row["unit"] is not { } unit || CodeTables.Units.Find(unit) is not null, row.Key));
        Assert.All(CodeTables.Metrics.Rows, row => Assert.True(row["group"] is not { } group || CodeTables.Metrics.Find(group)!["group"] is null, row.Key));
        Assert.All(CodeTables.Topics.Rows, row => Assert.True(row["group"] is not { } group || CodeTables.Topics.Find(group)!["group"] is null, row.Key));
        Assert.All(CodeTables.FormerTopics.Rows, row => Assert.All(row["all"]!.Split(','), topic => Assert.Equal(row.Key, CodeTables.Topics.Find(topic)!["former"])));
        var former = Vocabularies.Tables.Single(table => table is { Family: "untp", Version: "0.6.1" }).Lists["conformityTopicCode"].Codes;
        Assert.Equal(former.Order(StringComparer.Ordinal), CodeTables.FormerTopics.Rows.Select(row => row.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://vocabulary.uncefact.org/conformity-topic/forest-conservation", "01.06")]
    [InlineData("https://vocabulary.uncefact.org/conformity-topics/forest-conservation", "01.06")]
    [InlineData("https://vocabulary.uncefact.org/untp/conformity-topic/forest-conservation", "01.06")]
    [InlineData("forest-conservation", "01.06")]
    [InlineData("https://vocabulary.uncefact.org/conformity-topic/Forest-conservation", null)]
    [InlineData("https://elsewhere.example/conformity-topic/forest-conservation", null)]
    [InlineData("https://vocabulary.uncefact.org/conformity-topic/", null)]
    public void Finds_ATopicByItsSlug(string iri, string? code) => Assert.Equal(code, CodeTables.Topics.FindByIri(iri)?["code"]);

    [NeedsTheory(Part.Shared)]
    [InlineData("untp-topics.jsonld", 101)]
    [InlineData("untp-metrics.jsonld", 79)]
    public void Lists_HaveEveryConceptOfThePublishedVocabulary(string file, int count)
    {
        var list = file == "untp-topics.jsonld" ? CodeTables.Topics : CodeTables.Metrics;
        var concepts = Vectors.Read("documents", "untp", "0.7.0", "vocabularies", file).GetProperty("@graph").EnumerateArray()
            .Where(node => Text(node, "@type") == "skos:Concept")
            .ToList();
        Assert.Equal(count, concepts.Count);
        Assert.All(concepts, concept =>
        {
            var row = list.Find(concept.GetProperty("@id").GetString()!.Split(':')[1])!;
            Assert.Equal(Text(concept, "notation"), row["code"]);
            Assert.Equal(Text(concept, "prefLabel"), row["label"]);
            Assert.Equal(Text(concept, "broader")?.Split(':')[1], row["group"]);
            if (list == CodeTables.Metrics)
            {
                Assert.Equal(Text(concept, "allowedUnit"), row["unit"]);
                Assert.Equal(Text(concept, "aggregationMethod"), row["aggregation"]);
                Assert.Equal(Text(concept, "improvementDirection"), row["direction"]);
            }
        });
    }

    [Theory]
    [InlineData("columns code name\nA one\nA two", "units.txt, line 3: 'A' shows twice.")]
    [InlineData("columns code quantity name\nA mass", "units.txt, line 2: the line has 2 words for 3 columns; write - for no value.")]
    [InlineData("rows code\ncolumns code\n", "units.txt, line 1: 'rows' is neither iri nor columns with words behind it.")]
    [InlineData("# nothing\n", "units.txt, line 2: there are no columns.")]
    public void Rejects_AWrongLine(string text, string message)
    {
        var problem = Assert.Single(CodeTableReader.Read("units.txt", text).Problems);
        Assert.Equal((ProblemCodes.VocabularyInvalid, message), (problem.Code, problem.Message));
    }

    [GeneratedRegex(@"^\| (?<list>\w*) *\| `(?<code>[^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static string? Text(StrictJson node, string name) => node.TryGetProperty(name, out var value) ? value.GetString() : null;
}
