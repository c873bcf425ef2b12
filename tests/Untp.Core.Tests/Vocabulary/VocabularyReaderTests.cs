using System.Text;
using System.Text.Json.Nodes;
using Untp.Core.Problems;
using Untp.Core.Schemas;
using Untp.Core.Vocabulary;
using Untp.LinkedData.Json;

namespace Untp.Core.Tests.Vocabulary;

public sealed class VocabularyReaderTests
{
    private const string Table =
        """
        vocabulary example 1
        prefix ex https://example.com/
        base ex
        coerce text ex:text
        context https://example.com/context
        schema Thing https://example.com/schema
        list Colour - red green
        class Thing open node typed
        Thing.id     ! uri
        Thing.colour ? code:Colour
        class Part closed value
        Part.weight  ! number(0..1)
        """;

    [Theory]
    [InlineData("Thing.size text", "line 13: a property has a cardinality and a range")]
    [InlineData("Thing.size !! text", "line 13: '!!' is no cardinality")]
    [InlineData("Thing.size ! Nothing", "line 13: there is no class Nothing")]
    [InlineData("Thing.size ! code:Nothing", "line 13: there is no list Nothing")]
    [InlineData("Thing.size ! &Thing+length", "line 13: class Thing has no property length")]
    [InlineData("Thing.size ! number(a..b)", "line 13: 'number(a..b)' has no bounds")]
    [InlineData("Thing.size ! text|Nothing[]", "line 13: there is no class Nothing")]
    [InlineData("Thing.size ! Part|code:Nothing", "line 13: there is no list Nothing")]
    [InlineData("Thing.size ! text|", "line 13: between the bars there is nothing")]
    [InlineData("Thing.size ! text ex:size colour=red", "line 13: 'colour' is none of")]
    [InlineData("Thing.size ! text scope=Nothing", "line 13: there is no class Nothing")]
    [InlineData("Thing.colour ? text", "line 13: Thing.colour shows twice")]
    [InlineData("Nothing.size ? text", "line 13: there is no class Nothing above this line")]
    [InlineData("Part.part ? Part", "line 13: Part holds Part again")]
    [InlineData("class Thing open node", "line 13: class Thing shows twice")]
    [InlineData("class Other ajar node", "line 13: 'ajar' is none of open, closed")]
    [InlineData("class Other open node is=Nothing", "line 13: there is no class Nothing")]
    [InlineData("class Other open node is=Other", "line 13: class Other derives from itself")]
    [InlineData("list Colour - red", "line 13: a code of Colour shows twice")]
    [InlineData("remove Thing.size", "line 13: there is no Thing.size to remove")]
    [InlineData("schema Nothing https://example.com/nothing", "https://example.com/nothing names Nothing, which is no class")]
    [InlineData("context https://example.com/second", "two documents are called context.jsonld")]
    [InlineData("context https://example.com/second name=b sha256=ABC", "line 13: a digest is 64")]
    [InlineData("context nowhere", "line 13: a context has a URL")]
    [InlineData("prefix ex", "line 13: 'prefix' lacks its word 2")]
    [InlineData("nonsense", "line 13: 'nonsense' is neither")]
    public void Rejects_AWrongLineWithFileLineAndReason(string line, string reason)
    {
        var read = Read($"{Table}\n{line}\n");

        Assert.Contains(read.Problems, problem => problem.Code == ProblemCodes.VocabularyInvalid && problem.Message.Contains(reason, StringComparison.Ordinal));
        Assert.All(read.Problems, problem => Assert.Matches(@"^\w+\.txt, line \d+: ", problem.Message));
    }

    [Theory]
    [InlineData("extends nothing.txt", "nothing.txt, line 0: there is no such table.")]
    [InlineData("extends", "example.txt, line 1: 'extends' takes the name of a table.")]
    [InlineData("extends example.txt", "example.txt, line 1: tables extend each other too deeply, or in a circle.")]
    public void Rejects_ATableThatExtendsNone(string line, string message) => Assert.Contains(Read($"{line}\n{Table}").Problems, problem => problem.Message == message);

    [Fact]
    public void Rejects_AllWrongLinesAtOnce() =>
        Assert.Equal(2, Read($"{Table}\nThing.size text\nThing.size ! Nothing\n").Problems.Count);

    [Fact]
    public void Returns_SchemaContextAndDictionaryWithAProperty_WhenOneLineIsAdded()
    {
        var (before, after) = (Read(Table).Value!, Read($"{Table}\nThing.size ! text\n").Value!);

        Assert.DoesNotContain("size", Text(before, PublishedKind.Schema), StringComparison.Ordinal);
        Assert.DoesNotContain("size", Text(before, PublishedKind.Context), StringComparison.Ordinal);
        Assert.DoesNotContain("size", new DictionaryGenerator(before).Generate(), StringComparison.Ordinal);

        Assert.Contains("\"size\": {", Text(after, PublishedKind.Schema), StringComparison.Ordinal);
        Assert.Contains("\"@id\": \"https://example.com/size\"", Text(after, PublishedKind.Context), StringComparison.Ordinal);
        Assert.Contains("| `size` | once | text | `https://example.com/size` |", new DictionaryGenerator(after).Generate(), StringComparison.Ordinal);
    }

    [Fact]
    public void Returns_TheBaseWithItsChanges_WhenATableExtendsAnother()
    {
        var table = new VocabularyReader(file => file == "example.txt" ? Table : "extends example.txt\nvocabulary example 2\nremove Thing.colour\nThing.id ? uri\nclass Part open value").Read("delta.txt").Value!;

        Assert.Equal(("example", "2", 0), (table.Family, table.Version, table.Documents.Count));
        Assert.Equal((Cardinality.Optional, 1), (table.Find("Thing")!.Own[0].Cardinality, table.Find("Thing")!.Own.Count));
        Assert.Empty(table.Find("Part")!.Own);
    }

    [Fact]
    public void Returns_OneOfSeveral_WhereBarsStandBetween()
    {
        var table = Read($"{Table}\nThing.size ! text|Part[]\nThing.kinds ? is:A|has:A\nclass Other open value some\nThing.other ! Other\n").Value!;
        var schema = CredentialSchema.Compile(new SchemaGenerator(table).Generate(table.Documents.Single(document => document.Kind == PublishedKind.Schema))).Value!;

        Assert.Empty(Faults("""{"size":"x","other":{"a":1}}"""));
        Assert.Empty(Faults("""{"size":[{"weight":1}],"kinds":["B","A"],"other":{"a":1}}"""));
        Assert.Contains("/size", Faults("""{"size":[],"other":{"a":1}}"""));
        Assert.Contains("/size", Faults("""{"size":7,"other":{"a":1}}"""));
        Assert.Contains("/kinds", Faults("""{"size":"x","kinds":["B"],"other":{"a":1}}"""));
        Assert.Contains("/other", Faults("""{"size":"x","other":{}}"""));
        Assert.Contains("| `size` | once | text or array of Part |", new DictionaryGenerator(table).Generate(), StringComparison.Ordinal);

        IEnumerable<string> Faults(string members)
        {
            var thing = JsonNode.Parse(members)!.AsObject();
            thing["id"] = "https://a.example/1";
            thing["type"] = new JsonArray("Thing");
            return schema.Validate(StrictJson.Parse(thing.ToJsonString())).Select(problem => problem.Pointer);
        }
    }

    [Fact]
    public void Lists_EveryPropertyAndCodeInTheDictionary()
    {
        var properties = 0;
        foreach (var table in Vocabularies.Tables)
        {
            var dictionary = Vocabularies.FindDictionary(table.File[..^4])!;
            var sections = dictionary.Split("\n## ").ToDictionary(section => section.Split('\n')[0]);
            foreach (var type in table.Classes)
            {
                foreach (var property in type.Properties)
                {
                    properties++;
                    Assert.Contains($"\n| `{property.Name.Replace("|", "\\|", StringComparison.Ordinal)}` | ", sections[type.Name], StringComparison.Ordinal);
                }
            }

            Assert.All(table.Lists.Values, list => Assert.All(list.Codes, code => Assert.Contains($"\n- `{code}`\n", sections[$"List {list.Name}"] + "\n", StringComparison.Ordinal)));
        }

        Assert.True(properties > 1_500, $"{properties} properties");
    }

    private static Result<VocabularyTable> Read(string text) => new VocabularyReader(file => file == "example.txt" ? text : null).Read("example.txt");

    private static string Text(VocabularyTable table, PublishedKind kind) => Encoding.UTF8.GetString(table.Documents.Single(document => document.Kind == kind).Generated.Span);
}
